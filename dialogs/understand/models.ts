/** The trained classifiers, opened once when this file is loaded, and what they say together. */

import { type KeptNet, type Net, netScores, openNet } from '../../policies/learning/net.ts'
import type { Features } from './features.ts'
import { type KeptModel, linearScores, type Model, openModel, softmax } from './model.ts'
import { INTENTS } from './understanding.ts'
import intents from './weights-intents.json' with { type: 'json' }
import net from './weights-net.json' with { type: 'json' }
import safety from './weights-safety.json' with { type: 'json' }

export type Models = { readonly intents: Model; readonly safety: Model; readonly net: Net }

export type KeptModels = { readonly intents: KeptModel; readonly safety: KeptModel; readonly net: KeptNet }

export function openModels(kept: KeptModels): Models {
  return { intents: openModel(kept.intents), safety: openModel(kept.safety), net: openNet(kept.net) }
}

export const trained: Models = openModels({ intents, safety, net })

/** The chance of each intent, in their order; and the odds (in logits) of a child at risk. */
export type Verdict = { readonly intents: readonly number[]; readonly riskOdds: number }

/** Linear models and net err in different places, so their scores are averaged. */
export function judge(features: Features, models: Models): Verdict {
  const byNet = netScores(models.net, features)
  const linear = linearScores(models.intents, features)
  const [linearRisk] = linearScores(models.safety, features)
  const netRisk = byNet[INTENTS.length + 1]! - byNet[INTENTS.length]!
  return {
    intents: softmax(Array.from(linear, (score, at) => (score + byNet[at]!) / 2)),
    riskOdds: (linearRisk! + netRisk) / 2,
  }
}
