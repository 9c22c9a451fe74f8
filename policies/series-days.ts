/** On which days a series meets: its regular days, what was moved, called off or added, and bank holidays. */
import { addDays, daysBetween, isBankHoliday, isWorkingDay, onOrAfter } from './calendar.ts'
import type { Day } from './case.ts'
import type { MeetingException, Series } from './meeting-record.ts'

/** `key` is the last part of the meeting's id: its first day, which stays when it moves. */
export type HeldDay = { readonly key: string; readonly day: Day; readonly time: string }

const extraMark = 'extra-'
type Regular = Exclude<MeetingException, { kind: 'extra' }>

/** True for a day on which the series meets unless something was changed. */
export const isRegularDay = (series: Series, day: Day): boolean => firstRegularDay(series, day) === day

function firstRegularDay(series: Series, from: Day): Day {
  const anchor = onOrAfter(series.anchor, series.weekday)
  const day = onOrAfter(from, series.weekday)
  const weeks = Math.round(daysBetween(anchor, day) / 7)
  const off = ((weeks % series.everyWeeks) + series.everyWeeks) % series.everyWeeks
  return off === 0 ? day : addDays(day, 7 * (series.everyWeeks - off))
}

/** When the meeting of a regular day is held; null when it falls away. */
function heldOn(series: Series, day: Day): HeldDay | null {
  const exception = series.exceptions.find(
    (candidate): candidate is Regular => candidate.kind !== 'extra' && candidate.day === day,
  )
  if (exception?.kind === 'cancelled') return null
  if (exception?.kind === 'moved') return { key: day, day: exception.to, time: exception.time }
  const { bankHoliday, time } = series
  if (!isBankHoliday(day) || bankHoliday === null || bankHoliday === 'hold') return { key: day, day, time }
  return bankHoliday === 'cancel' ? null : { key: day, day: nextWorkingDay(day), time }
}

function nextWorkingDay(day: Day): Day {
  let next = day
  while (!isWorkingDay(next)) next = addDays(next, 1)
  return next
}

/**
 * Days the series meets from a day on, in order: the next `count` regular ones, and all that was moved or added.
 * Looks only as far as it has to: a series may run for years.
 */
export function heldFrom(series: Series, from: Day, count: number): readonly HeldDay[] {
  const changed = new Set(series.exceptions.map(exception => (exception.kind === 'extra' ? '' : exception.day)))
  const found: HeldDay[] = []
  // A week back, because a bank holiday may have shifted a regular day to this one.
  for (
    let day = firstRegularDay(series, addDays(from, -7));
    found.length < count;
    day = addDays(day, 7 * series.everyWeeks)
  ) {
    const held = changed.has(day) ? null : heldOn(series, day)
    if (held && held.day >= from) found.push(held)
  }
  const keyed = new Map([...found, ...changedFrom(series, from)].map(held => [held.key, held]))
  return [...keyed.values()].sort((a, b) => (a.day + a.time < b.day + b.time ? -1 : 1))
}

function changedFrom(series: Series, from: Day): readonly HeldDay[] {
  return series.exceptions.flatMap(exception => {
    if (exception.kind === 'cancelled') return []
    if (exception.kind === 'extra') return exception.day >= from ? [heldExtra(exception)] : []
    const held = exception.to >= from && isRegularDay(series, exception.day) ? heldOn(series, exception.day) : null
    return held && held.day >= from ? [held] : []
  })
}

const heldExtra = ({ day, time }: Extract<MeetingException, { kind: 'extra' }>): HeldDay => ({
  key: `${extraMark}${day}`,
  day,
  time,
})

/** When the meeting with this key is held, however far off; null when the series has none such, or it fell away. */
export function heldAs(series: Series, key: string): HeldDay | null {
  if (!key.startsWith(extraMark)) return isRegularDay(series, key) ? heldOn(series, key) : null
  const day = key.slice(extraMark.length)
  const extra = series.exceptions.find(
    (candidate): candidate is Extract<MeetingException, { kind: 'extra' }> =>
      candidate.kind === 'extra' && candidate.day === day,
  )
  return extra ? heldExtra(extra) : null
}
