/** Packs fitted weights into 8 bits each. */
import { pack, scalesOf, short } from '../../../policies/learning/keep-net.ts'
import type { KeptModel } from '../model.ts'
import type { Fitted } from './fit.ts'

/** The kept form of a fitted linear model. */
export function quantise(fitted: Fitted, labels: readonly string[]): KeptModel {
  const scales = scalesOf(fitted.weights, labels.length)
  return { labels, bias: short(fitted.bias), scales, weights: pack(fitted.weights, scales) }
}
