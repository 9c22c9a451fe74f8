/** An answer in words: at most 400 characters, with council, section and version. */
import type { Answer, AnswerDocument, Choice } from './answers/answer-shape.ts'
import { dateWords } from './day-words.ts'

const limit = 400

/** The answer as one text of at most 400 characters, naming council, section and version. */
export function describeAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'fact':
    case 'two-things':
      return withSource(lead(answer) + answer.text, answer.sections, answer.document)
    case 'silent':
      return withState(lead(answer) + answer.text, answer.document)
    case 'which':
      return listChoices('Which one do you mean?', answer.choices, answer.document)
    case 'which-council':
      return listLabels('Which council?', answer.choices)
    case 'not-found':
      return answer.text
  }
}

/** One or two sections: the answer's own, or those of what it asks to choose between. */
export function sectionsOf(found: Answer): readonly string[] {
  if ('sections' in found) return found.sections
  if (found.kind !== 'which') return []
  return [...new Set(found.choices.map(choice => choice.sections?.[0] ?? ''))].filter(Boolean).slice(0, 2)
}

function lead(answer: { borrowedFor?: string; document: AnswerDocument }): string {
  return answer.borrowedFor ? `${answer.document.name}, not your own council: ` : ''
}

/** Both sections where they fit, else the first; the version and its state always. */
function withSource(text: string, sections: readonly string[], document: AnswerDocument): string {
  const source = (shown: readonly string[]) => `${text} (${document.name}, ${shown.join('; ')}; ${stateOf(document)})`
  const whole = source(sections)
  return whole.length <= limit ? whole : source(sections.slice(0, 1))
}

/** A silence says of which document it is, where that fits. */
function withState(text: string, document: AnswerDocument): string {
  const whole = `${text} (${stateOf(document)})`
  return whole.length <= limit ? whole : text
}

/** The version as printed, and that its review is overdue or that no review date is given. */
export function stateOf({ version, reviewDue, overdue }: AnswerDocument): string {
  const dated = version ?? 'undated'
  if (reviewDue === undefined) return `${dated}, no review date`
  return overdue ? `${dated}, review overdue since ${dateWords(reviewDue)}` : dated
}

/** Each choice with what it says, if that fits; else their names alone. */
function listChoices(question: string, choices: readonly Choice[], document: AnswerDocument): string {
  const whole = tellBoth(question, choices, document)
  return choices.length === 2 && whole.length <= limit ? whole : listLabels(question, choices)
}

/** Two facts side by side; a section that both stand in is given once. */
function tellBoth(question: string, choices: readonly Choice[], document: AnswerDocument): string {
  const sections = [...new Set(choices.map(choice => choice.sections?.[0] ?? ''))]
  const one = sections.length === 1 ? `, ${sections[0]}` : ''
  const told = choices.map((choice, at) => `(${at + 1}) ${choice.text}${one ? '' : ` (${choice.sections?.[0]})`}`)
  return `${question} ${told.join(' ')} ${document.name}${one}; ${stateOf(document)}.`
}

/** Whether a choice between two shows what each of them says, not only their names. */
export function tellsBoth(answer: Extract<Answer, { kind: 'which' }>): boolean {
  return describeAnswer(answer).includes(answer.choices[1]?.text ?? limit.toString())
}

function listLabels(question: string, choices: readonly Choice[]): string {
  let text = question
  for (const { label } of choices) {
    const next = `${text} ${label};`
    if (next.length > limit) break
    text = next
  }
  return text.replace(/;$/, '.')
}
