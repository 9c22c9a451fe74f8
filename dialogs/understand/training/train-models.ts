/** From labelled lines to the kept models. */

import { fitNet, type NetExample } from '../../../policies/learning/fit-net.ts'
import { keepNet } from '../../../policies/learning/keep-net.ts'
import type { KeptModels } from '../models.ts'
import { INTENTS } from '../understanding.ts'
import { type Line, linearExamplesOf, netExamplesOf, SAFETY_LABELS } from './examples.ts'
import { type Fitted, fit } from './fit.ts'
import { quantise } from './quantise.ts'
import type { Slots } from './templates.ts'
import { joinedLines, variantsOf } from './vary.ts'

const SETTINGS = { rounds: 8, rate: 0.3, decay: 3e-5 }

/** Two questions for one net: which intent, and whether a child may be at risk. */
const NET = { heads: [INTENTS.length, SAFETY_LABELS.length], buckets: 1 << 15, hidden: 64, rounds: 8, rate: 0.05 }

/** Each seed varies and orders the lines in its own way; the kept linear weights are the mean, which errs less than any one. */
const SEEDS = [20261123, 20261124]

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

/** Of two labels only the difference matters: the second less the first, in half the space. */
function asOne({ weights, bias }: Fitted): Fitted {
  const difference = (pairs: Float32Array) =>
    Float32Array.from({ length: pairs.length / 2 }, (_, at) => pairs[2 * at + 1]! - pairs[2 * at]!)
  return { weights: difference(weights), bias: difference(bias) }
}

/** The lines, their variants, and messages joined of several lines. */
function examplesOf(lines: readonly Line[], slots: Slots, seed: number): readonly NetExample[] {
  return netExamplesOf([...lines.flatMap(line => variantsOf(line, slots, seed)), ...joinedLines(lines, seed, JOINED)])
}

type Linear = { readonly intents: Fitted; readonly safety: Fitted }

function fitLinear(examples: readonly NetExample[], seed: number): Linear {
  const { intents, safety } = linearExamplesOf(examples)
  return {
    intents: fit(intents, { ...SETTINGS, seed, labels: INTENTS.length }),
    safety: fit(safety, { ...SETTINGS, seed, labels: SAFETY_LABELS.length }),
  }
}

/** Trains all models; `slots` hold the phrases that vary the lines. The same lines in the same order give the same weights, bit for bit. */
export function trainModels(lines: readonly Line[], slots: Slots): KeptModels {
  const varied = SEEDS.map(seed => ({ seed, examples: examplesOf(lines, slots, seed) }))
  const linear = varied.map(({ seed, examples }) => fitLinear(examples, seed))
  const net = fitNet(varied[0]!.examples, { ...NET, seed: SEEDS[0]! })
  return {
    intents: quantise(mean(linear.map(({ intents }) => intents)), INTENTS),
    safety: quantise(asOne(mean(linear.map(({ safety }) => safety))), ['odds of risk']),
    net: keepNet(net),
  }
}
