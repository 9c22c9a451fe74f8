/** Learns from the paraphrases which words speak for which topic. Same input, same weights, bit for bit. */

/** One example: feature numbers with their weights, the topic's number, and how much it counts. */
export type Example = {
  readonly features: readonly (readonly [number, number])[]
  readonly topic: number
  readonly counts: number
}

export type Size = { readonly features: number; readonly topics: number }

const rounds = 30
const firstStep = 2.4
const shrink = 1e-5

/** Weights by feature, then by topic: a softmax over topics, fitted by stochastic descent in a fixed order. */
export function fitWeights(examples: readonly Example[], size: Size): Float32Array {
  const weights = new Float32Array(size.features * size.topics)
  const order = examples.map((_, at) => at)
  const draw = seededDraws(1)
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, draw)
    const step = firstStep * (1 - round / rounds)
    for (const at of order) learn(examples[at]!, weights, { topics: size.topics, step })
  }
  return weights
}

function learn(example: Example, weights: Float32Array, { topics, step }: { topics: number; step: number }): void {
  const errors = softmax(scoresOf(example.features, weights, topics))
  errors[example.topic]! -= 1
  for (const [feature, value] of example.features) {
    const row = feature * topics
    for (let topic = 0; topic < topics; topic += 1) {
      const weight = weights[row + topic]!
      weights[row + topic] = weight - step * example.counts * (errors[topic]! * value + shrink * weight)
    }
  }
}

/** Sum of the weights of the features, for every topic. */
export function scoresOf(
  features: readonly (readonly [number, number])[],
  weights: Float32Array | Int8Array,
  topics: number,
): Float32Array {
  const scores = new Float32Array(topics)
  for (const [feature, value] of features) {
    const row = feature * topics
    for (let topic = 0; topic < topics; topic += 1) scores[topic]! += weights[row + topic]! * value
  }
  return scores
}

/** Scores as shares that add up to one. Works in place. */
export function softmax(scores: Float32Array): Float32Array {
  let highest = -Infinity
  for (const score of scores) if (score > highest) highest = score
  let sum = 0
  for (const [at, score] of scores.entries()) {
    scores[at] = Math.exp(score - highest)
    sum += scores[at]!
  }
  for (let at = 0; at < scores.length; at += 1) scores[at]! /= sum
  return scores
}

/** Numbers from 0 to 1, the same sequence for the same seed. */
function seededDraws(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x80000000
  }
}

function shuffle(order: number[], draw: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(draw() * (at + 1))
    const kept = order[at]!
    order[at] = order[other]!
    order[other] = kept
  }
}
