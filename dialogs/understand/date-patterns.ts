/** The ways people write days, and what each means seen from `today`. Day first; London. */
import { addDays, dateInMonth, dayFrom, daysBetween, weekdayOf } from './days.ts'

/** A day if the words fix one; no day for "next week" or "in march". */
export type Resolve = (words: readonly string[], today: string) => string | undefined

export type DatePattern = { readonly pattern: RegExp; readonly resolve: Resolve; readonly guard: RegExp }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)'
const DAY =
  '(monday|tuesday|tueday|wednesday|wensday|thursday|thrusday|friday|saturday|sunday|mon|tues?|weds?|thurs?|thur|fri|sat|sun)'
const NTH = '(\\d{1,2})(?:st|nd|rd|th)'
const COUNT = '(\\d{1,2}|an?|one|two|three|four|five|six|couple of|few)'

const numberWords: { readonly [word: string]: number } = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  'couple of': 2,
  few: 3,
}
const countOf = (word = ''): number => numberWords[word] ?? Number(word)
const monthOf = (word = ''): number => MONTHS.indexOf(word.slice(0, 3)) + 1
const weekdayNumber = (word = ''): number => DAYS.indexOf(word.slice(0, 3).replace('thr', 'thu').replace('wen', 'wed'))
const fullYear = (word: string): number => (word.length === 2 ? 2000 + Number(word) : Number(word))

/** Without a year the nearest such day is meant, before or after today. */
function nearest(today: string, month: number, date: number): string | undefined {
  const year = Number(today.slice(0, 4))
  const days = [year - 1, year, year + 1].map(each => dayFrom(each, month, date)).filter(day => day !== undefined)
  return days.sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0]
}

function dated(today: string, date: string | undefined, month: number, year?: string): string | undefined {
  return year ? dayFrom(fullYear(year), month, Number(date)) : nearest(today, month, Number(date))
}

/** The next such date, today included. */
function nextNth(today: string, date: string | undefined): string | undefined {
  return [0, 1, 2].map(months => dateInMonth(today, months, Number(date))).find(day => day !== undefined && day >= today)
}

/** The next such weekday after today, or today itself. */
function comingWeekday(today: string, word: string | undefined): string {
  return addDays(today, (weekdayNumber(word) - weekdayOf(today) + 7) % 7)
}

/** That weekday in the week that begins on the coming Monday. */
function nextWeeksWeekday(today: string, word: string | undefined): string {
  const nextMonday = addDays(today, (8 - weekdayOf(today)) % 7 || 7)
  return addDays(nextMonday, (weekdayNumber(word) + 6) % 7)
}

function lastWeekday(today: string, word: string | undefined): string {
  const back = (weekdayOf(today) - weekdayNumber(word) + 7) % 7
  return addDays(today, -(back || 7))
}

const unit = (word = ''): number =>
  word.startsWith('week') || word.startsWith('wk') ? 7 : word.startsWith('fortnight') ? 14 : 1

const WITH_DIGITS = /\d/
const WITH_WEEKDAY = /mon|tue|wed|wen|thu|thr|fri|sat|sun/i
const WITH_MONTH = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/i
const WITH_PERIOD =
  /day|night|morning|noon|evening|week|wk|month|year|quarter|term|fortnight|easter|christmas|xmas|summer|next|tom|tmr|tmw|moro|nite/i

/** What a text must hold for the pattern to be worth trying. */
function guardOf(source: string): RegExp {
  if (source.includes(DAY) && !source.includes(`${DAY},?`)) return WITH_WEEKDAY
  if (source.includes(MONTH)) return WITH_MONTH
  return source.includes('(\\d') && !source.includes(COUNT) ? WITH_DIGITS : WITH_PERIOD
}

const at = (source: string, resolve: Resolve): DatePattern => ({
  pattern: new RegExp(`(?<![\\w/])${source}(?![\\w/])`, 'gi'),
  resolve,
  guard: guardOf(source),
})

export const datePatterns: readonly DatePattern[] = [
  at('(\\d{4})-(\\d{2})-(\\d{2})', ([, year, month, date]) => dayFrom(Number(year), Number(month), Number(date))),
  at(`(?:${DAY},? )?(\\d{1,2})[/.](\\d{1,2})(?:[/.](\\d{4}|\\d{2}))?`, ([, , date, month, year], today) =>
    dated(today, date, Number(month), year),
  ),
  at(
    `(?:${DAY},? )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})(?:,? (\\d{4}))?`,
    ([, , date, month, year], today) => dated(today, date, monthOf(month), year),
  ),
  at(`(${MONTH}) (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?`, ([, month, date, year], today) =>
    dated(today, date, monthOf(month), year),
  ),
  at(`(?:${DAY},? )?(?:the )?${NTH}`, ([, , date], today) => nextNth(today, date)),
  at('day after tomorrow', (_, today) => addDays(today, 2)),
  at(
    "(?:first thing )?(?:tomorrow|tomorow|tommorow|tommorrow|tomoz|tomo|tmrw|tmw|2moro)(?: (?:morning|afternoon|evening|lunchtime|am|pm|night))?(?:'s)?",
    (_, today) => addDays(today, 1),
  ),
  at('(?:today|this morning|this afternoon|this evening|tonight|2day|2nite)', (_, today) => today),
  at('(?:\\d{1,2} )?(?:yesterday|last night)(?: (?:morning|afternoon|evening))?', (_, today) => addDays(today, -1)),
  at(`(?:a week on ${DAY}|${DAY} week)`, ([, first, second], today) => addDays(comingWeekday(today, first ?? second), 7)),
  at(`${DAY} after next`, ([, day], today) => addDays(nextWeeksWeekday(today, day), 7)),
  at(`next week(?:'s)? ${DAY}`, ([, day], today) => nextWeeksWeekday(today, day)),
  at(`${DAY} next week`, ([, day], today) => nextWeeksWeekday(today, day)),
  at(`next ${DAY}(?:'s|s)?`, ([, day], today) => nextWeeksWeekday(today, day)),
  at(`(?:last|previous) ${DAY}(?:'s)?`, ([, day], today) => lastWeekday(today, day)),
  at(
    `(?:this |coming |this coming )?${DAY}(?:'s|s)?(?: (?:morning|afternoon|evening|lunchtime|lunch|am|pm|night))?`,
    ([, day], today) => comingWeekday(today, day),
  ),
  at(`in ${COUNT} (days?|weeks?|wks?|fortnights?)(?:'? time)?`, ([, count, each], today) =>
    addDays(today, countOf(count) * unit(each)),
  ),
  at(`${COUNT} (days?|weeks?|wks?|fortnights?)'? time`, ([, count, each], today) =>
    addDays(today, countOf(count) * unit(each)),
  ),
  at(`${COUNT} (days?|weeks?|wks?) ago`, ([, count, each], today) => addDays(today, -countOf(count) * unit(each))),
  at('a week today', (_, today) => addDays(today, 7)),
  at('a week tomorrow', (_, today) => addDays(today, 8)),
  at(`(?:first |last |second |third )?week (?:of|in) ${MONTH}`, () => undefined),
  at(`in (?:early |mid |late )?${MONTH}`, () => undefined),
  at(`(?:this|next|last|end of|start of|early|late|mid) ${MONTH}`, () => undefined),
  at("(?:next|this|last|following|coming) (?:week|month|weekend|fortnight|term|quarter|year)(?:'s)?", () => undefined),
  at(
    '(?:autumn|spring|summer) term|half term|(?:easter|christmas|xmas|summer) (?:holidays|break)|over (?:easter|christmas)',
    () => undefined,
  ),
  at(`by ${COUNT} (?:days?|weeks?|months?)`, () => undefined),
  at(`${COUNT} (?:days?|weeks?|months?) (?:later|earlier|before|after)`, () => undefined),
  at(
    'next but one|the week after(?: next)?|week after next|(?:the )?weekend|end of (?:the )?(?:week|month)',
    () => undefined,
  ),
]
