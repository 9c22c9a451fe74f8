/** How well questions are answered: all facts with the right section, declined where the document is silent. */
import { readFileSync } from 'node:fs'
import type { Answer } from '../../policies/answers/answer-shape.ts'
import { answer } from '../../policies/answers.ts'
import { describeAnswer, sectionsOf } from '../../policies/describe-answer.ts'

export type Question = {
  readonly id: string
  readonly round?: number
  readonly council: string
  readonly question: string
  readonly answerable: boolean
  readonly section?: string
  readonly section_alt?: readonly string[]
  /** Regular expressions, all of which the answer must match. */
  readonly must_contain?: readonly string[]
}

export type QuestionFigures = {
  readonly title: string
  readonly answered: number
  readonly answerable: number
  readonly declined: number
  readonly unanswerable: number
  readonly crossed: number
}

const FILES = {
  'Development questions': '../../dialogs/understand/data/development/dev-qa.jsonl',
  'Questions, round': '../../policies/answers/check.jsonl',
} as const

function readLines(path: string): readonly Question[] {
  const text = readFileSync(new URL(path, import.meta.url), 'utf8')
  return text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as Question)
}

/** Every set of questions by its name; those of the check file by the round they came with. */
export function readQuestions(): ReadonlyMap<string, readonly Question[]> {
  const sets = new Map<string, Question[]>()
  for (const [title, path] of Object.entries(FILES)) {
    for (const question of readLines(path)) {
      const name = question.round === undefined ? title : `${title} ${question.round}`
      sets.set(name, [...(sets.get(name) ?? []), question])
    }
  }
  return sets
}

const isDeclined = (found: Answer): boolean => found.kind === 'silent' || found.kind === 'not-found'

/** All facts and a right section where the document answers; declined where it does not. */
export function isRight(asked: Question): boolean {
  const found = answer(asked.question, asked.council)
  if (!asked.answerable) return isDeclined(found)
  const given = sectionsOf(found).map(section => section.toLowerCase())
  const wanted = [asked.section ?? '', ...(asked.section_alt ?? [])].map(section => section.toLowerCase())
  const text = describeAnswer(found)
  const holdsAll = (asked.must_contain ?? []).every(pattern => new RegExp(pattern, 'i').test(text))
  return holdsAll && wanted.some(section => given.includes(section))
}

function isCrossed({ question, council }: Question): boolean {
  const found = answer(question, council)
  return 'document' in found && found.document.council !== council
}

/** The counts of one set. */
export function questionFigures(title: string, questions: readonly Question[]): QuestionFigures {
  const answerable = questions.filter(one => one.answerable)
  const unanswerable = questions.filter(one => !one.answerable)
  return {
    title,
    answered: answerable.filter(isRight).length,
    answerable: answerable.length,
    declined: unanswerable.filter(isRight).length,
    unanswerable: unanswerable.length,
    crossed: questions.filter(isCrossed).length,
  }
}
