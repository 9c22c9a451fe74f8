/** The safety signal: is this person telling us that a child may be at risk now? Read before anything else. */
import { sentencesOf } from './clauses.ts'
import { type Features, featuresOf } from './features.ts'
import { type Model, probabilities } from './model.ts'
import { trained } from './models.ts'
import { tidy } from './normalise.ts'
import { type Cue, findCues } from './safety-cues.ts'
import type { SafetySignal } from './understanding.ts'

/** From which chance a message stops or leads. Chosen on held-out authors of the training data, never on the check data. */
export const SAFETY_LIMITS = { stop: 0.5, lead: 0.2, stopWithCue: 0.3, leadWithCue: 0.06 } as const

/** How much a sentence counts on its own, since it lacks its setting. */
const SENTENCE_SHARE = 0.9

export type SafetyReading = { readonly signal: SafetySignal; readonly risk: number; readonly cues: readonly Cue[] }

/** The chance that a message is about a child at risk now, by the model: the whole, or its worst sentence. */
function riskOf(text: string, whole: Features, model: Model): number {
  const sentences = sentencesOf(tidy(text))
  const parts = sentences.length > 1 ? sentences.map((sentence) => probabilities(model, featuresOf(sentence))[1]!) : []
  return Math.max(probabilities(model, whole)[1]!, ...parts.map((risk) => risk * SENTENCE_SHARE))
}

function signalOf(risk: number, cues: readonly Cue[]): SafetySignal {
  const live = cues.filter(({ cancelledBy }) => cancelledBy === undefined)
  const clear = live.some(({ strength }) => strength === 'stop')
  if (risk >= (clear ? SAFETY_LIMITS.stopWithCue : SAFETY_LIMITS.stop)) return 'stop'
  return risk >= (live.length > 0 ? SAFETY_LIMITS.leadWithCue : SAFETY_LIMITS.lead) ? 'lead' : 'none'
}

/** The signal, with the model's chance and the cues of the lexicon. `whole` are the features of the same text. */
export function readSafety(text: string, whole: Features, model: Model = trained.safety): SafetyReading {
  const cues = findCues(text)
  const risk = riskOf(text, whole, model)
  return { signal: signalOf(risk, cues), risk, cues }
}

/**
 * `stop`: show the safety card now. `lead`: answer, with the safety line first. `none`: nothing was recognised,
 * which never means that there is no risk. Never throws; needs no context, no database and no network.
 */
export function safetyOf(text: string): SafetySignal {
  return readSafety(text, featuresOf(text)).signal
}
