/** London days, wall-clock times and working days. The only importer of date-fns; never reads the clock. */
import { tzOffset } from '@date-fns/tz/tzOffset'
import { addDays as addCalendarDays } from 'date-fns/addDays'
import { addMonths as addCalendarMonths } from 'date-fns/addMonths'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { getISODay } from 'date-fns/getISODay'
import { bankHolidays } from './bank-holidays.ts'
import type { Day, Instant } from './case.ts'
import type { Weekday } from './council.ts'

const london = 'Europe/London'
const weekdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** Noon on this computer's clock: day arithmetic on it never meets a clock change, whatever the time zone. */
function noon(day: Day): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(year, month - 1, date, 12)
}

const two = (number: number): string => String(number).padStart(2, '0')
const asDay = (date: Date): Day => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Asking the zone's data costs as much as a whole card: the answer is kept for each hour that was asked about. */
const aheadAt = new Map<number, number>()

/** How far London clocks are ahead of UTC at an instant, in ms. They change on the hour. */
function aheadMs(ms: number): number {
  const hour = Math.floor(ms / hourMs)
  const kept = aheadAt.get(hour)
  if (kept !== undefined) return kept
  const ahead = tzOffset(london, new Date(hour * hourMs)) * 60_000
  if (aheadAt.size >= 20_000) aheadAt.clear()
  aheadAt.set(hour, ahead)
  return ahead
}

/** What London clocks show at an instant, written as if it were UTC. */
function londonClock(instant: Date | Instant): string {
  const ms = new Date(instant).getTime()
  return new Date(ms + aheadMs(ms)).toISOString()
}

/** The London day on which an instant falls. */
export const dayOf = (instant: Date | Instant): Day => londonClock(instant).slice(0, 10)

/** The London wall-clock time of an instant, `16:00`. */
export const timeOf = (instant: Date | Instant): string => londonClock(instant).slice(11, 16)

/**
 * The instant at which London clocks show this time on this day: the second of the two where they go back and show it
 * twice; where they go forward past it, as long after the change as the time is past it.
 */
export function instantAt(day: Day, time: string): Instant {
  const shown = Date.parse(`${day}T${time}:00Z`)
  const before = shown - aheadMs(shown - dayMs)
  const after = shown - aheadMs(shown + dayMs)
  const fits = [after, before].find(ms => ms + aheadMs(ms) === shown)
  return new Date(fits ?? before).toISOString()
}

export const addDays = (day: Day, days: number): Day => asDay(addCalendarDays(noon(day), days))
export const addMonths = (day: Day, months: number): Day => asDay(addCalendarMonths(noon(day), months))
/** Calendar days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number => differenceInCalendarDays(noon(b), noon(a))
export const weekdayOf = (day: Day): Weekday => weekdays[getISODay(noon(day)) - 1] as Weekday
export const weekdayNumber = (weekday: Weekday): number => weekdays.indexOf(weekday)

/** True for a day that exists, written `2026-12-01`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && asDay(noon(text)) === text
}

export const isBankHoliday = (day: Day): boolean => bankHolidays.has(day)
export function isWorkingDay(day: Day): boolean {
  return weekdayNumber(weekdayOf(day)) < 5 && !isBankHoliday(day)
}

/** The day that is `count` working days after `day`; `day` itself is day 0. Negative counts go back. */
export function addWorkingDays(day: Day, count: number): Day {
  const step = count < 0 ? -1 : 1
  let current = day
  for (let left = Math.abs(count); left > 0; ) {
    current = addDays(current, step)
    if (isWorkingDay(current)) left--
  }
  return current
}

/** The first day from `day` on (itself included) that falls on this weekday. */
export function onOrAfter(day: Day, weekday: Weekday): Day {
  const ahead = (weekdayNumber(weekday) - weekdayNumber(weekdayOf(day)) + 7) % 7
  return addDays(day, ahead)
}

/** The last day before `day` (itself excluded) that falls on this weekday. */
export function lastBefore(day: Day, weekday: Weekday): Day {
  const back = (weekdayNumber(weekdayOf(day)) - weekdayNumber(weekday) + 7) % 7 || 7
  return addDays(day, -back)
}

export type WorkingHours = { readonly from: string; readonly to: string }
/** When reminders may arrive unless the council sets others. */
export const usualHours: WorkingHours = { from: '08:30', to: '17:00' }

export function isWorkingTime(instant: Date | Instant, hours: WorkingHours = usualHours): boolean {
  const time = timeOf(instant)
  return isWorkingDay(dayOf(instant)) && time >= hours.from && time < hours.to
}

/** The instant itself when it lies in working hours, else the start of the next working hours. */
export function nextWorkingTime(instant: Date | Instant, hours: WorkingHours = usualHours): Instant {
  if (isWorkingTime(instant, hours)) return new Date(instant).toISOString()
  const day = dayOf(instant)
  if (isWorkingDay(day) && timeOf(instant) < hours.from) return instantAt(day, hours.from)
  return instantAt(addWorkingDays(day, 1), hours.from)
}
