/** From labelled lines to the two kept models. */
import type { KeptModel } from '../model.ts'
import { INTENTS } from '../understanding.ts'
import { intentExamples, type Line, SAFETY_LABELS, safetyExamples } from './examples.ts'
import { fit } from './fit.ts'
import { quantise } from './quantise.ts'
import { joinedLines, variantsOf } from './vary.ts'

export type KeptModels = { readonly intents: KeptModel; readonly safety: KeptModel }

const SETTINGS = { rounds: 10, rate: 0.3, decay: 3e-5, seed: 20261123 }

/** Two messages in one: how many are made. */
const JOINED = 2000

/** Trains both models. The same lines in the same order give the same weights, bit for bit. */
export function trainModels(lines: readonly Line[]): KeptModels {
  const varied = lines.flatMap(variantsOf)
  const joined = joinedLines(lines, SETTINGS.seed, JOINED)
  const intents = fit(intentExamples([...varied, ...joined]), { ...SETTINGS, labels: INTENTS.length })
  const safety = fit(safetyExamples([...varied, ...joined]), { ...SETTINGS, labels: SAFETY_LABELS.length })
  return { intents: quantise(intents, INTENTS), safety: quantise(safety, SAFETY_LABELS) }
}
