/** A trained linear classifier as it is kept (8-bit weights in base64) and as it is asked. */
import type { Features } from './features.ts'

/** As kept in `weights-*.json`. `scales` turn each label's 8-bit weights back into numbers. */
export type KeptModel = {
  readonly labels: readonly string[]
  readonly bias: readonly number[]
  readonly scales: readonly number[]
  readonly weights: string
}

export type Model = {
  readonly labels: readonly string[]
  readonly bias: readonly number[]
  readonly scales: readonly number[]
  readonly weights: Int8Array
}

export function openModel(kept: KeptModel): Model {
  const bytes = Buffer.from(kept.weights, 'base64')
  return { ...kept, weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length) }
}

/** Unscaled sums per label, before bias. */
function sums(model: Model, features: Features): Float64Array {
  const count = model.labels.length
  const result = new Float64Array(count)
  for (let at = 0; at < features.buckets.length; at++) {
    const value = features.values[at]!
    const row = features.buckets[at]! * count
    for (let label = 0; label < count; label++) result[label]! += value * model.weights[row + label]!
  }
  return result
}

/** The score of each label, in the model's order. */
export function linearScores(model: Model, features: Features): Float64Array {
  return sums(model, features).map((sum, label) => model.bias[label]! + sum * model.scales[label]!)
}

/** Scores as probabilities that add up to 1. */
export function softmax(scores: readonly number[]): readonly number[] {
  const highest = Math.max(...scores)
  const raised = scores.map(score => Math.exp(score - highest))
  const total = raised.reduce((sum, value) => sum + value, 0)
  return raised.map(value => value / total)
}
