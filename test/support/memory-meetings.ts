/** Meetings and places of the in-memory ports. */
import { ConflictError, MeetingFullError } from '../../dialogs/ports.ts'
import type { Write } from '../../policies/decision.ts'
import type { Meeting } from '../../policies/meeting-record.ts'
import { type KeptBooking, type MemoryState, rowKey, stored } from './memory-state.ts'

type Of<K extends Write['kind']> = Extract<Write, { kind: K }>
const isOver = (meeting: Meeting) => meeting.status === 'closed' || meeting.status === 'cancelled'

/** Writes the meeting if it is not there yet, then takes a place or joins the waiting list. */
export function book(state: MemoryState, { booking, meeting }: Of<'book'>): void {
  if (booking.meetingId !== meeting.id || meeting.council !== booking.council) {
    throw new Error('a booking names the meeting and the council it is for')
  }
  const meetingKey = rowKey(booking.council, meeting.id)
  const current = state.meetings.get(meetingKey) ?? { ...stored(meeting), taken: 0 }
  if (isOver(current)) throw new ConflictError('meeting', 'this meeting is over or called off')
  refuseSecondBooking(state, booking)
  if (booking.place === 'place' && current.places !== null && current.taken >= current.places) {
    throw new MeetingFullError('no place is left')
  }
  const list = bookingsOf(state, booking.council, meeting.id).filter(kept => kept.booking.place === booking.place)
  const position = Math.max(0, ...list.map(kept => kept.booking.position)) + 1
  state.meetings.set(meetingKey, { ...current, taken: current.taken + (booking.place === 'place' ? 1 : 0) })
  state.bookings.set(rowKey(booking.council, meeting.id, booking.caseId), {
    booking: { ...stored(booking), position },
    open: booking.outcome === null,
  })
}

function refuseSecondBooking(state: MemoryState, booking: Of<'book'>['booking']): void {
  for (const kept of state.bookings.values()) {
    const there = kept.booking
    if (there.council !== booking.council || there.caseId !== booking.caseId) continue
    if (there.meetingId === booking.meetingId || (kept.open && there.step === booking.step)) {
      throw new ConflictError('booking', 'this case is on a list already')
    }
  }
}

/** Takes the case off a list while nothing is decided; its place is free again. */
export function unbook(state: MemoryState, council: string, write: Of<'unbook'>): void {
  const key = rowKey(council, write.meetingId, write.caseId)
  const kept = state.bookings.get(key)
  if (kept?.booking.outcome !== null) throw new ConflictError('booking', 'this case is not on that list')
  state.bookings.delete(key)
  const meetingKey = rowKey(council, write.meetingId)
  const meeting = state.meetings.get(meetingKey)
  if (meeting && kept.booking.place === 'place') state.meetings.set(meetingKey, { ...meeting, taken: meeting.taken - 1 })
}

export function recordOutcome(state: MemoryState, council: string, write: Of<'booking-outcome'>): void {
  const key = rowKey(council, write.meetingId, write.caseId)
  const kept = state.bookings.get(key)
  if (!kept || kept.booking.outcome !== write.expects) throw new ConflictError('booking', 'this item was decided meanwhile')
  const meeting = state.meetings.get(rowKey(council, write.meetingId))
  const open = write.outcome === null && meeting !== undefined && !isOver(meeting)
  state.bookings.set(key, { booking: { ...kept.booking, outcome: write.outcome }, open })
}

/** `taken` is counted by bookings alone; what the write says of it is not looked at. */
export function writeMeeting(state: MemoryState, { meeting, expectsStatus }: Of<'meeting'>): void {
  const key = rowKey(meeting.council, meeting.id)
  const current = state.meetings.get(key)
  if ((current?.status ?? null) !== expectsStatus) throw new ConflictError('meeting', 'this meeting was changed meanwhile')
  const taken = current?.taken ?? 0
  if (meeting.places !== null && meeting.places < taken) {
    throw new ConflictError('meeting', 'more cases are on the list than there would be places')
  }
  state.meetings.set(key, { ...stored(meeting), taken })
  for (const kept of bookingsOf(state, meeting.council, meeting.id)) {
    const open = kept.booking.outcome === null && !isOver(meeting)
    state.bookings.set(rowKey(meeting.council, meeting.id, kept.booking.caseId), { ...kept, open })
  }
}

/** Places first, in the order they were taken, then the waiting list. */
export function bookingsOf(state: MemoryState, council: string, meetingId: string): readonly KeptBooking[] {
  const rank = (kept: KeptBooking) => (kept.booking.place === 'place' ? 0 : 1)
  return [...state.bookings.values()]
    .filter(kept => kept.booking.council === council && kept.booking.meetingId === meetingId)
    .sort((a, b) => rank(a) - rank(b) || a.booking.position - b.booking.position)
}
