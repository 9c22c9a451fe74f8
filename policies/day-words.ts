/** Days and times as people read them, the GOV.UK way: "4pm", "Tuesday 1 December 2026". */
import { dayOf, timeOf, weekdayOf } from './calendar.ts'
import type { Day, Instant } from './case.ts'

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

const titled = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** `1 December 2026` */
export function dateWords(day: Day): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return `${date} ${months[month - 1]} ${year}`
}
/** `Tuesday 1 December 2026` */
export const dayWords = (day: Day): string => `${titled(weekdayOf(day))} ${dateWords(day)}`

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
