/** What falls due and when. A reminder only asks for another look: `due` decides with the case as it stands then. */
import { addDays, addWorkingDays, dayOf, instantAt, isWorkingDay, usualHours } from './calendar.ts'
import type { Case, Day, Instant, PersonId } from './case.ts'
import { itemsOf, latestSignOff, stateOf } from './checklist.ts'
import type { Notice, Reminder, ReminderKind } from './decision.ts'
import type { Meeting } from './meeting-record.ts'
import type { Procedure } from './procedure.ts'

/** Reminders that a booking brings with it. Keys begin `booking:<case>:` so that leaving the list forgets them. */
export function bookingReminders(procedure: Procedure, current: Case, meeting: Meeting): readonly Reminder[] {
  const base = { council: current.council, caseId: current.id, meetingId: meeting.id }
  const one = (what: ReminderKind, dueAt: Instant, mark = ''): Reminder => ({
    ...base,
    key: `booking:${current.id}:${meeting.id}:${what}${mark}`,
    what,
    dueAt,
    to: current.worker,
  })
  const meets = dayOf(meeting.at)
  const reminders = [
    one('meeting-tomorrow', morningOf(workingDayBefore(meets))),
    one('decision-not-recorded', morningOf(addWorkingDays(meets, 1))),
  ]
  if (!meeting.cutOff) return reminders
  const cutOff = dayOf(meeting.cutOff)
  if (hasRow(procedure, current)) {
    // The morning before is not made up for when it has passed: one reminder on the day is enough.
    const before = one('row-incomplete', morningOf(workingDayBefore(cutOff)), ':before')
    if (before.dueAt > current.changedAt) reminders.push(before)
    reminders.push(one('row-incomplete', morningOf(cutOff), ':day'))
  }
  const agenda = agendaReminder(meeting)
  return agenda ? [...reminders, agenda] : reminders
}

/** The list goes out at the cut-off, once for each meeting; null where no cut-off is set. */
export function agendaReminder({ id, council, cutOff }: Meeting): Reminder | null {
  return cutOff ? { key: `cut-off:${id}`, council, meetingId: id, what: 'cut-off', dueAt: cutOff } : null
}

/** When an agreement has waited a working day, and again after three. */
export function agreementReminders(current: Case, step: string, asked: Instant): readonly Reminder[] {
  return [1, 3].map(days => ({
    key: `agreement:${current.id}:${step}:${asked}:${days}`,
    council: current.council,
    caseId: current.id,
    what: 'agreement-waiting' as const,
    dueAt: morningOf(addWorkingDays(dayOf(asked), days)),
  }))
}

/** A look at open handover or closure items, five working days on. Stepwise's own rhythm, not the document's. */
export function followUpReminder(current: Case, what: 'handover-open' | 'closure-open', now: Date): Reminder {
  const day = addWorkingDays(dayOf(now), 5)
  return {
    key: `${what}:${current.id}:${day}`,
    council: current.council,
    caseId: current.id,
    what,
    dueAt: morningOf(day),
    to: current.worker,
  }
}

const hasRow = (procedure: Procedure, current: Case): boolean =>
  itemsOf(procedure, current).some(item => item.answer.kind === 'spreadsheet')

/** The next working day, when its hours begin. */
export const nextMorning = (now: Date): Instant => morningOf(addWorkingDays(dayOf(now), 1))

const morningOf = (day: Day): Instant => instantAt(day, usualHours.from)
function workingDayBefore(day: Day): Day {
  let before = addDays(day, -1)
  while (!isWorkingDay(before)) before = addDays(before, -1)
  return before
}

/**
 * What a case's reminder comes to when it fires: the notice still worth sending, or null when the matter has
 * settled itself meanwhile.
 */
export function due(
  procedure: Procedure,
  current: Case,
  reminder: Reminder,
  now: Date,
  deciders: readonly PersonId[],
): readonly Notice[] {
  if (current.ended) return []
  switch (reminder.what) {
    case 'row-incomplete':
      return isBooked(current, reminder) && rowOpen(procedure, current, now)
        ? [tell(current, reminder, now, current.worker)]
        : []
    case 'meeting-tomorrow':
      return isBooked(current, reminder) ? [tell(current, reminder, now, current.worker)] : []
    case 'decision-not-recorded':
      return isBooked(current, reminder) ? [forRole(current, reminder, now)] : []
    case 'agreement-waiting':
      return isWaiting(current, reminder) ? waitingNotices(current, reminder, now, deciders) : []
    case 'handover-open':
    case 'closure-open':
      return current.stage === (reminder.what === 'handover-open' ? 'handover' : 'closure')
        ? [tell(current, reminder, now, current.worker)]
        : []
    case 'safety-unanswered':
      return current.safety ? [tell(current, reminder, now, current.safety.shownTo)] : []
    default:
      return []
  }
}

/** The deciders are reminded; when there is none any more, the administrators are told. */
function waitingNotices(current: Case, reminder: Reminder, now: Date, deciders: readonly PersonId[]): readonly Notice[] {
  if (deciders.length > 0) return deciders.map(decider => tell(current, reminder, now, decider))
  const what = `${current.restricted ? 'A restricted case' : current.reference} waits for a sign-off, and nobody in the people file may give it. Name a manager for its worker there.`
  return [
    {
      ...forRole(current, reminder, now),
      to: { role: 'administrator' },
      kind: 'nobody-to-decide',
      facts: { what },
    },
  ]
}

const isBooked = (current: Case, reminder: Reminder): boolean => current.booking?.meetingId === reminder.meetingId
/** The step in a key of `agreementReminders`. */
const stepOf = (reminder: Reminder): string | null =>
  reminder.what === 'agreement-waiting' ? (reminder.key.split(':')[2] ?? null) : null

const isWaiting = (current: Case, reminder: Reminder): boolean => {
  const [, , step, ...rest] = reminder.key.split(':')
  const latest = latestSignOff(current, step ?? '')
  return latest?.status === 'asked' && rest.join(':').startsWith(latest.askedAt)
}
const rowOpen = (procedure: Procedure, current: Case, now: Date): boolean =>
  itemsOf(procedure, current)
    .filter(item => item.answer.kind === 'spreadsheet')
    .some(item => stateOf(procedure, current, item, dayOf(now)) !== 'settled')

function tell(current: Case, reminder: Reminder, now: Date, person: string): Notice {
  const sameDay =
    reminder.what === 'row-incomplete' && current.booking?.cutOff && dayOf(current.booking.cutOff) === dayOf(now)
  return {
    key: `reminder:${reminder.key}:${person}`,
    council: current.council,
    to: { person },
    kind: 'reminder',
    caseId: current.id,
    urgency: sameDay ? 'now' : 'day',
    facts: {
      what: reminder.what,
      step: stepOf(reminder),
      meetsAt: current.booking?.meetsAt ?? null,
      cutOff: current.booking?.cutOff ?? null,
    },
  }
}

function forRole(current: Case, reminder: Reminder, now: Date): Notice {
  return { ...tell(current, reminder, now, 'coordinator'), to: { role: 'coordinator' } }
}
