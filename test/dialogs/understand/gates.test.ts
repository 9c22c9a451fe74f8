import { describe, expect, test } from 'vitest'
import { readCheckLines } from '../../../bot/commands/read-utterances.ts'
import { featuresOf } from '../../../dialogs/understand/features.ts'
import { rankIntents } from '../../../dialogs/understand/intents.ts'
import { readSafety } from '../../../dialogs/understand/safety.ts'
import { intentFigures, type Outcome, safetyFigures } from '../../../dialogs/understand/training/figures.ts'
import { understand } from '../../../dialogs/understand/understand.ts'

const check = readCheckLines()

const outcomes: readonly Outcome[] = check.map(line => {
  const features = featuresOf(line.text)
  const safety = readSafety(line.text, features)
  const top = rankIntents(safety).map(({ intent }) => intent)
  return { line, top, safety: safety.signal }
})

/** Set a little under what was measured: a change that loses ground shows here. Raise them when it gains. */
describe('on authors nobody trained on', () => {
  test('the right intent', () => {
    const { macroF1, inTopThree } = intentFigures(outcomes)
    expect(macroF1).toBeGreaterThan(0.9)
    expect(inTopThree).toBeGreaterThan(0.98)
  })

  test('a child at risk is not missed', () => {
    const { stop, stopOrLead } = safetyFigures(outcomes, 'now')
    expect(stop).toBeGreaterThan(0.97)
    expect(stopOrLead).toBe(1)
  })

  test('what only sounds like risk seldom stops anybody', () => {
    expect(safetyFigures(outcomes, 'not_now').stop).toBeLessThan(0.05)
    expect(safetyFigures(outcomes, 'not_now').stopOrLead).toBeLessThan(0.2)
    expect(safetyFigures(outcomes, 'none').stop).toBeLessThan(0.01)
    expect(safetyFigures(outcomes, 'none').stopOrLead).toBeLessThan(0.045)
  })
})

test('half of all messages are understood within a few milliseconds', () => {
  const times = check.slice(0, 300).map(({ text }) => {
    const started = performance.now()
    understand(text, { today: '2026-11-23' })
    return performance.now() - started
  })
  expect(times.sort((a, b) => a - b)[150]).toBeLessThan(5)
})
