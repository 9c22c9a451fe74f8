/** One cell of the matrix -> the answer people get. */
import type { CouncilId } from '../council.ts'
import type { Answer, AnswerContext, AnswerDocument, NationalRow } from './answer-shape.ts'
import type { Matrix, Topic } from './matrix.ts'
import { cellOf } from './rank.ts'

export type Asked = {
  readonly topic: Topic
  readonly council: CouncilId
  /** The asker's own council, where it is another. */
  readonly borrowedFor: CouncilId | undefined
  readonly context: AnswerContext
}

/** The answer of the council's cell: its fact, its two readings, or that it does not say and whom to ask. */
export function buildAnswer(asked: Asked, matrix: Matrix): Answer {
  const { topic, council } = asked
  const cell = cellOf(council, topic, matrix)
  const found = { ...frame(asked, matrix), ids: cell.ids ?? [] }
  if ('text' in cell) return { kind: 'fact', text: cell.text, sections: cell.sections, ...found }
  if ('twoThings' in cell) return { kind: 'two-things', text: cell.twoThings, sections: cell.sections, ...found }
  const { ask, note } = cell.silent
  const text = note ?? silence(found.document.name, nounOf(topic.title), ask)
  return { kind: 'silent', text, ask, ...found, ...national(asked, matrix) }
}

/** The document has the subject but not what was asked for: say exactly that. */
export function buildMissing(asked: Asked, noun: string, matrix: Matrix): Answer {
  const found = { ...frame(asked, matrix), ids: [] }
  const text = silence(found.document.name, `${noun} for this (${nounOf(asked.topic.title)})`, 'your manager')
  return { kind: 'silent', text, ask: 'your manager', ...found, ...national(asked, matrix) }
}

/** What the council's document is, and whether its review date had passed on that day. */
export function describeDocument(council: CouncilId, today: string | undefined, matrix: Matrix): AnswerDocument {
  const document = matrix.councils[council]?.document
  if (!document) throw new Error(`No document for ${council}`)
  const { name, title, writtenFor, version, reviewDue } = document
  const overdue = today !== undefined && reviewDue !== undefined && reviewDue < today
  return { council, name, title, writtenFor, version, reviewDue, overdue }
}

function frame({ topic, council, borrowedFor, context }: Asked, matrix: Matrix) {
  const document = describeDocument(council, context.today, matrix)
  return { topic: topic.id, title: topic.title, document, ...(borrowedFor ? { borrowedFor } : {}) }
}

function silence(name: string, what: string, ask: string): string {
  return `${name}'s document does not say: ${what}. Ask ${ask}.`
}

/** A title inside a sentence: a small first letter, unless the word is a name or an abbreviation. */
function nounOf(title: string): string {
  return /^[A-Z][a-z]+ [a-z]|^[A-Z][a-z]+$|^A /.test(title) ? title[0]!.toLowerCase() + title.slice(1) : title
}

function national({ topic, context }: Asked, matrix: Matrix): { national?: readonly NationalRow[] } {
  if (!context.withNational) return {}
  const { source, verified, rows } = matrix.national
  const fitting = rows.filter(row => row.topics.includes(topic.id))
  if (fitting.length === 0) return {}
  return {
    national: fitting.map(row => ({
      id: row.id,
      text: `${row.text} Counted ${row.clock}.`,
      source,
      verified,
    })),
  }
}
