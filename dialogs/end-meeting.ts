/** The end of a meeting: what was not reached is confirmed once, then carried over to the next list. */
import type { Action, Inputs } from '../cards/actions.ts'
import { notReachedMessage } from '../cards/not-reached-words.ts'
import { plural } from '../cards/wording.ts'
import { book } from '../policies/booking.ts'
import { bookingNotice } from '../policies/booking-notice.ts'
import type { Case } from '../policies/case.ts'
import { whenWords } from '../policies/day-words.ts'
import { type Change, caseIn } from '../policies/decision.ts'
import { notReached } from '../policies/meeting-decision.ts'
import type { Meeting, Series } from '../policies/meeting-record.ts'
import { nameOfCase } from '../policies/restricting.ts'
import { forumOf, openMeetings } from '../policies/series.ts'
import { procedureOf } from './choose-version.ts'
import type { Outgoing } from './incoming.ts'
import { MeetingFullError, type TurnKey } from './ports.ts'
import { findHeld, type Held, notHeld, saveChosen, showAgenda } from './run-meeting.ts'
import { replyRefused, replyWith, type Turn } from './turn.ts'

type Close = Extract<Action, { verb: 'close-meeting' }>

/** What is chosen on the card and not saved yet is saved first. What was not reached has to be confirmed. */
export async function closeMeeting(turn: Turn, action: Close, inputs: Inputs): Promise<readonly Outgoing[]> {
  if (!turn.person.roles.includes('coordinator'))
    return replyRefused(turn, { code: 'not-your-role', needs: 'coordinator' }, null)
  const found = await findHeld(turn, action.meetingId)
  if (!found) return replyRefused(turn, { code: 'meeting-gone', forum: 'The meeting' }, null)
  if (found.agenda.meeting.status === 'closed')
    return showAgenda(turn, { verb: 'agenda', meetingId: action.meetingId, page: 0 }, ['This meeting has ended.'])
  const no = notHeld(turn, found)
  if (no) return replyRefused(turn, no, null)
  const { saved, refused } = await saveChosen(turn, found, { seen: action.seen, inputs })
  if (refused.length > 0)
    return [
      ...(await showAgenda(turn, { verb: 'agenda', meetingId: action.meetingId, page: 0 }, ['Not ended yet.'])),
      ...refused.flatMap(refusal => replyRefused(turn, refusal, null)),
    ]
  const held = saved > 0 ? await findHeld(turn, action.meetingId) : found
  return held ? end(turn, held, { confirmed: action.confirmed, attended: inputs.attended?.trim() ?? '' }) : []
}

type Ending = { readonly confirmed: boolean; readonly attended: string }

async function end(turn: Turn, held: Held, { confirmed, attended }: Ending): Promise<readonly Outgoing[]> {
  const { meeting, items } = held.agenda
  const left = items.filter(({ booking }) => booking.outcome === null)
  const next = await nextMeetings(turn, held)
  if (left.length > 0 && !confirmed)
    return replyWith(
      turn,
      notReachedMessage({
        held,
        left: left.map(item => nameOfCase(turn.person, item.case, turn.ports.directory)),
        next: next[0],
        attended,
      }),
    )
  for (const { case: current } of left) await carryOver(turn, { held, next, current })
  await turn.ports.commit(closing(turn, held, { carriedOver: left.length, attended }), turn.key)
  const carried = left.length > 0 ? ` ${plural(left.length, 'case')} carried over.` : ''
  const said = [`This meeting is ended.${carried}`]
  const ended = await showAgenda(turn, { verb: 'agenda', meetingId: meeting.id, page: 0 }, said)
  const own = { ...turn.key, activityId: `${turn.key.activityId}:minutes` }
  return [...ended, ...(await sendMinutes({ ...turn, key: own }, meeting.id))]
}

/** The minutes of a meeting that has ended: made from what was recorded, kept, offered to the coordinator. */
export async function sendMinutes(turn: Turn, meetingId: string): Promise<readonly Outgoing[]> {
  if (!turn.person.roles.includes('coordinator'))
    return replyRefused(turn, { code: 'not-your-role', needs: 'coordinator' }, null)
  const held = await findHeld(turn, meetingId)
  if (held?.agenda.meeting.status !== 'closed')
    return replyRefused(turn, { code: 'meeting-gone', forum: 'The meeting' }, null)
  const { meeting } = held.agenda
  // The document lies open to every coordinator: a restricted case is not in it.
  const items = held.agenda.items.filter(item => !item.case.restricted)
  const file = await turn.ports.makeMinutes({ ...held.agenda, items })
  await turn.ports.commit({ council: meeting.council, writes: [{ kind: 'file', file }], events: [], outbox: [] }, turn.key)
  const text = `${forumOf(turn.procedure, meeting.forum).name}, ${whenWords(meeting.at)}: the minutes.`
  return [{ kind: 'file', name: file.name, contentType: file.contentType, content: file.content, text }]
}

type Closing = { readonly carriedOver: number; readonly attended: string }
function closing(turn: Turn, { agenda: { meeting }, stored }: Held, { carriedOver, attended }: Closing): Change {
  const closed: Meeting = { ...meeting, status: 'closed', ...(attended ? { attended } : {}) }
  const at = turn.now.toISOString()
  return {
    council: meeting.council,
    writes: [{ kind: 'meeting', meeting: closed, expectsStatus: stored }],
    events: [{ stream: `meeting:${meeting.id}`, type: 'closed', at, by: turn.person.id, facts: { carriedOver } }],
    outbox: [],
  }
}

type Next = { readonly meeting: Meeting; readonly series: Series }
/** The next open lists, those with a free place first. */
async function nextMeetings(turn: Turn, { series }: Held): Promise<readonly Next[]> {
  const stored = await turn.ports.meetingsFrom(series.council, series.forum, turn.now.toISOString())
  const open = openMeetings(series, turn.now, 6, stored)
  const isFree = (meeting: Meeting) => meeting.places === null || meeting.taken < meeting.places
  return [...open.filter(isFree), ...open.filter(meeting => !isFree(meeting))].map(meeting => ({
    meeting,
    series,
  }))
}

type CarryOver = { readonly held: Held; readonly next: readonly Next[]; readonly current: Case }
/** Off this list and on the next with a place, in one change, so that a case is never on neither without being told. */
async function carryOver(turn: Turn, { held, next, current }: CarryOver): Promise<void> {
  const procedure = procedureOf(turn.ports, current)
  // Nothing is worked out with another version: the card says so, and that its decision goes in the case system.
  if (!procedure) return
  const off = notReached(procedure, current, held.agenda.meeting, { person: turn.person, now: turn.now })
  if (!off.ok) return
  const key = { ...turn.key, activityId: `${turn.key.activityId}:${current.id}` }
  for (const to of [...next, null]) {
    const change = to ? onToNext(turn, off.change, { to, current, held }) : off.change
    if (!change) continue
    const told = bookingNotice(caseIn(change) ?? current, {
      how: 'not-reached',
      forum: held.agenda.meeting.forum,
      before: current.booking,
      now: turn.now,
    })
    if (await fits(turn, { ...change, outbox: [...change.outbox, told] }, key)) return
  }
}

async function fits(turn: Turn, change: Change, key: TurnKey): Promise<boolean> {
  try {
    await turn.ports.commit(change, key)
    return true
  } catch (fault) {
    if (fault instanceof MeetingFullError) return false
    throw fault
  }
}

/** null: that list does not take the case. */
function onToNext(turn: Turn, off: Change, { to, current, held }: { to: Next; current: Case; held: Held }): Change | null {
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  const forum = forumOf(procedure, held.agenda.meeting.forum)
  const without = caseIn(off) ?? current
  const how = { person: turn.person, now: turn.now, newId: turn.ports.newId, late: '', full: false }
  const on = book(procedure, without, { forum, ...to }, how)
  if (!on.ok) return null
  const rest = on.change.writes.filter(write => write.kind !== 'case')
  const moved = caseIn(on.change) ?? without
  const row = {
    kind: 'case',
    case: { ...moved, revision: current.revision + 1 },
    expects: current.revision,
  } as const
  return {
    ...on.change,
    writes: [row, ...off.writes.filter(write => write.kind !== 'case'), ...rest],
    events: [...off.events, ...on.change.events],
  }
}
