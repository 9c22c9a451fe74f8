/** On to a meeting's list: the child confirmed, booked, moved, taken off. */
import type { Action } from '../cards/actions.ts'
import { confirmBookingMessage, waitingListOffer } from '../cards/meeting-words.ts'
import { answerItems } from '../policies/answering.ts'
import { type BookingPress, book, bookableStep, moveBooking, takeOff } from '../policies/booking.ts'
import { bookingNotice, leftBehind } from '../policies/booking-notice.ts'
import type { Case } from '../policies/case.ts'
import { stepFact } from '../policies/checklist.ts'
import type { Forum } from '../policies/council.ts'
import { caseIn, type Decision } from '../policies/decision.ts'
import type { Meeting, Series } from '../policies/meeting-record.ts'
import { meetingWithId } from '../policies/series.ts'
import { standingOf } from '../policies/standing.ts'
import { findToBook } from './choose-meeting.ts'
import { listsOf } from './forum-lists.ts'
import type { Outgoing } from './incoming.ts'
import { caseReply, findFor, type Opened } from './open-case.ts'
import { MeetingFullError } from './ports.ts'
import { replyRefused, replyWith, settle, type Turn } from './turn.ts'

type Pressed = { readonly caseId: string; readonly meetingId: string; readonly move: boolean }

/** "Is this the child you mean?" Nothing is kept yet. */
export async function confirmMeeting(turn: Turn, press: Pressed): Promise<readonly Outgoing[]> {
  const found = await findToBook(turn, press.caseId, 'late')
  if ('refused' in found) return found.refused
  const at = await findPlace(turn, found, press.meetingId)
  if (!at) return replyRefused(turn, { code: 'meeting-gone', forum: 'The meeting' }, press.caseId)
  const procedure = turn.ports.procedure(found.current.council, found.current.procedureVersion)
  return replyWith(
    turn,
    confirmBookingMessage({
      procedure,
      current: found.current,
      ...at,
      move: press.move,
      now: turn.now,
      today: turn.today,
    }),
    press.caseId,
  )
}

export async function bookMeeting(
  turn: Turn,
  press: Pressed & { readonly late: string; readonly waiting?: boolean },
): Promise<readonly Outgoing[]> {
  const found = await findToBook(turn, press.caseId, press.late.trim() ? 'late' : 'own')
  if ('refused' in found) return found.refused
  const { current } = found
  const place = await findPlace(turn, found, press.meetingId)
  if (!place) return replyRefused(turn, { code: 'meeting-gone', forum: 'The meeting' }, press.caseId)
  if (!press.waiting && (await someWait(turn, place))) return full(turn, press, place)
  const how: BookingPress = {
    person: turn.person,
    now: turn.now,
    newId: turn.ports.newId,
    late: press.late,
    full: press.waiting ?? false,
  }
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  const decided = press.move ? moveBooking(procedure, current, place, how) : book(procedure, current, place, how)
  const settled = await settleOrFull(turn, tellingWorker(turn, current, decided))
  if (settled === 'full') return full(turn, press, place)
  if (!settled.ok) return replyRefused(turn, settled.refusal, current.id)
  const next =
    (press.waiting && (await turn.ports.findCase(current.council, current.id))) || caseIn(settled.change) || current
  const said = next.booking?.place === 'waiting' ? 'On the waiting list.' : press.move ? 'Moved.' : 'On the list.'
  return caseReply(turn, next, found.arranged, { said: [said], left: leftOf(turn, current, next) })
}

/** The meeting that the case's own worker may have in their calendar and that it is no longer on. */
const leftOf = ({ person, now }: Turn, before: Case, next: Case): string | null =>
  next.worker === person.id ? leftBehind(before.booking, next.booking, now) : null

/** What a coordinator or a manager does with somebody else's case is told to its worker. */
function tellingWorker({ person, now }: Turn, before: Case, decision: Decision): Decision {
  const next = decision.ok ? caseIn(decision.change) : undefined
  if (!decision.ok || !next || next.worker === person.id) return decision
  const how = next.booking?.late ? 'late-entry' : next.booking ? 'put-on-list' : 'taken-off'
  const forum = (next.booking ?? before.booking)?.forum ?? ''
  const told = bookingNotice(next, { how, forum, before: before.booking, now })
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
function full(
  turn: Turn,
  press: Pressed,
  place: { forum: Forum; series: Series; meeting: Meeting },
): readonly Outgoing[] | Promise<readonly Outgoing[]> {
  if (!place.series.waitingList)
    return replyRefused(turn, { code: 'meeting-full', forum: place.forum.name, at: place.meeting.at }, press.caseId)
  return replyWith(turn, waitingListOffer(press, place), press.caseId)
}

async function findPlace(turn: Turn, { current, arranged }: Opened, meetingId: string) {
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  const step = bookableStep(procedure, current)
  if (!step) return null
  for (const forumId of step.forums) {
    const { forum, series, stored } = await listsOf(turn, procedure, forumId, arranged)
    const meeting = series && meetingWithId(series, meetingId, stored)
    if (series && meeting && meeting.at > turn.now.toISOString()) return { forum, series, meeting }
  }
  return null
}

export async function takeOffList(turn: Turn, caseId: string): Promise<readonly Outgoing[]> {
  const found = await findToBook(turn, caseId)
  if ('refused' in found) return found.refused
  const procedure = turn.ports.procedure(found.current.council, found.current.procedureVersion)
  const { current, arranged } = found
  const off = takeOff(procedure, current, turn.person, turn.now)
  const decision = await settle(turn, tellingWorker(turn, current, off))
  if (!decision.ok) return replyRefused(turn, decision.refusal, caseId)
  const next = caseIn(decision.change) ?? current
  return caseReply(turn, next, arranged, { said: ['Taken off the list.'], left: leftOf(turn, current, next) })
}

/** An optional meeting is left out: recorded as not used, and by whom. */
export async function leaveOutStep(
  turn: Turn,
  action: Extract<Action, { verb: 'leave-out-step' }>,
): Promise<readonly Outgoing[]> {
  const found = await findFor(turn, action.caseId, 'answer')
  if ('refused' in found) return found.refused
  const procedure = turn.ports.procedure(found.current.council, found.current.procedureVersion)
  const step = bookableStep(procedure, found.current) ?? standingOf(procedure, found.current, turn.today).next
  if (step?.id !== action.step || !('optional' in step && step.optional))
    return replyRefused(turn, { code: 'not-at-this-step', step: action.step }, action.caseId)
  const given = { [stepFact(step.id)]: { value: 'na' } }
  const answered = answerItems(procedure, found.current, given, {
    person: turn.person,
    now: turn.now,
    directory: turn.ports.directory,
  })
  if (answered.change) await turn.ports.commit(answered.change, turn.key)
  return caseReply(turn, answered.next, found.arranged, { said: [`Going on without: ${step.name}.`] })
}
