/** The lines of a walk: `today 2026-12-01`, `SW-C16 yes`, `CE-C24 yes 2026-11-20`, `WW-C13 na Nobody was found`. */
import { isDay } from './calendar.ts'
import type { AnswerValue, Day } from './case.ts'
import type { Procedure } from './procedure.ts'

/** What a line says of one rule or question. */
export type Given = { readonly value: AnswerValue; readonly day?: Day; readonly reason?: string }
export type LineProblem = { readonly line: number; readonly message: string }
export type ReadLines =
  | { readonly ok: true; readonly today: Day | undefined; readonly given: ReadonlyMap<string, Given> }
  | { readonly ok: false; readonly problems: readonly LineProblem[] }

type Line = { readonly number: number; readonly words: readonly string[] }

/**
 * Reads lines of `today DATE` and `ID yes|no|na [DATE] [REASON]`. An id is that of a checklist item of this council,
 * or the name of one of its questions. Empty lines and lines that begin with # are passed over; of two lines about
 * the same id the later one counts. Every line that cannot be read is reported.
 */
export function readLines(procedure: Procedure, text: string): ReadLines {
  const lines = text
    .split(/\r?\n/)
    .map((line, index): Line => ({ number: index + 1, words: line.trim().split(/\s+/).filter(Boolean) }))
    .filter(({ words }) => words.length > 0 && !words[0]?.startsWith('#'))
  const known = namesOf(procedure)
  const problems = lines.flatMap(line => problemsOf(line, known))
  if (problems.length > 0) return { ok: false, problems }
  const isToday = ({ words }: Line) => words[0]?.toLowerCase() === 'today'
  const given = new Map(
    lines
      .filter(line => !isToday(line))
      .map(({ words }) => [known.get((words[0] ?? '').toLowerCase()) ?? '', givenOf(words)]),
  )
  return { ok: true, today: lines.findLast(isToday)?.words[1], given }
}

/** Names by which something can be answered, whatever their capitals. */
function namesOf({ items, questions }: Procedure): ReadonlyMap<string, string> {
  const names = [...items.map(item => item.id), ...questions.map(question => question.fact)]
  return new Map(names.map(name => [name.toLowerCase(), name]))
}

function problemsOf({ number, words }: Line, known: ReadonlyMap<string, string>): readonly LineProblem[] {
  const [name = '', value = ''] = words
  const say = (message: string) => [{ line: number, message }]
  if (name.toLowerCase() === 'today') return isDay(value) ? [] : say(`"${value}" is no day; a day is written 2026-12-01`)
  if (!known.has(name.toLowerCase())) return say(`${name} is no checklist item and no question of this council`)
  if (!isValue(value.toLowerCase())) return say(`${name} is answered yes, no or na, not "${value}"`)
  const third = words[2] ?? ''
  return /^\d{4}-\d{2}-\d{2}$/.test(third) && !isDay(third) ? say(`${third} is no day that exists`) : []
}

function givenOf(words: readonly string[]): Given {
  const [, value = '', ...rest] = words
  const day = rest[0] !== undefined && isDay(rest[0]) ? rest[0] : undefined
  const reason = (day ? rest.slice(1) : rest).join(' ')
  return { value: value.toLowerCase() as AnswerValue, ...(day ? { day } : {}), ...(reason ? { reason } : {}) }
}

const isValue = (value: string): value is AnswerValue => value === 'yes' || value === 'no' || value === 'na'
