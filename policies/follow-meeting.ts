/** When a meeting moves or falls away: its row, its reminders, and what becomes of each case on its list. */
import { addWorkingDays, dayOf } from './calendar.ts'
import type { Case, CaseBooking, Instant } from './case.ts'
import { changeOf, revise } from './case-changes.ts'
import { accept, type Change, type Decision, type Event, type Notice, type Reminder, type Write } from './decision.ts'
import type { Booking, Meeting, Series } from './meeting-record.ts'
import type { Procedure } from './procedure.ts'
import { agendaReminder, bookingReminders } from './reminder.ts'
import { meetingWithId } from './series.ts'

const isOver = (meeting: Meeting): boolean => meeting.status === 'closed' || meeting.status === 'cancelled'

/**
 * What a meeting's row should say by its series; null when it says so already, or the meeting is over or has begun.
 * A list longer than the places now set keeps everybody who is on it.
 */
export function rowBySeries(series: Series | null, row: Meeting, now: Date): Meeting | null {
  if (row.status === 'closed' || row.at <= now.toISOString()) return null
  const held = series && meetingWithId(series, row.id)
  const next = held ? heldRow(held, row, now) : { ...row, status: 'cancelled' as const }
  return JSON.stringify(parts(next)) === JSON.stringify(parts(row)) ? null : next
}

const parts = ({ at, cutOff, place, places, status }: Meeting) => [at, cutOff, place, places, status]

function heldRow(held: Meeting, row: Meeting, now: Date): Meeting {
  const places = held.places === null ? null : Math.max(held.places, row.taken)
  const changed = held.at !== row.at || held.cutOff !== row.cutOff
  const opensAgain = row.status === 'cancelled' || (changed && (held.cutOff ?? held.at) > now.toISOString())
  return { ...row, at: held.at, cutOff: held.cutOff, place: held.place, places, status: opensAgain ? 'planned' : row.status }
}

/** Writes the row with its agenda's reminder, and keeps in the meeting's history what it was. */
export function alignRow(row: Meeting, next: Meeting, by: { who: string | null; now: Date }): Change {
  const was = { at: row.at, cutOff: row.cutOff, place: row.place, places: row.places, status: row.status }
  const is = { at: next.at, cutOff: next.cutOff, place: next.place, places: next.places, status: next.status }
  const event: Event = {
    stream: `meeting:${row.id}`,
    type: next.status === 'cancelled' ? 'called-off' : row.status === 'cancelled' ? 'held-again' : row.at === next.at ? 'changed' : 'moved',
    at: by.now.toISOString(),
    by: by.who ?? 'stepwise',
    facts: { from: was, to: is },
  }
  const agenda = next.status === 'planned' ? agendaReminder(next) : null
  return {
    council: row.council,
    writes: [
      { kind: 'meeting', meeting: next, expectsStatus: row.status },
      { kind: 'forget-reminders', keyPrefix: `cut-off:${row.id}` },
      ...(agenda ? [{ kind: 'remind', reminder: agenda } as const] : []),
    ],
    events: [event],
    outbox: [],
  }
}

/** `next`: the open meeting a booking may go on to, with the place it gets there; null when there is none. */
export type Following = {
  readonly series: Pick<Series, 'whenMoved'>
  readonly meeting: Meeting
  readonly next: { readonly meeting: Meeting; readonly place: Booking['place'] } | null
  readonly now: Date
  readonly newId: () => string
}

/**
 * Brings one booking up to date with its meeting: it stays, goes to the next list, or comes off and its worker is
 * asked, by the council's rule. No rule: it stays with a meeting that moved, and the worker is asked when the meeting
 * falls away. Null when nothing about it changed, so that doing it again does nothing.
 */
export function followMeeting(procedure: Procedure, current: Case, following: Following): Decision | null {
  const { meeting, series, now } = following
  const booking = current.booking
  if (booking?.meetingId !== meeting.id || current.ended || meeting.status === 'closed') return null
  const fallen = meeting.status === 'cancelled'
  const moved = booking.meetsAt !== meeting.at
  if (!fallen && !moved && booking.cutOff === meeting.cutOff) return null
  if (!fallen && meeting.at <= now.toISOString()) return null
  const rule = series.whenMoved ?? (fallen ? 'ask' : 'keep')
  if (!fallen && (!moved || rule === 'keep')) return stay(procedure, current, following, booking)
  return rule !== 'ask' && following.next ? goOn(procedure, current, following, booking) : comeOff(procedure, current, following, booking)
}

function stay(procedure: Procedure, current: Case, { meeting, now }: Following, booking: CaseBooking): Decision {
  const next = { ...booking, meetsAt: meeting.at, cutOff: meeting.cutOff }
  const how = booking.meetsAt === meeting.at ? 'cut-off-changed' : 'moved'
  return rebooked(procedure, current, { booking: next, meeting, how, now, writes: [] })
}

function goOn(procedure: Procedure, current: Case, following: Following, booking: CaseBooking): Decision {
  const { next: to, now, newId } = following
  if (!to) return comeOff(procedure, current, following, booking)
  const { late: _, ...kept } = booking
  const next: CaseBooking = { ...kept, id: newId(), meetingId: to.meeting.id, meetsAt: to.meeting.at, cutOff: to.meeting.cutOff, place: to.place }
  const writes: Write[] = [offWrite(current, booking), { kind: 'book', booking: rowOf(current, next), meeting: to.meeting }]
  return rebooked(procedure, current, { booking: next, meeting: to.meeting, how: 'next-list', now, writes })
}

function comeOff(procedure: Procedure, current: Case, { meeting, now }: Following, booking: CaseBooking): Decision {
  const how = meeting.status === 'cancelled' ? 'called-off' : 'choose-again'
  return rebooked(procedure, current, { booking: null, meeting, how, now, writes: [offWrite(current, booking)] })
}

/** The first on the waiting list takes the place that came free. The database has the last word on places. */
export function promote(procedure: Procedure, current: Case, meeting: Meeting, now: Date): Decision | null {
  const booking = current.booking
  if (booking?.meetingId !== meeting.id || booking.place !== 'waiting' || isOver(meeting)) return null
  const next: CaseBooking = { ...booking, place: 'place' }
  const writes: Write[] = [offWrite(current, booking), { kind: 'book', booking: rowOf(current, next), meeting }]
  return rebooked(procedure, current, { booking: next, meeting, how: 'place-free', now, writes })
}

/** Meetings on whose list this change frees a place, or on whose waiting list it puts somebody: they may move up. */
export const mayMoveUp = (change: Change): readonly string[] =>
  change.writes.flatMap(write => {
    if (write.kind === 'unbook') return [write.meetingId]
    return write.kind === 'book' && write.booking.place === 'waiting' ? [write.meeting.id] : []
  })

const offWrite = (current: Case, booking: CaseBooking): Write => ({ kind: 'unbook', meetingId: booking.meetingId, caseId: current.id })

function rowOf(current: Case, booking: CaseBooking): Omit<Booking, 'position'> {
  const { id, meetingId, step, place, bookedBy, bookedAt } = booking
  return { id, council: current.council, meetingId, caseId: current.id, reference: current.reference, step, place, bookedBy, bookedAt, outcome: null }
}

export type HowChanged = 'moved' | 'cut-off-changed' | 'next-list' | 'called-off' | 'choose-again' | 'place-free' | 'not-reached' | 'put-on-list' | 'taken-off'
type Rebooked = { readonly booking: CaseBooking | null; readonly meeting: Meeting; readonly how: HowChanged; readonly now: Date; readonly writes: readonly Write[] }

/** The case with its new booking, its reminders counted anew, and its worker told: one change, told once. */
function rebooked(procedure: Procedure, current: Case, { booking, meeting, how, now, writes }: Rebooked): Decision {
  const at = now.toISOString()
  const next = revise(procedure, current, { booking }, at)
  const reminders: readonly Reminder[] = booking ? bookingReminders(procedure, next, meeting) : []
  const notice = bookingNotice(next, { how, forum: meeting.forum, was: current.booking?.meetsAt ?? null, now })
  const all: Write[] = [
    ...writes,
    { kind: 'forget-reminders', keyPrefix: `booking:${current.id}:` },
    ...reminders.map(reminder => ({ kind: 'remind', reminder }) as const),
  ]
  return accept(changeOf(current, next, { type: 'booking-changed', by: 'stepwise', facts: notice.facts }, { writes: all, outbox: [notice] }))
}

type Told = { readonly how: HowChanged; readonly forum: string; readonly was: Instant | null; readonly now: Date }
/** To the case's worker: what became of its place on a list. Its key holds the case's revision, so it is told once. */
export function bookingNotice(next: Case, { how, forum, was, now }: Told): Notice {
  const { booking } = next
  return {
    key: `booking-changed:${next.id}:${next.revision}`,
    council: next.council,
    to: { person: next.worker },
    kind: 'booking-changed',
    caseId: next.id,
    urgency: isSoon(now, [was, booking?.meetsAt, booking?.cutOff]) ? 'now' : 'day',
    facts: { how, forum, was, at: booking?.meetsAt ?? null, cutOff: booking?.cutOff ?? null, place: booking?.place ?? null },
  }
}

/** Within two working days: too soon to wait for the one card a day. */
function isSoon(now: Date, instants: readonly (string | null | undefined)[]): boolean {
  const until = addWorkingDays(dayOf(now), 2)
  return instants.some(at => at && dayOf(at) <= until)
}
