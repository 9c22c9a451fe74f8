/** The matrix made ready for asking: which features there are, how telling, and their weights, as plain data. */

import { featuresOf, rarityOf, weigh } from './features.ts'
import type { Cell, Matrix } from './matrix.ts'
import { buildLexicon, type Lexicon, listFolds, readTokens, splitWords } from './tokens.ts'
import { type Example, fitWeights } from './train.ts'

/** Everything `answer` needs beside the matrix. Weights are packed feature by feature, then topic by topic. */
export type Model = {
  /** Phrases and the word kept for each. */
  readonly folds: readonly (readonly [string, string])[]
  readonly features: readonly string[]
  /** In how many topics a feature is used. */
  readonly users: readonly number[]
  readonly scale: number
  readonly weights: string
  /** The words of every cell, by council, in the order of the topics. */
  readonly cellWords: Readonly<Record<string, readonly string[]>>
  /** The words of every topic's paraphrases. */
  readonly topicWords: readonly string[]
  /** Every word the matrix uses, to put spelling right. */
  readonly known: readonly string[]
}

type Text = {
  readonly topic: number
  readonly counts: number
  readonly features: ReadonlyMap<string, number>
}

/** Cells teach less than paraphrases: they are answers, not questions. */
const cellCounts = 1

/** Learns a model from the matrix. Takes a second or two; run when the YAML is compiled, never at start. */
export function buildModel(matrix: Matrix): Model {
  const folds = listFolds(matrix.words)
  const lexicon = buildLexicon(folds, matrix.words.stop)
  const texts = textsOf(matrix, lexicon)
  const users = countUsers(texts)
  const features = [...users.keys()]
  const numbers = new Map(features.map((feature, at) => [feature, at]))
  const all = matrix.topics.length
  const rarity = (feature: string) => rarityOf(users.get(feature) ?? 0, all)
  const examples = texts.map(text => exampleOf(text, numbers, rarity))
  const weights = fitWeights(examples, { features: features.length, topics: all })
  return {
    folds,
    features,
    users: features.map(feature => users.get(feature) ?? 0),
    ...packWeights(weights),
    cellWords: listCellWords(matrix, lexicon),
    topicWords: matrix.topics.map(topic => unique(topic.asked.flatMap(text => readTokens(text, lexicon))).join('|')),
    known: knownWords(matrix),
  }
}

function listCellWords({ topics, councils }: Matrix, lexicon: Lexicon): Record<string, string[]> {
  const columns = Object.entries(councils).map(([council, { cells }]) => [
    council,
    topics.map(topic => readTokens(wordsOf(cells[topic.id]!), lexicon).join('|')),
  ])
  return Object.fromEntries(columns)
}

/** What a cell says, whichever kind it is. */
export function wordsOf(cell: Cell): string {
  if ('text' in cell) return cell.text
  return 'twoThings' in cell ? cell.twoThings : (cell.silent.note ?? '')
}

/** Weights as whole numbers from -127 to 127 in base64, and what one step is worth. */
export function packWeights(weights: Float32Array): { scale: number; weights: string } {
  let largest = 0
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight))
  const scale = largest / 127 || 1
  const steps = Int8Array.from(weights, weight => Math.round(weight / scale))
  return { scale, weights: Buffer.from(steps.buffer).toString('base64') }
}

/** The opposite of `packWeights`, still in steps of the scale. */
export function unpackWeights(weights: string): Int8Array {
  return new Int8Array(Buffer.from(weights, 'base64'))
}

function textsOf(matrix: Matrix, lexicon: Lexicon): Text[] {
  const read = (text: string, topic: number, counts: number): Text => {
    return { topic, counts, features: featuresOf(text, readTokens(text, lexicon)) }
  }
  return matrix.topics.flatMap((topic, at) => [
    ...topic.asked.map(text => read(text, at, 1)),
    read(topic.title, at, 1),
    ...Object.values(matrix.councils)
      .map(({ cells }) => wordsOf(cells[topic.id]!))
      .filter(text => text !== '')
      .map(text => read(text, at, cellCounts)),
  ])
}

/** In how many topics each feature is used. Pairs of words count only where two paraphrases or more have them. */
function countUsers(texts: readonly Text[]): Map<string, number> {
  const topics = new Map<string, Set<number>>()
  const times = new Map<string, number>()
  for (const { topic, counts, features } of texts) {
    for (const feature of features.keys()) {
      if (counts < 1 && feature.includes(' ')) continue
      topics.set(feature, (topics.get(feature) ?? new Set()).add(topic))
      times.set(feature, (times.get(feature) ?? 0) + 1)
    }
  }
  const kept = [...topics].filter(([feature]) => !feature.includes(' ') || times.get(feature)! > 1)
  return new Map(kept.map(([feature, users]) => [feature, users.size]))
}

function exampleOf(text: Text, numbers: ReadonlyMap<string, number>, rarity: (feature: string) => number): Example {
  const known = [...weigh(text.features, rarity)].filter(([feature]) => numbers.has(feature))
  const features = known.map(([feature, weight]) => [numbers.get(feature)!, weight] as const)
  return { topic: text.topic, counts: text.counts, features }
}

function knownWords(matrix: Matrix): string[] {
  const texts = [
    ...matrix.topics.flatMap(topic => topic.asked),
    ...Object.entries(matrix.words.same).flatMap(([kept, others]) => [kept, ...others]),
    ...matrix.words.stop,
    ...Object.values(matrix.councils).flatMap(column => Object.values(column.cells).map(wordsOf)),
    ...Object.values(matrix.words.councils).flatMap(council => [...council.names, ...council.words]),
  ]
  return unique(texts.flatMap(splitWords)).filter(word => word.length > 3)
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)]
}
