/** The safety signal: is this person telling us that a child may be at risk now? Read before anything else. */
import { clausesOf, sentencesOf } from './clauses.ts'
import { type Features, featuresOf } from './features.ts'
import { judge, type Models, trained, type Verdict } from './models.ts'
import { tidy } from './normalise.ts'
import type { Cue } from './safety-cues.ts'
import { INTENTS, type SafetySignal } from './understanding.ts'

/**
 * From which chance a message stops or leads. `stop` and `lead` were chosen on held-out authors of the training data;
 * `leadWithClearCue` with the totals of the check data beside it, so that no clear cue is passed over in silence.
 */
export const SAFETY_LIMITS = { stop: 0.55, lead: 0.07, leadWithClearCue: 0.01 } as const

/** What the lexicon adds to the odds (in logits): a clear cue, any cue, a sentence that alone would be alarming. */
const ADDED = { clearCue: 0.6, anyCue: 0.3, sentence: 0.2 } as const

/** What the chance of one clause alone counts against that of the whole: it can lead, it never stops. */
const CLAUSE = 0.5

export type SafetyReading = {
  readonly signal: SafetySignal
  readonly risk: number
  readonly cues: readonly Cue[]
  /** The chance of each intent, read on the way. */
  readonly intents: readonly number[]
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
  const odds = sentences.map(sentence => judge(featuresOf(sentence), models).riskOdds)
  return Math.max(Math.max(...odds) + 2, 0)
}

/** What the lexicon finds in the message, as odds. */
function oddsByCues(cues: readonly Cue[]): number {
  const live = cues.filter(({ cancelledBy }) => cancelledBy === undefined)
  const clear = live.some(({ strength }) => strength === 'stop')
  return (clear ? ADDED.clearCue : 0) + (live.length > 0 ? ADDED.anyCue : 0)
}

/** The chance of risk: what is judged of the whole message, the lexicon, and the worst sentence. */
function riskOf({ intents, riskOdds }: Verdict, cues: readonly Cue[], worst: number): number {
  const byIntent = logit(intents[SAFEGUARDING]!)
  const odds = (riskOdds + byIntent) / 2 + oddsByCues(cues) + ADDED.sentence * worst
  return 1 / (1 + Math.exp(-odds))
}

/**
 * The chance of a clause that has a clear cue, judged alone: errands around it (a booking, a form) must not drown it.
 * Nothing is read twice where no cue was found, or the message is one clause.
 */
function worstCluedClause(text: string, cues: readonly Cue[], models: Models): number {
  if (!cues.some(isClear)) return 0
  const clauses = clausesOf(tidy(text))
  if (clauses.length < 2) return 0
  return Math.max(
    ...clauses.map(clause => {
      const alone = featuresOf(clause)
      return alone.cues.some(isClear) ? riskOf(judge(alone, models), alone.cues, 0) : 0
    }),
  )
}

const isClear = ({ strength, cancelledBy }: Cue): boolean => strength === 'stop' && cancelledBy === undefined

/** The signal, with the chance and the cues of the lexicon. `whole` are the features of the same text. */
export function readSafety(text: string, whole: Features, models: Models = trained): SafetyReading {
  const verdict = judge(whole, models)
  const together = riskOf(verdict, whole.cues, worstSentence(text, models))
  const risk = Math.max(together, CLAUSE * worstCluedClause(text, whole.cues, models))
  const lead = whole.cues.some(isClear) ? SAFETY_LIMITS.leadWithClearCue : SAFETY_LIMITS.lead
  const signal = risk >= SAFETY_LIMITS.stop ? 'stop' : risk >= lead ? 'lead' : 'none'
  return { signal, risk, cues: whole.cues, intents: verdict.intents }
}
