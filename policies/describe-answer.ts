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

function stateOf({ version, reviewDue, overdue }: AnswerDocument): string {
  const dated = version ?? 'undated'
  if (reviewDue === undefined) return `${dated}, no review date`
  return overdue ? `${dated}, review overdue since ${dateWords(reviewDue)}` : dated
}

/** Each choice with what it says, if that fits; else their names alone. */
function listChoices(question: string, choices: readonly Choice[], document: AnswerDocument): string {
  const told = choices.map((choice, at) => `(${at + 1}) ${choice.text} (${choice.sections?.[0]})`)
  const whole = `${question} ${told.join(' ')} ${document.name}; ${stateOf(document)}.`
  return choices.length === 2 && whole.length <= limit ? whole : listLabels(question, choices)
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
