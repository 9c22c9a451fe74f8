/** Which topics a question is about, for one council. */
import type { CouncilId } from '../council.ts'
import { featuresOf, formOf, rarityOf, suits, weigh } from './features.ts'
import type { Cell, Matrix, Topic } from './matrix.ts'
import { type Model, unpackWeights } from './model.ts'
import { correctWords, gatherWords, type KnownWords } from './spelling.ts'
import { buildLexicon, foldWords, type Lexicon, splitWords } from './tokens.ts'
import { scoresOf, softmax } from './train.ts'

/** A topic; its share of all topics (they add up to 1); and how much of the question it knows, 0 to 1. */
export type Ranked = { readonly topic: Topic; readonly share: number; readonly covered: number }

type Column = { readonly words: readonly ReadonlySet<string>[] }

export type Library = {
  readonly matrix: Matrix
  readonly model: Model
  readonly lexicon: Lexicon
  readonly known: KnownWords
  readonly numbers: ReadonlyMap<string, number>
  readonly weights: Int8Array
  readonly columns: Map<CouncilId, Column>
}

/** How much a council's own cell adds to a topic: for words it shares with the question, and for being a fact. */
export const leanings = { cell: 2, fact: 0.1, type: 0.6 }

/** Makes the matrix and its model ready. A few milliseconds. */
export function openLibrary(matrix: Matrix, model: Model): Library {
  return {
    matrix,
    model,
    lexicon: buildLexicon(matrix.words),
    known: gatherWords(model.known, matrix.words.stop),
    numbers: new Map(model.features.map((feature, at) => [feature, at])),
    weights: unpackWeights(model.weights),
    columns: new Map(),
  }
}

/** All topics, the best first, for a question put to one council. */
export function rankTopics(question: string, council: CouncilId, library: Library): Ranked[] {
  const { topics } = library.matrix
  const tokens = readQuestion(question, library)
  const scores = learnedScores(question, tokens, library)
  const column = openColumn(council, library)
  const rarity = (token: string) => rarityIn(token, library)
  const form = formOf(question)
  const all = sumOf(tokens, rarity)
  for (const [at, topic] of topics.entries()) {
    const shared = all === 0 ? 0 : sumOf(tokens.filter(token => column.words[at]!.has(token)), rarity) / all
    const isFact = !('silent' in cellOf(council, topic, library.matrix))
    const fits = suits(topic.type, form)
    scores[at]! += leanings.cell * shared + (isFact ? leanings.fact : 0) + (fits ? leanings.type : 0)
  }
  const shares = softmax(scores)
  const order = [...topics.keys()].sort((a, b) => shares[b]! - shares[a]!).slice(0, 12)
  return order.map(at => {
    const words = toSet(library.model.topicWords[at]!)
    const knows = (token: string) => words.has(token) || column.words[at]!.has(token)
    const covered = all === 0 ? 0 : sumOf(tokens.filter(knows), rarity) / all
    return { topic: topics[at]!, share: shares[at]!, covered }
  })
}

/** The words of a question, spelling put right against all words the matrix uses. */
export function readQuestion(question: string, library: Library): string[] {
  return foldWords(correctWords(splitWords(question), library.known), library.lexicon)
}

/** What a council's document says on a topic. Throws if the matrix lacks the cell, which compiling excludes. */
export function cellOf(council: CouncilId, topic: Topic, matrix: Matrix): Cell {
  const cell = matrix.councils[council]?.cells[topic.id]
  if (!cell) throw new Error(`No cell for ${topic.id} in ${council}`)
  return cell
}

function learnedScores(question: string, tokens: readonly string[], library: Library): Float32Array {
  const weighed = weigh(featuresOf(question, tokens), feature => rarityIn(feature, library))
  const features: [number, number][] = []
  for (const [feature, weight] of weighed) {
    const number = library.numbers.get(feature)
    if (number !== undefined) features.push([number, weight * library.model.scale])
  }
  return scoresOf(features, library.weights, library.matrix.topics.length)
}

function rarityIn(feature: string, { numbers, model, matrix }: Library): number {
  const number = numbers.get(feature)
  return rarityOf(number === undefined ? 2 : model.users[number]!, matrix.topics.length)
}

function sumOf(tokens: readonly string[], rarity: (token: string) => number): number {
  let sum = 0
  for (const token of new Set(tokens)) sum += rarity(token)
  return sum
}

function openColumn(council: CouncilId, library: Library): Column {
  const ready = library.columns.get(council)
  if (ready) return ready
  const column = { words: (library.model.cellWords[council] ?? []).map(toSet) }
  library.columns.set(council, column)
  return column
}

function toSet(words: string): ReadonlySet<string> {
  return new Set(words.split('|'))
}
