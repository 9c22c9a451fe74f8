/** The safety signal: is this person telling us that a child may be at risk now? Read before anything else. */
import { sentencesOf } from './clauses.ts'
import { type Features, featuresOf } from './features.ts'
import { probabilities } from './model.ts'
import { type Models, trained } from './models.ts'
import { tidy } from './normalise.ts'
import type { Cue } from './safety-cues.ts'
import { INTENTS, type SafetySignal } from './understanding.ts'

/** From which chance a message stops or leads. Chosen on held-out authors of the training data, never on the check data. */
export const SAFETY_LIMITS = { stop: 0.5, lead: 0.1 } as const

/** What the lexicon adds to the odds (in logits): a clear cue, any cue, a sentence that alone would be alarming. */
const ADDED = { clearCue: 1, anyCue: 0.5, sentence: 0.25 } as const

export type SafetyReading = {
  readonly signal: SafetySignal
  readonly risk: number
  readonly cues: readonly Cue[]
}

const SAFEGUARDING = INTENTS.indexOf('safeguarding_now')

function logit(chance: number): number {
  const kept = Math.min(Math.max(chance, 1e-6), 1 - 1e-6)
  return Math.log(kept / (1 - kept))
}

/** How alarming the worst of several sentences is alone; nothing for a single sentence. */
function worstSentence(text: string, models: Models): number {
  const sentences = sentencesOf(tidy(text))
  if (sentences.length < 2) return 0
  const chances = sentences.map(sentence => probabilities(models.safety, featuresOf(sentence))[1]!)
  return Math.max(logit(Math.max(...chances)) + 2, 0)
}

/** The chance of risk: both models on the whole message, the lexicon, and the worst sentence. */
function riskOf(text: string, whole: Features, models: Models): number {
  const live = whole.cues.filter(({ cancelledBy }) => cancelledBy === undefined)
  const clear = live.some(({ strength }) => strength === 'stop')
  const bySafety = logit(probabilities(models.safety, whole)[1]!)
  const byIntent = logit(probabilities(models.intents, whole)[SAFEGUARDING]!)
  const byCues = (clear ? ADDED.clearCue : 0) + (live.length > 0 ? ADDED.anyCue : 0)
  const odds = (bySafety + byIntent) / 2 + byCues + ADDED.sentence * worstSentence(text, models)
  return 1 / (1 + Math.exp(-odds))
}

/** The signal, with the chance and the cues of the lexicon. `whole` are the features of the same text. */
export function readSafety(text: string, whole: Features, models: Models = trained): SafetyReading {
  const risk = riskOf(text, whole, models)
  const signal = risk >= SAFETY_LIMITS.stop ? 'stop' : risk >= SAFETY_LIMITS.lead ? 'lead' : 'none'
  return { signal, risk, cues: whole.cues }
}
