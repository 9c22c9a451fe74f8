/** The matrix made ready for asking: its words, and a net that knows which topic a question is about, as plain data. */
import { fitNet, type NetExample } from '../learning/fit-net.ts'
import { keepNet } from '../learning/keep-net.ts'
import type { KeptNet } from '../learning/net.ts'
import { featuresOf } from './features.ts'
import type { AskedLine, Cell, Matrix } from './matrix.ts'
import { writeOut } from './short-forms.ts'
import { buildLexicon, foldWords, type Lexicon, listFolds, readTokens, splitWords } from './tokens.ts'

/** Everything `answer` needs beside the matrix. */
export type Model = {
  /** Phrases and the word kept for each. */
  readonly folds: readonly (readonly [string, string])[]
  /** Every word that counts, and in how many topics it is used. */
  readonly users: Readonly<Record<string, number>>
  /** The words of every cell, by council, in the order of the topics. */
  readonly cellWords: Readonly<Record<string, readonly string[]>>
  /** The words of every topic's questions. */
  readonly topicWords: readonly string[]
  /** Every word the matrix uses, to put spelling right. */
  readonly known: readonly string[]
  /** Fitted in different orders, so that they err differently. One output a topic, in their order, and a last one for what no document speaks of. */
  readonly nets: readonly KeptNet[]
}

type Text = { readonly topic: number; readonly weight: number; readonly text: string }

/** Cells teach less than questions: they are answers. */
const cellWeight = 0.7

export const netSettings = { buckets: 1 << 13, hidden: 96, rounds: 24, rate: 0.05, seeds: [20261128, 20261129] }

/** Learns a model from the matrix and the questions. Takes a minute or two; run when the YAML is compiled, never at start. */
export function buildModel(matrix: Matrix, lines: readonly AskedLine[], settings = netSettings): Model {
  const folds = listFolds(matrix.words)
  const lexicon = buildLexicon(folds, matrix.words.stop)
  const numbers = new Map(matrix.topics.map((topic, at) => [topic.id, at]))
  const questions = lines.map(({ topic, text }): Text => {
    return { topic: topic === undefined ? matrix.topics.length : numbers.get(topic)!, weight: 1, text }
  })
  const read = (text: Text) => exampleOf(text, matrix, lexicon)
  const examples = [...questions, ...textsOf(matrix)].map(read)
  const heads = [matrix.topics.length + 1]
  const topicWords = wordsByTopic(questions, matrix, lexicon)
  return {
    folds,
    users: countUsers([...topicWords, ...textsOf(matrix).map(({ text }) => readTokens(text, lexicon))]),
    cellWords: listCellWords(matrix, lexicon),
    topicWords: topicWords.map(words => words.join('|')),
    known: knownWords(matrix, questions),
    nets: settings.seeds.map(seed => keepNet(fitNet(examples, { ...settings, heads, seed }))),
  }
}

function exampleOf({ topic, weight, text }: Text, matrix: Matrix, lexicon: Lexicon): NetExample {
  const written = writeOut(text, matrix.words.short)
  const words = splitWords(written)
  return {
    features: featuresOf(written, foldWords(words, lexicon), words),
    targets: [[{ label: topic, share: 1 }]],
    weight,
  }
}

/** Titles and cells, which say what a topic is about. */
function textsOf(matrix: Matrix): Text[] {
  return matrix.topics.flatMap((topic, at) => [
    { topic: at, weight: 1, text: topic.title },
    ...Object.values(matrix.councils)
      .map(({ cells }) => wordsOf(cells[topic.id]!))
      .filter(text => text !== '')
      .map(text => ({ topic: at, weight: cellWeight, text })),
  ])
}

function wordsByTopic(questions: readonly Text[], matrix: Matrix, lexicon: Lexicon): string[][] {
  const words = matrix.topics.map(() => new Set<string>())
  for (const { topic, text } of questions)
    for (const token of readTokens(writeOut(text, matrix.words.short), lexicon)) words[topic]?.add(token)
  return words.map(set => [...set])
}

function countUsers(texts: readonly (readonly string[])[]): Record<string, number> {
  const users: Record<string, number> = {}
  for (const text of texts) for (const word of new Set(text)) users[word] = (users[word] ?? 0) + 1
  return users
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

function knownWords(matrix: Matrix, questions: readonly Text[]): string[] {
  const texts = [
    ...Object.entries(matrix.words.same).flatMap(([kept, others]) => [kept, ...others]),
    ...matrix.words.stop,
    ...Object.values(matrix.councils).flatMap(column => Object.values(column.cells).map(wordsOf)),
    ...Object.values(matrix.words.councils).flatMap(council => [...council.names, ...council.words]),
  ]
  const often = oftenWords(questions.map(({ text }) => text))
  return [...new Set([...texts.flatMap(splitWords), ...often])].filter(word => word.length > 3)
}

/** Words that stand in two questions or more: one slip in one question is no word. */
function oftenWords(texts: readonly string[]): string[] {
  const times = new Map<string, number>()
  for (const text of texts) for (const word of new Set(splitWords(text))) times.set(word, (times.get(word) ?? 0) + 1)
  return [...times].filter(([, count]) => count > 1).map(([word]) => word)
}
