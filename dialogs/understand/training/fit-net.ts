/** Fits the two-layer net (AdaGrad, with dropout on features and hidden units). The same examples give the same weights, bit for bit. */
import type { Features } from '../features.ts'
import { LEAK, NET_BUCKETS } from '../net.ts'
import { seeded, shuffled } from './seeded.ts'

/** One message: the share of each intent in the right answer (none if unknown), and whether it is about a child at risk. */
export type NetExample = {
  readonly features: Features
  readonly target: readonly { readonly label: number; readonly share: number }[]
  readonly risky?: boolean
  readonly weight: number
}

export type NetSettings = {
  readonly labels: number
  readonly hidden: number
  readonly rounds: number
  readonly rate: number
  readonly seed: number
}

/** Weights, and the squares of all slopes so far, which slow each weight down. */
type Layer = { readonly weights: Float32Array; readonly squares: Float32Array }

export type FittedNet = {
  readonly first: Layer
  readonly hiddenBias: Layer
  readonly second: Layer
  readonly secondBias: Layer
}

/** Share of the features, and of the hidden units, left out at random so that none is leant on alone. */
const DROPPED = { features: 0.3, hidden: 0.2 } as const

/** Mistakes smaller than this teach nothing and are passed over. */
const SMALLEST_LESSON = 4e-3

const SPREAD = { first: 0.2, second: 0.5 } as const

type Training = FittedNet & NetSettings & { readonly outputs: number; readonly random: () => number }

type Seen = { readonly rows: Uint32Array; readonly values: Float64Array; readonly count: number }

type Pass = { readonly sums: Float64Array; readonly hidden: Float64Array; readonly scores: Float64Array }

function layer(size: number, start: () => number): Layer {
  return { weights: Float32Array.from({ length: size }, start), squares: new Float32Array(size) }
}

function startOf(settings: NetSettings): Training {
  const random = seeded(settings.seed)
  const outputs = settings.labels + 2
  return {
    ...settings,
    outputs,
    random,
    first: layer(NET_BUCKETS * settings.hidden, () => (random() - 0.5) * SPREAD.first),
    hiddenBias: layer(settings.hidden, () => 0),
    second: layer(settings.hidden * outputs, () => (random() - 0.5) * SPREAD.second),
    secondBias: layer(outputs, () => 0),
  }
}

/** One step against a slope. */
function step({ weights, squares }: Layer, at: number, slope: number, rate: number): void {
  squares[at]! += slope * slope
  weights[at]! -= (rate * slope) / Math.sqrt(squares[at]! + 1e-6)
}

/** The features of this round: some left out, the others that much stronger. */
function someOf({ buckets, values }: Features, { random, hidden }: Training): Seen {
  const rows = new Uint32Array(buckets.length)
  const kept = new Float64Array(buckets.length)
  let count = 0
  for (let at = 0; at < buckets.length; at++) {
    if (random() < DROPPED.features) continue
    rows[count] = (buckets[at]! & (NET_BUCKETS - 1)) * hidden
    kept[count++] = values[at]! / (1 - DROPPED.features)
  }
  return { rows, values: kept, count }
}

function hiddenSums(seen: Seen, { first, hiddenBias, hidden }: Training): Float64Array {
  const sums = Float64Array.from(hiddenBias.weights)
  for (let at = 0; at < seen.count; at++) {
    const value = seen.values[at]!
    const row = seen.rows[at]!
    for (let unit = 0; unit < hidden; unit++) sums[unit]! += value * first.weights[row + unit]!
  }
  return sums
}

function forward(seen: Seen, training: Training): Pass {
  const { second, secondBias, hidden: count, outputs, random } = training
  const sums = hiddenSums(seen, training)
  const hidden = sums.map(sum => (random() < DROPPED.hidden ? 0 : (sum > 0 ? sum : LEAK * sum) / (1 - DROPPED.hidden)))
  const scores = Float64Array.from(secondBias.weights)
  for (let unit = 0; unit < count; unit++) {
    if (hidden[unit] === 0) continue
    for (let output = 0; output < outputs; output++)
      scores[output]! += hidden[unit]! * second.weights[unit * outputs + output]!
  }
  return { sums, hidden, scores }
}

/** Scores from `start` to before `end` as probabilities. */
function sharesOf(scores: Float64Array, start: number, end: number): Float64Array {
  const part = scores.slice(start, end)
  const highest = part.reduce((most, score) => Math.max(most, score), -Infinity)
  const raised = part.map(score => Math.exp(score - highest))
  const total = raised.reduce((sum, value) => sum + value, 0)
  return raised.map(value => value / total)
}

/** How far each output is off, counted by the weight of the example. */
function mistakes({ scores }: Pass, example: NetExample, labels: number): Float64Array {
  const errors = new Float64Array(labels + 2)
  if (example.target.length > 0) {
    errors.set(sharesOf(scores, 0, labels))
    for (const { label, share } of example.target) errors[label]! -= share
  }
  if (example.risky !== undefined) {
    errors.set(sharesOf(scores, labels, labels + 2), labels)
    errors[labels + (example.risky ? 1 : 0)]! -= 1
  }
  return errors.map(error => error * example.weight)
}

/** Corrects the second layer and returns the blame of each hidden unit. */
function learnSecond(pass: Pass, errors: Float64Array, training: Training): Float64Array {
  const { second, secondBias, outputs, rate } = training
  const blame = new Float64Array(training.hidden)
  for (let unit = 0; unit < training.hidden; unit++) {
    const value = pass.hidden[unit]!
    if (value === 0) continue
    for (let output = 0; output < outputs; output++) {
      const at = unit * outputs + output
      blame[unit]! += errors[output]! * second.weights[at]!
      step(second, at, errors[output]! * value, rate)
    }
    blame[unit]! *= (pass.sums[unit]! > 0 ? 1 : LEAK) / (1 - DROPPED.hidden)
  }
  for (let output = 0; output < outputs; output++) step(secondBias, output, errors[output]!, rate)
  return blame
}

function learnFirst(seen: Seen, blame: Float64Array, { first, hiddenBias, hidden, rate }: Training): void {
  const { weights, squares } = first
  for (let unit = 0; unit < hidden; unit++) step(hiddenBias, unit, blame[unit]!, rate)
  for (let at = 0; at < seen.count; at++) {
    const value = seen.values[at]!
    const row = seen.rows[at]!
    for (let unit = 0; unit < hidden; unit++) {
      const slope = blame[unit]! * value
      const cell = row + unit
      const square = squares[cell]! + slope * slope
      squares[cell] = square
      weights[cell]! -= (rate * slope) / Math.sqrt(square + 1e-6)
    }
  }
}

function learn(example: NetExample, training: Training): void {
  const seen = someOf(example.features, training)
  const pass = forward(seen, training)
  const errors = mistakes(pass, example, training.labels)
  if (errors.every(error => Math.abs(error) < SMALLEST_LESSON)) return
  learnFirst(seen, learnSecond(pass, errors, training), training)
}

/** Weights after all rounds; the order of examples is shuffled each round by the seed. */
export function fitNet(examples: readonly NetExample[], settings: NetSettings): FittedNet {
  const training = startOf(settings)
  for (let round = 0; round < settings.rounds; round++) {
    for (const example of shuffled(examples, training.random)) learn(example, training)
  }
  return training
}
