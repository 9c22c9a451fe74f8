/** Fits a linear classifier (multinomial logistic regression, AdaGrad). The same examples give the same weights, bit for bit. */
import { BUCKETS, type Features } from '../features.ts'
import { seeded, shuffled } from './seeded.ts'

/** One example: its features, the share of each label in the right answer, and how much it counts. */
export type Example = {
  readonly features: Features
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
export type Fitted = { readonly weights: Float64Array; readonly bias: Float64Array }

type State = Fitted & { readonly squares: Float64Array; readonly biasSquares: Float64Array }

/** Probabilities of all labels. */
function predict(state: Fitted, features: Features, labels: number): Float64Array {
  const scores = Float64Array.from(state.bias)
  for (let at = 0; at < features.buckets.length; at++) {
    const value = features.values[at]!
    const row = features.buckets[at]! * labels
    for (let label = 0; label < labels; label++) scores[label]! += value * state.weights[row + label]!
  }
  return softmax(scores)
}

/** Scores to probabilities. Changes nothing it is given. */
export function softmax(scores: Float64Array): Float64Array {
  let highest = -Infinity
  for (const score of scores) if (score > highest) highest = score
  const result = scores.map(score => Math.exp(score - highest))
  let total = 0
  for (const value of result) total += value
  return result.map(value => value / total)
}

function learn(state: State, example: Example, settings: FitSettings): void {
  const { labels, rate, decay } = settings
  const error = predict(state, example.features, labels)
  for (const { label, share } of example.target) error[label]! -= share
  for (let label = 0; label < labels; label++) error[label]! *= example.weight
  for (let label = 0; label < labels; label++) {
    state.biasSquares[label]! += error[label]! ** 2
    state.bias[label]! -= (rate * error[label]!) / Math.sqrt(state.biasSquares[label]! + 1e-6)
  }
  for (let at = 0; at < example.features.buckets.length; at++) {
    const value = example.features.values[at]!
    const row = example.features.buckets[at]! * labels
    for (let label = 0; label < labels; label++) {
      const slope = error[label]! * value + decay * state.weights[row + label]!
      state.squares[row + label]! += slope * slope
      state.weights[row + label]! -= (rate * slope) / Math.sqrt(state.squares[row + label]! + 1e-6)
    }
  }
}

/** Weights after all rounds; the order of examples is shuffled each round by the seed. */
export function fit(examples: readonly Example[], settings: FitSettings): Fitted {
  const size = BUCKETS * settings.labels
  const state: State = {
    weights: new Float64Array(size),
    squares: new Float64Array(size),
    bias: new Float64Array(settings.labels),
    biasSquares: new Float64Array(settings.labels),
  }
  const random = seeded(settings.seed)
  for (let round = 0; round < settings.rounds; round++) {
    for (const example of shuffled(examples, random)) learn(state, example, settings)
  }
  return state
}
