/** Which topics a question is about, for one council. */
import type { CouncilId } from '../council.ts'
import { type Net, netScores, openNet, type Sparse } from '../learning/net.ts'
import { featuresOf, formOf, rarityOf, suits } from './features.ts'
import type { Cell, Matrix, Topic } from './matrix.ts'
import type { Model } from './model.ts'
import { correctWords, gatherWords, type KnownWords } from './spelling.ts'
import { buildLexicon, foldWords, type Lexicon, splitWords } from './tokens.ts'

/** A topic; its share of all topics (they add up to 1); and how much of the question it knows, 0 to 1. */
export type Ranked = { readonly topic: Topic; readonly share: number; readonly covered: number }

export type Ranking = { readonly ranked: readonly Ranked[]; readonly nothing: number }

/** Which topics' cells of a council use a word. */
type Column = ReadonlyMap<string, readonly number[]>

export type Library = {
  readonly matrix: Matrix
  readonly model: Model
  readonly lexicon: Lexicon
  readonly known: KnownWords
  readonly nets: readonly Net[]
  readonly columns: Map<CouncilId, Column>
  readonly topicWords: Map<number, ReadonlySet<string>>
}

/** What a council's own cell adds to a topic: for words it shares with the question, being a fact, its kind; and what "nothing" gets, because a wrong answer costs more than none. */
export const leanings = { cell: 2, fact: 0.1, type: 0.3, nothing: 0.7 }

const shown = 12

/** Makes the matrix and its model ready. A few milliseconds; a council's column is read when first asked. */
export function openLibrary(matrix: Matrix, model: Model): Library {
  return {
    matrix,
    model,
    lexicon: buildLexicon(model.folds, matrix.words.stop),
    known: gatherWords(model.known, matrix.words.stop),
    nets: model.nets.map(openNet),
    columns: new Map(),
    topicWords: new Map(),
  }
}

/** The best topics, best first, for a question put to one council; and the share of "no document speaks of this". */
export function rankTopics(question: string, council: CouncilId, library: Library): Ranking {
  const { topics } = library.matrix
  const words = correctWords(splitWords(question), library.known)
  const read = foldWords(words, library.lexicon)
  const tokens = [...new Set(read)]
  const rarity = new Map(tokens.map(token => [token, rarityIn(token, library)]))
  const all = sumOf(tokens, rarity) || 1
  const column = openColumn(council, library)
  const scores = learnedScores(featuresOf(question, read, words), library)
  for (const token of tokens) {
    for (const at of column.get(token) ?? []) scores[at]! += (leanings.cell * rarity.get(token)!) / all
  }
  const form = formOf(question)
  for (const [at, topic] of topics.entries()) {
    scores[at]! += leaningOf(topic, form, cellOf(council, topic, library.matrix))
  }
  scores[topics.length]! += leanings.nothing
  const shares = softmax(scores)
  const order = [...topics.keys()].sort((a, b) => shares[b]! - shares[a]!).slice(0, shown)
  const ranked = order.map(at => {
    const spoken = wordsOfTopic(at, library)
    const known = tokens.filter(token => spoken.has(token) || column.get(token)?.includes(at))
    return { topic: topics[at]!, share: shares[at]!, covered: sumOf(known, rarity) / all }
  })
  return { ranked, nothing: shares[topics.length]! }
}

/** What the nets say together: their mean. */
function learnedScores(features: Sparse, { nets }: Library): Float64Array {
  const all = nets.map(net => netScores(net, features))
  return all[0]!.map((_, output) => all.reduce((sum, scores) => sum + scores[output]!, 0) / all.length)
}

/** Scores as shares that add up to one. */
function softmax(scores: Float64Array): Float64Array {
  const highest = scores.reduce((most, score) => Math.max(most, score), -Infinity)
  const raised = scores.map(score => Math.exp(score - highest))
  const sum = raised.reduce((total, value) => total + value, 0)
  return raised.map(value => value / sum)
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

/** A word nobody has used is as telling as one that two topics use. */
function rarityIn(word: string, { model, matrix }: Library): number {
  const users = Object.hasOwn(model.users, word) ? model.users[word]! : 2
  return rarityOf(users, matrix.topics.length)
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
