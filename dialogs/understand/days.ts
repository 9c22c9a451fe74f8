/** Arithmetic on London days written `yyyy-mm-dd`. No clock: the day in hand is always an argument. */

const MILLISECONDS_A_DAY = 86_400_000

function instantOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}

/** The day `count` days later, or earlier when negative. */
export function addDays(day: string, count: number): string {
  return dayOf(instantOf(day) + count * MILLISECONDS_A_DAY)
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: string): number {
  return new Date(instantOf(day)).getUTCDay()
}

/** Days from the first to the second; negative when the second is earlier. */
export function daysBetween(first: string, second: string): number {
  return Math.round((instantOf(second) - instantOf(first)) / MILLISECONDS_A_DAY)
}

/** The day with these numbers, or undefined when the month has no such day. `month` is 1 to 12. */
export function dayFrom(year: number, month: number, date: number): string | undefined {
  const instant = new Date(Date.UTC(year, month - 1, date))
  const real = instant.getUTCMonth() === month - 1 && instant.getUTCDate() === date
  return real ? dayOf(instant.getTime()) : undefined
}

/** The same date some months on; undefined when that month has no such day. */
export function dateInMonth(day: string, monthsOn: number, date: number): string | undefined {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + monthsOn
  return dayFrom(Math.floor(months / 12), (months % 12) + 1, date)
}
