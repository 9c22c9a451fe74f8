/** Facts of a checklist given with their day: "visit 3/11, plan 10/11, final CIN 24/11". */

import type { DateSpan } from './dates.ts'
import { dateInMonth } from './days.ts'
import type { FactName, GivenFact } from './understanding.ts'

const FACTS: readonly (readonly [RegExp, FactName])[] = [
  [/\bjoint (?:home )?visit/i, 'joint-visit'],
  [/\b(?:final|last) (?:cin|child in need|meeting|mtg|review)|\bfinal (?:cin )?(?:meeting|mtg)/i, 'final-meeting'],
  [/\bfirst (?:caf |taf |eh )?review/i, 'first-review'],
  [/\bvisit(?:ed|s)?\b|\bseen\b|\bhv\b(?= \d)/i, 'visit'],
  [/\bplan(?: review\w*| updated| done)?\b/i, 'plan-review'],
  [/\b(?:c ?& ?f|c and f|assessment)\b/i, 'assessment'],
  [/\bconsent(?:ed)?\b|\bagreed by (?:mum|dad|family|parents)/i, 'consent'],
  [/\bsupervision\b|\bsup\b/i, 'supervision'],
  [/\bhand ?over\b/i, 'handover'],
]

/** The fact named closest before the day, within the same part of the sentence. */
function factBefore(text: string): FactName | undefined {
  const part =
    text
      .slice(-40)
      .split(/[,;.\n]| and | then /i)
      .at(-1) ?? ''
  const named = FACTS.flatMap(([pattern, fact]) => (pattern.test(part) ? [fact] : []))
  return named[0]
}

/** "Visit on the 3rd" looks back; a bare date that has already been this month is not moved on. */
function settled(span: DateSpan, fact: FactName, today: string): string | undefined {
  const bareNth = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)$/i.exec(span.text)
  const looksBack = fact === 'visit' || fact === 'plan-review' || fact === 'consent' || fact === 'supervision'
  if (!bareNth || !looksBack || span.day === undefined || span.day <= today) return span.day
  return [0, -1]
    .map(months => dateInMonth(today, months, Number(bareNth[1])))
    .find(day => day !== undefined && day <= today)
}

/** Facts with their days, in the order typed. Nothing is guessed: a day with no fact beside it is left out. */
export function factsOf(text: string, spans: readonly DateSpan[], today: string): readonly GivenFact[] {
  return spans.flatMap((span, index) => {
    const fact = factBefore(text.slice(spans[index - 1]?.end ?? 0, span.start))
    const day = fact && settled(span, fact, today)
    return fact && day ? [{ fact, day }] : []
  })
}
