/** "Remind me on Friday": somebody's own reminder about a case that they may see. Told to nobody else, counted by nobody. */
import { mayRead } from './access.ts'
import { addDays, addWorkingDays, dayOf, instantAt, isWorkingDay, usualHours } from './calendar.ts'
import type { Case, Day, Instant, Person, PersonId } from './case.ts'
import { accept, type Decision, type Directory, type Notice, type Reminder, refuse } from './decision.ts'

const mostDays = 366
/** Characters of somebody's own words that are kept, until the reminder has been delivered. */
export const mostWords = 120

export type Asking = {
  readonly person: Person
  readonly now: Date
  readonly day: Day
  readonly words: string
}

/** One reminder for each person, case and day. It comes in the morning of a working day, with the card of that day. */
export function setOwnReminder(current: Case, { person, now, day, words }: Asking): Decision {
  if (current.ended) return refuse({ code: 'case-ended', reference: current.reference, how: current.ended.how })
  const today = dayOf(now)
  if (day < today) return needsDay('has passed')
  if (day > addDays(today, mostDays)) return needsDay('is more than a year away')
  const reminder: Reminder = {
    key: ownKey(current.id, person.id, day),
    council: current.council,
    caseId: current.id,
    what: 'own',
    dueAt: morningFor(day, now),
    to: person.id,
    ...(words.trim() ? { words: words.trim().slice(0, mostWords) } : {}),
  }
  return accept({ council: current.council, writes: [{ kind: 'remind', reminder }], events: [], outbox: [] })
}

const needsDay = (problem: string): Decision => refuse({ code: 'answer-needs', fields: [{ field: 'The day', problem }] })

/** The morning of that day, or of the first working morning that is still to come. */
export function morningFor(day: Day, now: Date): Instant {
  const working = isWorkingDay(day) ? day : addWorkingDays(day, 1)
  const morning = instantAt(working, usualHours.from)
  return morning > now.toISOString() ? morning : instantAt(addWorkingDays(dayOf(now), 1), usualHours.from)
}

const ownKey = (caseId: string, person: PersonId, day: Day): string => `own:${caseId}:${person}:${day}`

/** Whether a key is of this person's own reminder about this case. A key that a card sent back is not believed. */
export const isOwnKey = (key: string, caseId: string, person: PersonId): boolean =>
  key.startsWith(ownKey(caseId, person, '')) && /^\d{4}-\d{2}-\d{2}$/.test(key.slice(ownKey(caseId, person, '').length))

/** What it comes to when it fires: nothing for a case that is closed, or that the person may not see any more. */
export function ownDue(current: Case, reminder: Reminder, directory: Directory): readonly Notice[] {
  const person = directory.find(reminder.to ?? '')
  if (!person || current.ended || !mayRead(person, current, directory)) return []
  return [
    {
      key: `reminder:${reminder.key}:${reminder.dueAt}`,
      council: current.council,
      to: { person: person.id },
      kind: 'reminder',
      caseId: current.id,
      urgency: 'day',
      facts: { what: 'own', key: reminder.key, words: reminder.words ?? '' },
    },
  ]
}
