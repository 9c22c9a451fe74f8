/** The one door: words in, what they mean out. Pure and deterministic. */
import { conceptsOf } from './concepts.ts'
import { entitiesOf } from './entities.ts'
import { featuresOf } from './features.ts'
import { carryOn, withLastCase } from './follow-ups.ts'
import { identifyingIn } from './identifying.ts'
import { readApart } from './identity-apart.ts'
import { rankIntents } from './intents.ts'
import { type Models, trained } from './models.ts'
import { normalise } from './normalise.ts'
import { readSafety } from './safety.ts'
import { severalIntents } from './several-intents.ts'
import { stemOf } from './stem.ts'
import { wordsOf } from './tokens.ts'
import type * as read from './understanding.ts'
import type { RankedIntent } from './understanding.ts'

export type IntentName = read.IntentName
export type SafetySignal = read.SafetySignal
export type Entities = read.Entities
export type Understanding = read.Understanding
export type UnderstandContext = read.UnderstandContext

/** The confidence, and the lead over the next intent, from which a message is acted on without asking. */
const SURE = { confidence: 0.6, lead: 0.2 } as const

/** The ones asked for first, in order; the rest as they were. */
function servedFirst(ranked: readonly RankedIntent[], served: readonly IntentName[]): readonly RankedIntent[] {
  const asked = served.flatMap(intent => ranked.find(one => one.intent === intent) ?? [])
  return [...asked, ...ranked.filter(({ intent }) => !served.includes(intent))]
}

function isSure(ranked: readonly RankedIntent[]): boolean {
  const [first, ...rest] = ranked.map(({ confidence }) => confidence)
  if (ranked[0]?.intent === 'safeguarding_now') return true
  return first! >= SURE.confidence && first! - Math.max(...rest) >= SURE.lead
}

/** Whether any word belongs to the work: models are sure of gibberish too. */
function isReadable(text: string): boolean {
  return conceptsOf(wordsOf(normalise(text)).map(stemOf)).length > 0
}

/**
 * What a message asks, names and may reveal. Days are London days; `context.today` settles "Tuesday".
 * A council that is only known from the conversation stays in the context: `entities` hold what the text says,
 * except the case that "it" or "this family" points back to. Never throws; keeps nothing.
 */
export function understand(text: string, context: UnderstandContext, models: Models = trained): Understanding {
  const features = featuresOf(text)
  const safety = readApart(text, readSafety(text, features, models), models)
  const named = entitiesOf(text, context.today)
  const ranked = carryOn(rankIntents(safety), text, named, context)
  const main = ranked[0]!.intent
  const also = severalIntents(text, models).filter(intent => intent !== main)
  return {
    intents: servedFirst(ranked, [main, ...also]),
    sure: isSure(ranked) && (main === 'safeguarding_now' || isReadable(text)),
    also,
    entities: withLastCase(named, main === 'safeguarding_now' ? also[0] : main, text, context),
    safety: safety.signal,
    identifying: identifyingIn(text),
  }
}

/**
 * `stop`: show the safety card now. `lead`: answer, with the safety line first. `none`: nothing was recognised,
 * which never means that there is no risk. Never throws; needs no context, no database and no network.
 */
export function safetyOf(text: string): SafetySignal {
  return readApart(text, readSafety(text, featuresOf(text)), trained).signal
}
