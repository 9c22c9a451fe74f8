/** What somebody wants: every intent with its confidence, a child at risk before all else. */
import type { Features } from './features.ts'
import { type Model, probabilities } from './model.ts'
import type { SafetyReading } from './safety.ts'
import type { IntentName, RankedIntent } from './understanding.ts'

/** The ordinary intents by falling confidence. The model knows no `safeguarding_now`: the safety signal decides that. */
function rankOrdinary(features: Features, model: Model): readonly RankedIntent[] {
  const chances = probabilities(model, features)
  return model.labels
    .map((intent, at) => ({ intent: intent as IntentName, confidence: chances[at]! }))
    .sort((a, b) => b.confidence - a.confidence)
}

/** All intents: `safeguarding_now` first on a stop, otherwise in its place by the chance of risk. */
export function rankIntents(features: Features, safety: SafetyReading, model: Model): readonly RankedIntent[] {
  const stop = safety.signal === 'stop'
  const risk = stop ? Math.max(safety.risk, 0.5) : Math.min(safety.risk, 0.49)
  const ordinary = rankOrdinary(features, model).map(({ intent, confidence }) => ({ intent, confidence: confidence * (1 - risk) }))
  const safeguarding: RankedIntent = { intent: 'safeguarding_now', confidence: risk }
  if (stop) return [safeguarding, ...ordinary]
  const place = ordinary.findIndex(({ confidence }) => confidence < risk)
  const at = Math.max(place < 0 ? ordinary.length : place, 1)
  return [...ordinary.slice(0, at), safeguarding, ...ordinary.slice(at)]
}
