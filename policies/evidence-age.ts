/** How old a dated fact is on the day that counts, and whether it will have gone stale. */
import { addDays, addMonths, addWorkingDays, dayOf, daysBetween } from './calendar.ts'
import type { Case, Day } from './case.ts'
import type { TimeLimit } from './council.ts'

export type EvidenceAge = {
  readonly limit: TimeLimit
  /** The first day on which the evidence is too old. */
  readonly staleFrom: Day
  /** Ages on each day that may be the one that counts. One entry where the document says from which day. */
  readonly on: readonly {
    readonly day: Day
    readonly what: 'today' | 'meeting'
    readonly ageDays: number
    readonly tooOld: boolean
  }[]
  /** True where the document does not say from which day the age is counted. */
  readonly dayUnstated: boolean
}

/** Ages of a dated fact against a look-back limit, or null when the limit is not a look-back with a number. */
export function evidenceAge(fact: Day, limit: TimeLimit, days: { today: Day; meeting: Day | null }): EvidenceAge | null {
  if (limit.kind !== 'look-back' || limit.value === null) return null
  const lastGoodDay = later(fact, limit.value, limit.unit)
  const at = (day: Day, what: 'today' | 'meeting') => ({
    day,
    what,
    ageDays: daysBetween(fact, day),
    tooOld: day > lastGoodDay,
  })
  const other = days.meeting && days.meeting !== days.today ? [at(days.meeting, 'meeting')] : []
  const on = [at(days.today, 'today'), ...other]
  const clock = limit.clock
  const dayUnstated = clock !== null && ('unstated' in clock || clock.inferred)
  return { limit, staleFrom: addDays(lastGoodDay, 1), on, dayUnstated }
}

/** The last day within `value` units after `day`. */
export function later(day: Day, value: number, unit: TimeLimit['unit']): Day {
  if (unit === 'working-days') return addWorkingDays(day, value)
  if (unit === 'weeks') return addDays(day, value * 7)
  if (unit === 'months') return addMonths(day, value)
  return addDays(day, value)
}

/**
 * The London day of the meeting that the case is booked on to, else the day that the case has for one reading of a limit
 * whose day the document leaves open; null where there is neither.
 */
export function meetingDayOf({ booking, answers }: Pick<Case, 'booking' | 'answers'>, limit?: TimeLimit): Day | null {
  if (booking) return dayOf(booking.meetsAt)
  const fact = limit?.clock && 'unstated' in limit.clock ? limit.clock.fact : undefined
  return (fact && answers[fact]?.day) || null
}
