/** The one door: words in, what they mean out. Pure and deterministic. */
import { entitiesOf } from './entities.ts'
import { featuresOf } from './features.ts'
import { identifyingIn } from './identifying.ts'
import { rankIntents } from './intents.ts'
import { type Models, trained } from './models.ts'
import { readSafety } from './safety.ts'
import type { UnderstandContext, Understanding } from './understanding.ts'

export { safetyOf } from './safety.ts'
export type {
  Entities,
  IntentName,
  NamedDay,
  RankedIntent,
  SafetySignal,
  UnderstandContext,
  Understanding,
} from './understanding.ts'

/** The lead over the next intent, and the confidence, from which a message is acted on without asking. */
const SURE = { confidence: 0.45, lead: 0.15 }

/** What a message asks, names and may reveal. Never throws; keeps nothing. */
export function understand(text: string, context: UnderstandContext, models: Models = trained): Understanding {
  const features = featuresOf(text)
  const safety = readSafety(text, features, models)
  const intents = rankIntents(features, safety, models.intents)
  const [first, second] = intents
  return {
    intents,
    sure: first!.confidence >= SURE.confidence && first!.confidence - second!.confidence >= SURE.lead,
    also: [],
    entities: entitiesOf(text, context.today),
    safety: safety.signal,
    identifying: identifyingIn(text),
  }
}
