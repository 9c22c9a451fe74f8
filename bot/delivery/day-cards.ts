/** Who has had their one unprompted card today. */
import type { Day, Instant, PersonId } from '../../policies/case.ts'
import type { Calendar } from '../calendar.ts'

export type DayCards = {
  /** When this person may next be told something for the day; null: now. */
  readonly nextFor: (person: PersonId, now: Date) => Instant | null
  readonly note: (person: PersonId, now: Date) => void
}

/** Kept in memory: after a restart a person may get a second card that day, never one too few. */
export function createDayCards({ addWorkingDays, dayOf, instantAt, usualHours }: Calendar): DayCards {
  const lastDay = new Map<PersonId, Day>()
  return {
    nextFor: (person, now) => {
      const today = dayOf(now)
      return lastDay.get(person) === today ? instantAt(addWorkingDays(today, 1), usualHours.from) : null
    },
    note: (person, now) => {
      lastDay.set(person, dayOf(now))
    },
  }
}
