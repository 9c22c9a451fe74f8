/** How well messages were understood: pure counting over labelled lines and what was made of them. */
import { INTENTS, type IntentName, type SafetySignal } from '../understanding.ts'
import type { Line, SafetyLabel } from './examples.ts'

/** One labelled line and what the models said. `top` is the ranking, the first three at least. */
export type Outcome = {
  readonly line: Line
  readonly top: readonly IntentName[]
  readonly safety: SafetySignal
}

export type IntentFigures = {
  readonly lines: number
  readonly accuracy: number
  readonly macroF1: number
  readonly inTopThree: number
}

export type SafetyFigures = { readonly lines: number; readonly stop: number; readonly stopOrLead: number }

function isRight(line: Line, intent: IntentName | undefined): boolean {
  return intent !== undefined && (intent === line.intent || (line.alt ?? []).includes(intent))
}

/** Lines whose intent is known and scored. */
function scored(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.filter(({ line }) => line.intent !== undefined && line.safety !== 'either')
}

function f1Of(intent: IntentName, outcomes: readonly Outcome[]): number | undefined {
  const given = (one: Outcome) => (isRight(one.line, one.top[0]) ? one.line.intent : one.top[0])
  const wanted = outcomes.filter(({ line }) => line.intent === intent)
  if (wanted.length === 0) return undefined
  const right = wanted.filter(one => given(one) === intent).length
  const said = outcomes.filter(one => given(one) === intent).length
  return (2 * right) / (wanted.length + said)
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

/** Another right intent (`alt`) counts as right; labels that do not occur are left out of the mean. */
export function intentFigures(outcomes: readonly Outcome[]): IntentFigures {
  const lines = scored(outcomes)
  const each = INTENTS.flatMap(intent => f1Of(intent, lines) ?? [])
  return {
    lines: lines.length,
    accuracy: share(lines.filter(({ line, top }) => isRight(line, top[0])).length, lines.length),
    macroF1: share(
      each.reduce((sum, value) => sum + value, 0),
      each.length,
    ),
    inTopThree: share(
      lines.filter(({ line, top }) => top.slice(0, 3).some(intent => isRight(line, intent))).length,
      lines.length,
    ),
  }
}

/** How often lines with this label stop, and stop or lead. */
export function safetyFigures(outcomes: readonly Outcome[], label: SafetyLabel): SafetyFigures {
  const lines = outcomes.filter(({ line }) => line.safety === label)
  return {
    lines: lines.length,
    stop: share(lines.filter(({ safety }) => safety === 'stop').length, lines.length),
    stopOrLead: share(lines.filter(({ safety }) => safety !== 'none').length, lines.length),
  }
}

/** The most frequent mistakes, as `wanted > given`, with how often each happened. */
export function confusions(outcomes: readonly Outcome[], count: number): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const { line, top } of scored(outcomes)) {
    if (isRight(line, top[0])) continue
    const pair = `${line.intent} > ${top[0]}`
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, count)
}
