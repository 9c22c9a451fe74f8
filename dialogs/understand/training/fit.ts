/** Fits a linear classifier (multinomial logistic regression, AdaGrad). The same examples give the same weights, bit for bit. */
import type { Sparse } from '../../../policies/learning/net.ts'
import { seeded, shuffled } from '../../../policies/learning/seeded.ts'
import { BUCKETS } from '../features.ts'

/** One example: its features, the share of each label in the right answer, and how much it counts. */
export type Example = {
  readonly features: Sparse
  readonly target: readonly { readonly label: number; readonly share: number }[]
  readonly weight: number
}

export type FitSettings = {
  readonly labels: number
  readonly rounds: number
  readonly rate: number
  /** Pull towards zero, per update of a weight. */
  readonly decay: number
  readonly seed: number
}

/** Bucket by bucket, one weight a label; `bias` one a label. */
export type Fitted = { readonly weights: Float32Array; readonly bias: Float32Array }

type State = Fitted & { readonly squares: Float32Array; readonly biasSquares: Float32Array }

/** Mistakes smaller than this teach nothing and are passed over, which saves most of the work. */
const SMALLEST_LESSON = 1e-3

/** Scores to probabilities, in place. */
function softmax(scores: Float64Array): Float64Array {
  let highest = -Infinity
  for (const score of scores) if (score > highest) highest = score
  let total = 0
  for (let label = 0; label < scores.length; label++) {
    scores[label] = Math.exp(scores[label]! - highest)
    total += scores[label]!
  }
  for (let label = 0; label < scores.length; label++) scores[label]! /= total
  return scores
}

function predict(state: Fitted, { buckets, values }: Sparse, labels: number): Float64Array {
  const scores = Float64Array.from(state.bias)
  for (let at = 0; at < buckets.length; at++) {
    const value = values[at]!
    const row = buckets[at]! * labels
    for (let label = 0; label < labels; label++) scores[label]! += value * state.weights[row + label]!
  }
  return softmax(scores)
}

/** How far each label is off, counted by the weight of the example. */
function mistakes(state: State, example: Example, labels: number): Float64Array {
  const error = predict(state, example.features, labels)
  for (const { label, share } of example.target) error[label]! -= share
  return error.map(each => each * example.weight)
}

function learnBias(state: State, label: number, error: number, rate: number): void {
  state.biasSquares[label]! += error ** 2
  state.bias[label]! -= (rate * error) / Math.sqrt(state.biasSquares[label]! + 1e-6)
}

function learnLabel(state: State, features: Sparse, lesson: { label: number; error: number }, settings: FitSettings): void {
  const { weights, squares } = state
  const { labels, rate, decay } = settings
  for (let at = 0; at < features.buckets.length; at++) {
    const cell = features.buckets[at]! * labels + lesson.label
    const slope = lesson.error * features.values[at]! + decay * weights[cell]!
    squares[cell]! += slope * slope
    weights[cell]! -= (rate * slope) / Math.sqrt(squares[cell]! + 1e-6)
  }
}

function learn(state: State, example: Example, settings: FitSettings): void {
  mistakes(state, example, settings.labels).forEach((error, label) => {
    if (Math.abs(error) < SMALLEST_LESSON) return
    learnBias(state, label, error, settings.rate)
    learnLabel(state, example.features, { label, error }, settings)
  })
}

/** Weights after all rounds; the order of examples is shuffled each round by the seed. */
export function fit(examples: readonly Example[], settings: FitSettings): Fitted {
  const size = BUCKETS * settings.labels
  const state: State = {
    weights: new Float32Array(size),
    squares: new Float32Array(size),
    bias: new Float32Array(settings.labels),
    biasSquares: new Float32Array(settings.labels),
  }
  const random = seeded(settings.seed)
  for (let round = 0; round < settings.rounds; round++) {
    for (const example of shuffled(examples, random)) learn(state, example, settings)
  }
  return state
}
