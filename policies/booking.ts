/** On to a list and off it: what is checked, what is written, whom it concerns. */
import { dayOf } from './calendar.ts'
import type { Case, CaseBooking, Person } from './case.ts'
import { changeOf, revise } from './case-changes.ts'
import { isStepDone, itemsOf, stateOf } from './checklist.ts'
import type { Forum } from './council.ts'
import { accept, type Decision, type Refusal, refuse, type Write } from './decision.ts'
import type { Meeting, Series } from './meeting-record.ts'
import type { ListMeetingStep, Procedure } from './procedure.ts'
import { bookingReminders } from './reminder.ts'
import { planOf } from './route-plan.ts'
import { isOpen } from './series.ts'

export type Place = { readonly forum: Forum; readonly series: Series; readonly meeting: Meeting }
export type BookingPress = {
  readonly person: Person
  readonly now: Date
  readonly newId: () => string
  /** A manager's reason for an entry after the cut-off. */
  readonly late: string
  /** The place the database has: it said full, so the waiting list is asked for. */
  readonly full: boolean
}

/** The meeting step a case may be booked for now: its next meeting, reached or waiting only for agreements. */
export function bookableStep(procedure: Procedure, current: Case): ListMeetingStep | null {
  for (const step of planOf(procedure, current.routes).steps) {
    if (step.kind === 'list-meeting' && !isStepDone(step, current)) return step
    const passes = step.kind === 'work' || step.kind === 'sign-off' || isStepDone(step, current)
    if (!passes) return null
  }
  return null
}

/** Puts a case on a meeting's list. The database has the last word on places and on a second entry. */
export function book(procedure: Procedure, current: Case, place: Place, press: BookingPress): Decision {
  const no = whyNot(procedure, current, place, press)
  if (no) return refuse(no)
  const booking = bookingOf(procedure, current, place, press)
  const next = revise(procedure, current, { booking }, booking.bookedAt)
  const writes = [bookWrite(next, booking, place.meeting), ...remindersOf(procedure, next, place.meeting)]
  const { meetingId, meetsAt, late } = booking
  const facts = { meeting: meetingId, meetsAt, place: booking.place, late: late?.reason }
  return accept(changeOf(current, next, { type: 'booked', by: press.person.id, facts }, { writes }))
}

function bookingOf(procedure: Procedure, current: Case, { meeting, forum }: Place, press: BookingPress): CaseBooking {
  const late = press.late.trim()
  return {
    id: press.newId(),
    step: bookableStep(procedure, current)?.id ?? '',
    forum: forum.id,
    meetingId: meeting.id,
    meetsAt: meeting.at,
    cutOff: meeting.cutOff,
    place: press.full ? 'waiting' : 'place',
    bookedBy: press.person.id,
    bookedAt: press.now.toISOString(),
    ...(late && !isOpen(meeting, press.now) ? { late: { reason: late, by: press.person.id } } : {}),
  }
}

function bookWrite(current: Case, booking: CaseBooking, meeting: Meeting): Write {
  const { id, step, place, bookedBy, bookedAt } = booking
  const { council, reference } = current
  const row = {
    id,
    council,
    meetingId: meeting.id,
    caseId: current.id,
    reference,
    step,
    place,
    bookedBy,
    bookedAt,
    outcome: null,
  }
  return { kind: 'book', booking: row, meeting }
}

const remindersOf = (procedure: Procedure, next: Case, meeting: Meeting): readonly Write[] =>
  bookingReminders(procedure, next, meeting).map(reminder => ({ kind: 'remind', reminder }))

function whyNot(procedure: Procedure, current: Case, place: Place, press: BookingPress): Refusal | null {
  const { forum, meeting, series } = place
  if (current.ended) return { code: 'case-ended', reference: current.reference, how: current.ended.how }
  if (current.safety) return { code: 'safety-first', reference: current.reference, since: current.safety.since }
  if (current.booking) return { code: 'already-on-a-list', forum: current.booking.forum, at: current.booking.meetsAt }
  if (!bookableStep(procedure, current)?.forums.includes(forum.id)) return { code: 'not-at-this-step', step: forum.name }
  if (forum.booking === 'invitation' && !press.person.roles.includes('coordinator')) {
    return { code: 'by-invitation', forum: forum.name, invites: forum.prepare ?? '', section: forum.section }
  }
  const missing = missingFor(procedure, current, forum, press.now)
  if (missing.length > 0) return { code: 'forum-needs', forum: forum.name, items: missing }
  if (meeting.status === 'cancelled' || meeting.status === 'closed') return { code: 'meeting-gone', forum: forum.name }
  if (press.full && !series.waitingList) return { code: 'meeting-full', forum: forum.name, at: meeting.at }
  const late = whyNotLate(place, press)
  if (late) return late
  const open = series.refuseIncompleteRow ? openRowItems(procedure, current, press.now) : []
  return open.length > 0 ? { code: 'row-incomplete', missing: open } : null
}

function whyNotLate({ forum, meeting, series }: Place, press: BookingPress): Refusal | null {
  if (isOpen(meeting, press.now)) return null
  const passed = {
    code: 'cut-off-passed',
    forum: forum.name,
    cutOff: meeting.cutOff ?? meeting.at,
    setting: series.source === 'setting',
    next: null,
  } as const
  if (!series.lateEntry || press.now.toISOString() >= meeting.at) return passed
  if (!press.person.roles.includes('manager')) return { code: 'not-your-role', needs: 'manager' }
  return press.late.trim() ? null : { code: 'note-needed', why: 'late' }
}

/** What the document wants before a case may stand on this list. */
export function missingFor(procedure: Procedure, current: Case, forum: Forum, now: Date) {
  return itemsOf(procedure, current)
    .filter(item => forum.needs.includes(item.id))
    .filter(item => stateOf(procedure, current, item, dayOf(now)) !== 'settled')
    .map(item => ({ id: item.id, text: item.text, section: item.section }))
}

/** Tests of the spreadsheet row that are not met, in words. */
export function openRowItems(procedure: Procedure, current: Case, now: Date): readonly string[] {
  return itemsOf(procedure, current)
    .filter(item => item.answer.kind === 'spreadsheet' && item.answer.part !== 'in-time')
    .filter(item => stateOf(procedure, current, item, dayOf(now)) === 'open')
    .map(item => item.text)
}

/** Takes a case off its list. After the meeting has begun only its decision ends the booking. */
export function takeOff(procedure: Procedure, current: Case, person: Person, now: Date): Decision {
  const booking = current.booking
  if (!booking) return refuse({ code: 'not-on-a-list' })
  if (booking.meetsAt <= now.toISOString()) return refuse({ code: 'meeting-gone', forum: booking.forum })
  const next = revise(procedure, current, { booking: null }, now.toISOString())
  const writes = [
    { kind: 'unbook', meetingId: booking.meetingId, caseId: current.id },
    { kind: 'forget-reminders', keyPrefix: `booking:${current.id}:` },
  ] as const
  return accept(
    changeOf(current, next, { type: 'taken-off', by: person.id, facts: { meeting: booking.meetingId } }, { writes }),
  )
}

/** Moves a booked case to another meeting of its step, in one change: never off one list and not on the other. */
export function moveBooking(procedure: Procedure, current: Case, place: Place, press: BookingPress): Decision {
  const off = takeOff(procedure, current, press.person, press.now)
  if (!off.ok) return off
  const without: Case = { ...current, booking: null }
  const on = book(procedure, without, place, press)
  if (!on.ok) return on
  const offWrites = off.change.writes.filter(write => write.kind !== 'case')
  const facts = { from: current.booking?.meetingId, to: place.meeting.id }
  const events = on.change.events.map(event => ({ ...event, type: 'booking-moved', facts }))
  return accept({ ...on.change, events, writes: [...offWrites, ...on.change.writes] })
}
