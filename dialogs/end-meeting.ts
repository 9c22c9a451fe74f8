/** The end of a meeting: what was not reached is confirmed once, then carried over to the next list. */
import type { Action } from '../cards/actions.ts'
import { plural } from '../cards/wording.ts'
import { book } from '../policies/booking.ts'
import { bookingNotice } from '../policies/booking-notice.ts'
import type { Case } from '../policies/case.ts'
import { whenWords } from '../policies/day-words.ts'
import { type Change, caseIn } from '../policies/decision.ts'
import { notReached } from '../policies/meeting-decision.ts'
import type { Meeting, Series } from '../policies/meeting-record.ts'
import { forumOf, openMeetings } from '../policies/series.ts'
import type { Outgoing } from './incoming.ts'
import { MeetingFullError, type TurnKey } from './ports.ts'
import { findHeld, type Held, showAgenda } from './run-meeting.ts'
import { replyRefused, replyWith, type Turn } from './turn.ts'

export async function closeMeeting(
  turn: Turn,
  action: Extract<Action, { verb: 'close-meeting' }>,
): Promise<readonly Outgoing[]> {
  if (!turn.person.roles.includes('coordinator'))
    return replyRefused(turn, { code: 'not-your-role', needs: 'coordinator' }, null)
  const held = await findHeld(turn, action.meetingId)
  if (!held) return replyRefused(turn, { code: 'meeting-gone', forum: 'The meeting' }, null)
  const { meeting: ending } = held.agenda
  if (ending.status === 'closed')
    return showAgenda(turn, { verb: 'agenda', meetingId: ending.id, page: 0 }, ['This meeting has ended.'])
  const left = held.agenda.items.filter(({ booking }) => booking.outcome === null)
  const next = await nextMeetings(turn, held)
  if (left.length > 0 && !action.confirmed)
    return replyWith(
      turn,
      confirmMessage(
        action.meetingId,
        left.map(item => item.case),
        next[0] ?? null,
      ),
    )
  for (const { case: current } of left) await carryOver(turn, { held, next, current })
  await turn.ports.commit(closing(turn, held, left.length), turn.key)
  const carried = left.length > 0 ? ` ${plural(left.length, 'case')} carried over.` : ''
  return showAgenda(turn, { verb: 'agenda', meetingId: action.meetingId, page: 0 }, [`This meeting is ended.${carried}`])
}

function closing(turn: Turn, { agenda: { meeting }, stored }: Held, carriedOver: number): Change {
  const closed: Meeting = { ...meeting, status: 'closed' }
  const at = turn.now.toISOString()
  return {
    council: meeting.council,
    writes: [{ kind: 'meeting', meeting: closed, expectsStatus: stored }],
    events: [{ stream: `meeting:${meeting.id}`, type: 'closed', at, by: turn.person.id, facts: { carriedOver } }],
    outbox: [],
  }
}

function confirmMessage(meetingId: string, left: readonly Case[], next: { meeting: Meeting } | null) {
  const where = next
    ? `They go on to the list of ${whenWords(next.meeting.at)}.`
    : 'No next meeting has a day: they wait until one has.'
  return {
    title: `Not reached: ${plural(left.length, 'case')}`,
    paragraphs: [left.map(current => current.reference).join(', '), where],
    buttons: [
      {
        title: 'Yes, carry them over and end the meeting',
        style: 'positive',
        data: { verb: 'close-meeting', meetingId, confirmed: true },
      },
      { title: 'No, back to the list', data: { verb: 'agenda', meetingId, page: 0 } },
    ],
  } as const
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
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  const off = notReached(procedure, current, held.agenda.meeting, { person: turn.person, now: turn.now })
  if (!off.ok) return
  const key = { ...turn.key, activityId: `${turn.key.activityId}:${current.id}` }
  for (const to of [...next, null]) {
    const change = to ? onToNext(turn, off.change, { to, current, held }) : off.change
    if (!change) continue
    const told = bookingNotice(caseIn(change) ?? current, {
      how: 'not-reached',
      forum: held.agenda.meeting.forum,
      was: held.agenda.meeting.at,
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
