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

/** Which topics' cells of a council use a word. */
type Column = ReadonlyMap<string, readonly number[]>

export type Library = {
  readonly matrix: Matrix
  readonly model: Model
  readonly lexicon: Lexicon
  readonly known: KnownWords
  readonly numbers: ReadonlyMap<string, number>
  readonly weights: Int8Array
  readonly columns: Map<CouncilId, Column>
  readonly topicWords: Map<number, ReadonlySet<string>>
}

/** What a council's own cell adds to a topic: for words it shares with the question, being a fact, its kind. */
export const leanings = { cell: 2, fact: 0.1, type: 0.6 }

const shown = 12

/** Makes the matrix and its model ready. A few milliseconds; a council's column is read when first asked. */
export function openLibrary(matrix: Matrix, model: Model): Library {
  return {
    matrix,
    model,
    lexicon: buildLexicon(model.folds, matrix.words.stop),
    known: gatherWords(model.known, matrix.words.stop),
    numbers: new Map(model.features.map((feature, at) => [feature, at])),
    weights: unpackWeights(model.weights),
    columns: new Map(),
    topicWords: new Map(),
  }
}

/** The best topics, best first, for a question put to one council. */
export function rankTopics(question: string, council: CouncilId, library: Library): Ranked[] {
  const { topics } = library.matrix
  const read = readQuestion(question, library)
  const tokens = [...new Set(read)]
  const rarity = new Map(tokens.map(token => [token, rarityIn(token, library)]))
  const all = sumOf(tokens, rarity) || 1
  const column = openColumn(council, library)
  const scores = learnedScores(question, read, library)
  for (const token of tokens) {
    for (const at of column.get(token) ?? []) scores[at]! += (leanings.cell * rarity.get(token)!) / all
  }
  const form = formOf(question)
  for (const [at, topic] of topics.entries()) {
    scores[at]! += leaningOf(topic, form, cellOf(council, topic, library.matrix))
  }
  const shares = softmax(scores)
  const order = [...topics.keys()].sort((a, b) => shares[b]! - shares[a]!).slice(0, shown)
  return order.map(at => {
    const words = wordsOfTopic(at, library)
    const known = tokens.filter(token => words.has(token) || column.get(token)?.includes(at))
    return { topic: topics[at]!, share: shares[at]!, covered: sumOf(known, rarity) / all }
  })
}

/** Leans towards topics the document speaks of, and towards the kind of answer the question wants. */
function leaningOf(topic: Topic, form: string | undefined, cell: Cell): number {
  return ('silent' in cell ? 0 : leanings.fact) + (suits(topic.type, form) ? leanings.type : 0)
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

function sumOf(tokens: readonly string[], rarity: ReadonlyMap<string, number>): number {
  return tokens.reduce((sum, token) => sum + rarity.get(token)!, 0)
}

function openColumn(council: CouncilId, library: Library): Column {
  const ready = library.columns.get(council)
  if (ready) return ready
  const column = new Map<string, number[]>()
  for (const [at, words] of (library.model.cellWords[council] ?? []).entries()) {
    for (const word of new Set(words.split('|'))) {
      const users = column.get(word)
      if (users) users.push(at)
      else column.set(word, [at])
    }
  }
  library.columns.set(council, column)
  return column
}

function wordsOfTopic(at: number, library: Library): ReadonlySet<string> {
  const ready = library.topicWords.get(at) ?? new Set(library.model.topicWords[at]!.split('|'))
  library.topicWords.set(at, ready)
  return ready
}
