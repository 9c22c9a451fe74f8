/** Fits the two-layer net (AdaGrad, with dropout on features and hidden units). The same examples give the same weights, bit for bit. */
import { LEAK, type Sparse } from './net.ts'
import { seeded, shuffled } from './seeded.ts'

/** The share of each output of one head in the right answer. Outputs are counted within the head. */
export type Target = readonly { readonly label: number; readonly share: number }[]

/** One text; for every head the right answer, or `undefined` where it is not known and nothing is to be learned. */
export type NetExample = {
  readonly features: Sparse
  readonly targets: readonly (Target | undefined)[]
  /** How much it counts against others; an ordinary example counts 1. */
  readonly weight: number
}

export type NetSettings = {
  /** Outputs of each head. A head is one question with one answer: its outputs share out 1. */
  readonly heads: readonly number[]
  /** Feature buckets told apart, a power of two. */
  readonly buckets: number
  readonly hidden: number
  readonly rounds: number
  readonly rate: number
  readonly seed: number
}

/** Weights, and the squares of all slopes so far, which slow each weight down. */
type Layer = { readonly weights: Float32Array; readonly squares: Float32Array }

export type FittedNet = {
  readonly buckets: number
  readonly first: Layer
  readonly hiddenBias: Layer
  readonly second: Layer
  readonly secondBias: Layer
}

/** Share of the features, and of the hidden units, left out at random so that none is leant on alone. */
const DROPPED = { features: 0.3, hidden: 0.2 } as const

/** Mistakes smaller than this teach nothing and are passed over. */
const SMALLEST_LESSON = 4e-3

/** An output that is off by less than this is left as it is, which saves most of the work of many outputs. */
const SMALLEST_STEP = 2e-4

const SPREAD = { first: 0.2, second: 0.5 } as const

type Training = FittedNet & NetSettings & { readonly outputs: number; readonly random: () => number }

type Seen = { readonly rows: Uint32Array; readonly values: Float64Array; readonly count: number }

type Pass = { readonly sums: Float64Array; readonly hidden: Float64Array; readonly scores: Float64Array }

function layer(size: number, start: () => number): Layer {
  return { weights: Float32Array.from({ length: size }, start), squares: new Float32Array(size) }
}

function startOf(settings: NetSettings): Training {
  const random = seeded(settings.seed)
  const outputs = settings.heads.reduce((sum, size) => sum + size, 0)
  return {
    ...settings,
    outputs,
    random,
    first: layer(settings.buckets * settings.hidden, () => (random() - 0.5) * SPREAD.first),
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
function someOf({ buckets, values }: Sparse, training: Training): Seen {
  const rows = new Uint32Array(buckets.length)
  const kept = new Float64Array(buckets.length)
  let count = 0
  for (let at = 0; at < buckets.length; at++) {
    if (training.random() < DROPPED.features) continue
    rows[count] = (buckets[at]! & (training.buckets - 1)) * training.hidden
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
function mistakes({ scores }: Pass, example: NetExample, heads: readonly number[]): Float64Array {
  const errors = new Float64Array(scores.length)
  let start = 0
  for (const [head, size] of heads.entries()) {
    const target = example.targets[head]
    if (target) errors.set(sharesOf(scores, start, start + size), start)
    for (const { label, share } of target ?? []) errors[start + label]! -= share
    start += size
  }
  return errors.map(error => error * example.weight)
}

/** Corrects the second layer and returns the blame of each hidden unit. */
function learnSecond(pass: Pass, errors: Float64Array, training: Training): Float64Array {
  const { second, secondBias, outputs, rate } = training
  const blame = new Float64Array(training.hidden)
  const wrong = [...errors.keys()].filter(output => Math.abs(errors[output]!) >= SMALLEST_STEP)
  for (let unit = 0; unit < training.hidden; unit++) {
    const value = pass.hidden[unit]!
    if (value === 0) continue
    for (const output of wrong) {
      const at = unit * outputs + output
      blame[unit]! += errors[output]! * second.weights[at]!
      step(second, at, errors[output]! * value, rate)
    }
    blame[unit]! *= (pass.sums[unit]! > 0 ? 1 : LEAK) / (1 - DROPPED.hidden)
  }
  for (const output of wrong) step(secondBias, output, errors[output]!, rate)
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
  const errors = mistakes(pass, example, training.heads)
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
