/** Dates, names, plurals and escaping, the GOV.UK way: "4pm", "Tuesday 1 December 2026". */
import { dayOf, daysBetween, timeOf, weekdayOf } from '../policies/calendar.ts'
import type { Day, Instant, Stage } from '../policies/case.ts'
import type { Force } from '../policies/procedure.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `1 December 2026` */
export function dateWords(day: Day): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return `${date} ${months[month - 1]} ${year}`
}
/** `Tuesday 1 December 2026` */
export const dayWords = (day: Day): string => `${capital(weekdayOf(day))} ${dateWords(day)}`

/** `4pm`, `8:30am`, `midday` */
export function timeWords(time: string): string {
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  if (hour === 12 && minute === 0) return 'midday'
  if (hour === 0 && minute === 0) return 'midnight'
  const twelve = hour % 12 === 0 ? 12 : hour % 12
  return `${twelve}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}${hour < 12 ? 'am' : 'pm'}`
}
/** `Tuesday 1 December 2026, 4pm` */
export const whenWords = (at: Instant): string => `${dayWords(dayOf(at))}, ${timeWords(timeOf(at))}`

/** `3 weeks and 2 days`, for ages. */
export function ageWords(days: number): string {
  if (days < 14) return plural(days, 'day')
  const weeks = Math.floor(days / 7)
  const rest = days % 7
  return rest === 0 ? plural(weeks, 'week') : `${plural(weeks, 'week')} and ${plural(rest, 'day')}`
}
export const sinceWords = (from: Day, to: Day): string => ageWords(daysBetween(from, to))

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

/** `a, b and c` */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** Typed text is Markdown to a card: made to show as it was typed. */
export const plain = (typed: string): string => typed.replace(/[\\`*_{}[\]()#+\-.!|<>~]/g, '\\$&').replace(/\s*\n\s*/g, ' ')

export const forceWords: Readonly<Record<Force, string>> = {
  must: 'Must',
  expected: 'Expected',
  'good-practice': 'Good practice',
}

export const stageWords: Readonly<Record<Stage, string>> = {
  draft: 'Being prepared',
  'awaiting-approval': 'Waiting for agreement',
  returned: 'Returned with a note',
  approved: 'Agreed, not on a list yet',
  booked: 'On the list',
  'awaiting-decision': 'Waiting for the meeting’s decision',
  'awaiting-panel': 'Waiting for the panel',
  handover: 'Handover',
  closure: 'Closure record',
  closed: 'Closed',
  withdrawn: 'Taken back',
}
/** `01793 464646` stays as the council prints it; only digits go into the link. */
export const phoneLink = (phone: string): string =>
  `tel:${(phone.split(/[,;]| option/i)[0] ?? phone).replace(/[^\d+]/g, '')}`
