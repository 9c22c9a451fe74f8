/** Days and times as people write them. */
import { datePatterns } from './date-patterns.ts'
import type { NamedDay } from './understanding.ts'

export type DateSpan = {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly day?: string
  readonly time?: string
}

const TIMES: readonly (readonly [RegExp, (words: readonly string[]) => string])[] = [
  [
    /(?<![\w/.])(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)\b/gi,
    ([, hour, minute, half]) => clock(twelveHour(hour, half), Number(minute ?? 0)),
  ],
  [/(?<![\w/.])([01]?\d|2[0-3]):([0-5]\d)\b/g, ([, hour, minute]) => clock(Number(hour), Number(minute))],
  [/\bhalf (?:past )?(\d{1,2})\b/gi, ([, hour]) => clock(officeHour(hour), 30)],
  [/\bquarter past (\d{1,2})\b/gi, ([, hour]) => clock(officeHour(hour), 15)],
  [/\bquarter to (\d{1,2})\b/gi, ([, hour]) => clock(officeHour(hour) - 1, 45)],
  [/\b(?:noon|midday)\b/gi, () => '12:00'],
]

function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function twelveHour(hour: string | undefined, half: string | undefined): number {
  return (Number(hour) % 12) + (half?.toLowerCase() === 'pm' ? 12 : 0)
}

/** "Half 4" is in the afternoon: 1 to 7 are, the rest are as they stand. */
function officeHour(hour: string | undefined): number {
  return Number(hour) < 8 ? Number(hour) + 12 : Number(hour)
}

function dateSpans(text: string, today: string): readonly DateSpan[] {
  return datePatterns
    .filter(({ guard }) => guard.test(text))
    .flatMap(({ pattern, resolve }) =>
      Array.from(text.matchAll(pattern), match => ({
        text: match[0],
        start: match.index,
        end: match.index + match[0].length,
        day: resolve(
          match.map(word => word?.toLowerCase()),
          today,
        ),
      })),
    )
}

function timeSpans(text: string): readonly DateSpan[] {
  return TIMES.flatMap(([pattern, read]) =>
    Array.from(text.matchAll(pattern), match => ({
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
      time: read(match),
    })),
  )
}

/** Leftmost, then longest; none overlapping. */
function separate(spans: readonly DateSpan[]): readonly DateSpan[] {
  const ordered = [...spans].sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: DateSpan[] = []
  for (const span of ordered) if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span)
  return kept
}

/** "tues 4pm", "4pm on Tuesday": one expression. */
function joined(text: string, first: DateSpan, second: DateSpan): DateSpan | undefined {
  const between = text.slice(first.end, second.start)
  const complement = (first.time === undefined) !== (second.time === undefined)
  if (!complement || !/^(?:,? | at | on | @ ?|,)$/i.test(between)) return undefined
  return {
    text: text.slice(first.start, second.end),
    start: first.start,
    end: second.end,
    day: first.day ?? second.day,
    time: first.time ?? second.time,
  }
}

/** Every date or time expression of a text, in order. `today` is `yyyy-mm-dd`. */
export function findDates(text: string, today: string): readonly DateSpan[] {
  const found: DateSpan[] = []
  for (const span of separate([...dateSpans(text, today), ...timeSpans(text)])) {
    const last = found.at(-1)
    const both = last && joined(text, last, span)
    if (both) found[found.length - 1] = both
    else found.push(span)
  }
  return found
}

/** Only those that fix a day. */
export function namedDays(spans: readonly DateSpan[]): readonly NamedDay[] {
  return spans.flatMap(({ text, day, time }) =>
    day === undefined ? [] : [time === undefined ? { text, day } : { text, day, time }],
  )
}
