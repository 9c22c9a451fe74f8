/** On to a meeting's list: choose the meeting, confirm the child, booked. Move and take off likewise. */
import type { Action } from '../cards/actions.ts'
import { chooseForumMessage, chooseMeetingMessage, confirmBookingMessage, waitingListOffer } from '../cards/meeting-words.ts'
import { book, bookableStep, type BookingPress, moveBooking, takeOff } from '../policies/booking.ts'
import type { Case } from '../policies/case.ts'
import { stepFact } from '../policies/checklist.ts'
import { answerItems } from '../policies/answering.ts'
import type { Forum } from '../policies/council.ts'
import { caseIn, type Decision } from '../policies/decision.ts'
import { bookingNotice } from '../policies/follow-meeting.ts'
import { forumsFor } from '../policies/forum-choice.ts'
import type { Meeting, Series, Setting } from '../policies/meeting-record.ts'
import type { Procedure } from '../policies/procedure.ts'
import { forumOf, meetingsAfter, meetingWithId, openMeetings, seriesFor } from '../policies/series.ts'
import type { Outgoing } from './incoming.ts'
import { caseReply, type Found, findFor } from './open-case.ts'
import { MeetingFullError } from './ports.ts'
import { replyRefused, replyWith, settingsOf, settle, type Turn } from './turn.ts'

export type ForumLists = { readonly forum: Forum; readonly series: Series | null; readonly stored: readonly Meeting[] }

/** When a forum meets and what is known of its next meetings. */
export async function listsOf(turn: Turn, procedure: Procedure, forumId: string, settings: readonly Setting[]): Promise<ForumLists> {
  const forum = forumOf(procedure, forumId)
  const from = new Date(turn.now.getTime() - 45 * 86_400_000).toISOString()
  const [series, stored] = await Promise.all([
    turn.ports.seriesOf(procedure.council, forumId),
    turn.ports.meetingsFrom(procedure.council, forumId, from),
  ])
  return { forum, series: seriesFor(procedure, forum, series, settings), stored }
}

/** The case's own worker books it, or a coordinator of its council. */
export async function findToBook(turn: Turn, caseId: string): Promise<Found> {
  if (!turn.person.roles.includes('coordinator')) return findFor(turn, caseId, 'answer')
  const found = await findFor(turn, caseId, 'read')
  if ('refused' in found || !found.current.ended) return found
  const { reference, ended } = found.current
  return { refused: replyRefused(turn, { code: 'case-ended', reference, how: ended.how }, null) }
}

type Choosing = { readonly move: boolean; readonly forum?: string | null; readonly said?: string }
/** The next four meetings with an open list, as buttons. Where a step has several meetings, first which of them. */
export async function chooseMeeting(turn: Turn, caseId: string, { move, forum: chosen, said = '' }: Choosing): Promise<readonly Outgoing[]> {
  const found = await findToBook(turn, caseId)
  if ('refused' in found) return found.refused
  const { current } = found
  if (current.booking && !move) return replyRefused(turn, { code: 'already-on-a-list', forum: current.booking.forum, at: current.booking.meetsAt }, caseId)
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  const step = bookableStep(procedure, current)
  if (!step) return replyRefused(turn, { code: 'not-at-this-step', step: 'A meeting' }, caseId)
  const forums = forumsFor(procedure, current, step)
  const forum = step.forums.includes(chosen ?? '') ? forumOf(procedure, chosen ?? '') : forums.length === 1 ? forums[0] : undefined
  if (!forum) return replyWith({ pressed: false }, chooseForumMessage(current, forums, move), caseId)
  if (forum.booking === 'invitation' && !turn.person.roles.includes('coordinator')) {
    return replyRefused(turn, { code: 'by-invitation', forum: forum.name, invites: forum.prepare ?? '', section: forum.section }, caseId)
  }
  const { series, stored } = await listsOf(turn, procedure, forum.id, await settingsOf(turn))
  if (!series) return replyRefused(turn, noPattern(procedure, forum), caseId)
  const open = openMeetings(series, turn.now, 4, stored)
  const late = meetingsAfter(series, turn.now.toISOString(), 1, stored).filter(meeting => series.lateEntry && !open.some(({ id }) => id === meeting.id))
  return replyWith({ pressed: false }, chooseMeetingMessage({ current, forum, series, open, late, move, said }), caseId)
}

const noPattern = (procedure: Procedure, forum: Forum) => {
  const silence = procedure.silences.find(({ settings }) => settings.some(setting => setting.kind === 'meeting-pattern' && setting.forum === forum.id))
  return { code: 'no-meeting-pattern', forum: forum.name, silence: silence?.id ?? null, ask: silence?.ask ?? 'administrator' } as const
}

type Pressed = { readonly caseId: string; readonly meetingId: string; readonly move: boolean }

/** "Is this the child you mean?" Nothing is kept yet. */
export async function confirmMeeting(turn: Turn, press: Pressed): Promise<readonly Outgoing[]> {
  const found = await findToBook(turn, press.caseId)
  if ('refused' in found) return found.refused
  const at = await findPlace(turn, found.current, press.meetingId)
  if (!at) return replyRefused(turn, { code: 'meeting-gone', forum: 'The meeting' }, press.caseId)
  const procedure = turn.ports.procedure(found.current.council, found.current.procedureVersion)
  return replyWith(turn, confirmBookingMessage({ procedure, current: found.current, ...at, move: press.move, now: turn.now, today: turn.today }), press.caseId)
}

export async function bookMeeting(turn: Turn, press: Pressed & { readonly late: string; readonly waiting?: boolean }): Promise<readonly Outgoing[]> {
  const found = await findToBook(turn, press.caseId)
  if ('refused' in found) return found.refused
  const { current } = found
  const settings = await settingsOf(turn)
  const place = await findPlace(turn, current, press.meetingId, settings)
  if (!place) return replyRefused(turn, { code: 'meeting-gone', forum: 'The meeting' }, press.caseId)
  if (!press.waiting && (await someWait(turn, place))) return full(turn, press, place)
  const how: BookingPress = { person: turn.person, now: turn.now, newId: turn.ports.newId, late: press.late, full: press.waiting ?? false }
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  const decided = press.move ? moveBooking(procedure, current, place, how) : book(procedure, current, place, how)
  const settled = await settleOrFull(turn, tellingWorker(turn, decided))
  if (settled === 'full') return full(turn, press, place)
  if (!settled.ok) return replyRefused(turn, settled.refusal, current.id)
  const next = (press.waiting && (await turn.ports.findCase(current.council, current.id))) || caseIn(settled.change) || current
  const said = next.booking?.place === 'waiting' ? 'On the waiting list.' : press.move ? 'Moved.' : 'On the list.'
  return caseReply(turn, next, settings, { said: [said] })
}

/** What a coordinator does with somebody else's case is told to its worker. */
function tellingWorker({ person, now }: Turn, decision: Decision): Decision {
  const next = decision.ok ? caseIn(decision.change) : undefined
  if (!decision.ok || !next || next.worker === person.id) return decision
  const how = next.booking ? 'put-on-list' : 'taken-off'
  const told = bookingNotice(next, { how, forum: next.booking?.forum ?? '', was: null, now })
  return { ok: true, change: { ...decision.change, outbox: [...decision.change.outbox, told] } }
}

/** Nobody goes past those who wait for a place already. */
async function someWait({ ports }: Turn, { series, meeting }: { series: Series; meeting: Meeting }): Promise<boolean> {
  if (!series.waitingList || meeting.places === null) return false
  const agenda = await ports.agendaOf(meeting.council, meeting.id)
  return (agenda?.items ?? []).some(({ booking }) => booking.place === 'waiting' && booking.outcome === null)
}

async function settleOrFull(turn: Turn, decision: Decision): Promise<Decision | 'full'> {
  try {
    return await settle(turn, decision)
  } catch (fault) {
    if (fault instanceof MeetingFullError) return 'full'
    throw fault
  }
}

/** The database said full: the waiting list if the council keeps one, else another meeting. */
function full(turn: Turn, press: Pressed, place: { forum: Forum; series: Series; meeting: Meeting }): readonly Outgoing[] | Promise<readonly Outgoing[]> {
  if (!place.series.waitingList) return replyRefused(turn, { code: 'meeting-full', forum: place.forum.name, at: place.meeting.at }, press.caseId)
  return replyWith({ pressed: false }, waitingListOffer(press, place), press.caseId)
}

async function findPlace(turn: Turn, current: Case, meetingId: string, settings?: readonly Setting[]) {
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  const step = bookableStep(procedure, current)
  if (!step) return null
  for (const forumId of step.forums) {
    const { forum, series, stored } = await listsOf(turn, procedure, forumId, settings ?? (await settingsOf(turn)))
    const meeting = series && meetingWithId(series, meetingId, stored)
    if (series && meeting && meeting.at > turn.now.toISOString()) return { forum, series, meeting }
  }
  return null
}

export async function takeOffList(turn: Turn, caseId: string): Promise<readonly Outgoing[]> {
  const found = await findToBook(turn, caseId)
  if ('refused' in found) return found.refused
  const procedure = turn.ports.procedure(found.current.council, found.current.procedureVersion)
  const decision = await settle(turn, tellingWorker(turn, takeOff(procedure, found.current, turn.person, turn.now)))
  if (!decision.ok) return replyRefused(turn, decision.refusal, caseId)
  return caseReply(turn, caseIn(decision.change) ?? found.current, await settingsOf(turn), { said: ['Taken off the list.'] })
}

/** An optional meeting is left out: recorded as not used, and by whom. */
export async function leaveOutStep(turn: Turn, action: Extract<Action, { verb: 'leave-out-step' }>): Promise<readonly Outgoing[]> {
  const found = await findFor(turn, action.caseId, 'answer')
  if ('refused' in found) return found.refused
  const procedure = turn.ports.procedure(found.current.council, found.current.procedureVersion)
  const step = bookableStep(procedure, found.current)
  if (step?.id !== action.step || !step.optional) return replyRefused(turn, { code: 'not-at-this-step', step: action.step }, action.caseId)
  const given = { [stepFact(step.id)]: { value: 'na' } }
  const answered = answerItems(procedure, found.current, given, { person: turn.person, now: turn.now, directory: turn.ports.directory })
  if (answered.change) await turn.ports.commit(answered.change, turn.key)
  return caseReply(turn, answered.next, await settingsOf(turn), { said: [`Going on without: ${step.name}.`] })
}
