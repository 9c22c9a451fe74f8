/** Days and times for files, as people in London read them: "Tuesday 1 December 2026, 4pm". */
import type { Instant } from '../../policies/case.ts'

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

type Parts = Readonly<Record<'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute', string>>
const partsOf = (at: Instant): Parts =>
  Object.fromEntries(london.formatToParts(new Date(at)).map(part => [part.type, part.value])) as Parts

/** `1 December 2026` */
export function dateWords(at: Instant): string {
  const { day, month, year } = partsOf(at)
  return `${day} ${month} ${year}`
}

/** `Tuesday 1 December 2026, 4pm` */
export const whenWords = (at: Instant): string => `${partsOf(at).weekday} ${dateWords(at)}, ${timeWords(partsOf(at))}`

function timeWords({ hour, minute }: Parts): string {
  const hours = Number(hour)
  if (minute === '00' && hours % 12 === 0) return hours === 0 ? 'midnight' : 'midday'
  return `${hours % 12 || 12}${minute === '00' ? '' : `:${minute}`}${hours < 12 ? 'am' : 'pm'}`
}
