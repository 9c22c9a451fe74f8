/** When a meeting moves or falls away, or a place comes free: what becomes of each case on its list. */
import { bookingNotice, type HowChanged } from './booking-notice.ts'
import type { Case, CaseBooking } from './case.ts'
import { changeOf, revise } from './case-changes.ts'
import { accept, type Change, type Decision, type Reminder, type Write } from './decision.ts'
import type { Booking, Meeting, Series } from './meeting-record.ts'
import type { Procedure } from './procedure.ts'
import { bookingReminders } from './reminder.ts'

const isOver = (meeting: Meeting): boolean => meeting.status === 'closed' || meeting.status === 'cancelled'

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
  return rule !== 'ask' && following.next
    ? goOn(procedure, current, following, booking)
    : comeOff(procedure, current, following, booking)
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
  const next: CaseBooking = {
    ...kept,
    id: newId(),
    meetingId: to.meeting.id,
    meetsAt: to.meeting.at,
    cutOff: to.meeting.cutOff,
    place: to.place,
  }
  const writes: Write[] = [offWrite(current, booking), { kind: 'book', booking: rowOf(current, next), meeting: to.meeting }]
  return rebooked(procedure, current, { booking: next, meeting: to.meeting, how: 'next-list', now, writes })
}

function comeOff(procedure: Procedure, current: Case, { meeting, now }: Following, booking: CaseBooking): Decision {
  const how = meeting.status === 'cancelled' ? 'called-off' : 'choose-again'
  return rebooked(procedure, current, {
    booking: null,
    meeting,
    how,
    now,
    writes: [offWrite(current, booking)],
  })
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

const offWrite = (current: Case, booking: CaseBooking): Write => ({
  kind: 'unbook',
  meetingId: booking.meetingId,
  caseId: current.id,
})

function rowOf(current: Case, booking: CaseBooking): Omit<Booking, 'position'> {
  const { id, meetingId, step, place, bookedBy, bookedAt } = booking
  return {
    id,
    council: current.council,
    meetingId,
    caseId: current.id,
    reference: current.reference,
    step,
    place,
    bookedBy,
    bookedAt,
    outcome: null,
  }
}

type Rebooked = {
  readonly booking: CaseBooking | null
  readonly meeting: Meeting
  readonly how: HowChanged
  readonly now: Date
  readonly writes: readonly Write[]
}

/** The case with its new booking, its reminders counted anew, and its worker told: one change, told once. */
function rebooked(procedure: Procedure, current: Case, { booking, meeting, how, now, writes }: Rebooked): Decision {
  const at = now.toISOString()
  const next = revise(procedure, current, { booking }, at)
  const reminders: readonly Reminder[] = booking ? bookingReminders(procedure, next, meeting) : []
  const notice = bookingNotice(next, { how, forum: meeting.forum, before: current.booking, now })
  const all: Write[] = [
    ...writes,
    { kind: 'forget-reminders', keyPrefix: `booking:${current.id}:` },
    ...reminders.map(reminder => ({ kind: 'remind', reminder }) as const),
  ]
  return accept(
    changeOf(
      current,
      next,
      { type: 'booking-changed', by: 'stepwise', facts: notice.facts },
      { writes: all, outbox: [notice] },
    ),
  )
}
