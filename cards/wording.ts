/** Ages, plurals, lists and escaping, the GOV.UK way. */
import { daysBetween } from '../policies/calendar.ts'
import type { Day, Stage } from '../policies/case.ts'
import type { Force } from '../policies/procedure.ts'

/** With a capital first letter; a name that is written otherwise, such as iCART, stays. */
export const capital = (text: string): string =>
  /^[a-z][A-Z]/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1)

/** `3 weeks and 2 days`, for ages. */
export function ageWords(days: number): string {
  if (days < 14) return plural(days, 'day')
  const weeks = Math.floor(days / 7)
  const rest = days % 7
  return rest === 0 ? plural(weeks, 'week') : `${plural(weeks, 'week')} and ${plural(rest, 'day')}`
}
export const sinceWords = (from: Day, to: Day): string => ageWords(daysBetween(from, to))

/** `12 days ago`, `5 months ago`, `more than 8 years ago`: as exact as somebody would say it. */
export function longAgo(from: Day, to: Day): string {
  const [years = 0, months = 0, day = 0] = from.split('-').map(Number)
  const [nowYears = 0, nowMonths = 0, nowDay = 0] = to.split('-').map(Number)
  const whole = (nowYears - years) * 12 + nowMonths - months - (nowDay < day ? 1 : 0)
  if (whole < 2) return `${plural(daysBetween(from, to), 'day')} ago`
  return whole < 24 ? `${whole} months ago` : `more than ${Math.floor(whole / 12)} years ago`
}

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

/** A name in the middle of a sentence: `line manager's agreement`, but `CIN review` and `Joint Allocation Meeting` stay. */
export const inLine = (name: string): string =>
  /^[A-Z][a-z’'-]*(?:\s|$)/.test(name) && !/\s[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name

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
  'under-way': 'Under way',
  'awaiting-approval': 'Waiting for a sign-off',
  returned: 'Returned with a note',
  approved: 'Not on a list yet',
  'sent-back': 'Sent back by the meeting',
  booked: 'On the list',
  'awaiting-decision': 'Waiting for the meeting’s decision',
  'awaiting-panel': 'Waiting for the panel',
  handover: 'Handover',
  closure: 'Last records before closing',
  closed: 'Closed',
  withdrawn: 'Taken back',
}
/** `01793 464646` stays as the council prints it; only digits go into the link. */
export const phoneLink = (phone: string): string =>
  `tel:${(phone.split(/[,;]| option/i)[0] ?? phone).replace(/[^\d+]/g, '')}`
