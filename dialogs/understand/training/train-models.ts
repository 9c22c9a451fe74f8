/** From labelled lines to the two kept models. */
import type { KeptModel } from '../model.ts'
import { INTENTS } from '../understanding.ts'
import { examplesOf, type Line, SAFETY_LABELS } from './examples.ts'
import { type Fitted, fit } from './fit.ts'
import { quantise } from './quantise.ts'
import type { Slots } from './templates.ts'
import { joinedLines, variantsOf } from './vary.ts'

export type KeptModels = { readonly intents: KeptModel; readonly safety: KeptModel }

const SETTINGS = { rounds: 8, rate: 0.3, decay: 3e-5 }

/** Each seed varies and orders the lines in its own way; the kept weights are the mean, which errs less than any one. */
const SEEDS = [20261123, 20261124, 20261125]

/** Two or three messages in one: how many are made. */
const JOINED = 2000

function mean(fitted: readonly Fitted[]): Fitted {
  const average = (rows: readonly Float32Array[]) =>
    Float32Array.from(rows[0]!, (_, at) => rows.reduce((sum, row) => sum + row[at]!, 0) / rows.length)
  return {
    weights: average(fitted.map(({ weights }) => weights)),
    bias: average(fitted.map(({ bias }) => bias)),
  }
}

function fitOnce(
  lines: readonly Line[],
  slots: Slots,
  seed: number,
): { readonly intents: Fitted; readonly safety: Fitted } {
  const all = [...lines.flatMap(line => variantsOf(line, slots, seed)), ...joinedLines(lines, seed, JOINED)]
  const { intents, safety } = examplesOf(all)
  return {
    intents: fit(intents, { ...SETTINGS, seed, labels: INTENTS.length }),
    safety: fit(safety, { ...SETTINGS, seed, labels: SAFETY_LABELS.length }),
  }
}

/** Trains both models; `slots` hold the phrases that vary the lines. The same lines in the same order give the same weights, bit for bit. */
export function trainModels(lines: readonly Line[], slots: Slots): KeptModels {
  const members = SEEDS.map(seed => fitOnce(lines, slots, seed))
  return {
    intents: quantise(mean(members.map(({ intents }) => intents)), INTENTS),
    safety: quantise(mean(members.map(({ safety }) => safety)), SAFETY_LABELS),
  }
}
