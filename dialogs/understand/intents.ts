/** What somebody wants: every intent with its confidence, a child at risk before all else. */
import type { SafetyReading } from './safety.ts'
import { INTENTS, type RankedIntent } from './understanding.ts'

/** All intents by falling confidence. The safety reading decides whether `safeguarding_now` comes first; the model never does alone. */
export function rankIntents(safety: SafetyReading): readonly RankedIntent[] {
  const ranked = INTENTS.map((intent, at) => ({ intent, confidence: safety.intents[at]! })).sort(
    (a, b) => b.confidence - a.confidence,
  )
  const ordinary = ranked.filter(({ intent }) => intent !== 'safeguarding_now')
  const safeguarding = { intent: 'safeguarding_now' as const, confidence: safety.risk }
  if (safety.signal === 'stop')
    return [safeguarding, ...ordinary.map(one => ({ ...one, confidence: one.confidence * (1 - safety.risk) }))]
  if (ranked[0]?.intent !== 'safeguarding_now') return ranked
  return [...ordinary.slice(0, 1), { ...safeguarding, confidence: ordinary[0]!.confidence }, ...ordinary.slice(1)]
}
