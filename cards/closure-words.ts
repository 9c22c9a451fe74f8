/** Closure labels in the case system's exact words, ready to copy. */
import type { Case } from '../policies/case.ts'
import type { ClosureValues } from '../policies/council.ts'
import type { Procedure } from '../policies/procedure.ts'
import { factOf, planOf } from '../policies/route-plan.ts'
import type { Message } from './message-card.ts'
import { plain } from './wording.ts'

export function closureMessage(procedure: Procedure, current: Case, values: readonly ClosureValues[]): Message {
  if (values.length === 0) {
    return {
      title: `Closure labels: ${current.reference}`,
      paragraphs: ['The document lists no closure labels for this route.'],
    }
  }
  const picked = pickedLabels(procedure, current)
  return {
    title: `Closure labels to copy: ${current.reference}`,
    paragraphs: values.flatMap(value => [
      { text: `${value.record} (${value.section})`, strong: true },
      `${value.field}:`,
      { text: plain(value.option), tight: true },
      ...(value.thenField
        ? [
            `${value.thenField}: ${
              picked
                .filter(label => value.thenOptions.includes(label))
                .map(plain)
                .join(', ') || value.thenOptions.map(plain).join(' / ')
            }`,
          ]
        : []),
      ...(value.thenText
        ? [
            `${value.thenText}: ${
              picked
                .filter(label => !value.thenOptions.includes(label) && label !== value.option)
                .map(plain)
                .join(', ') || '…'
            }`,
          ]
        : []),
      ...(value.note ? [{ text: value.note, quiet: true }] : []),
    ]),
    note: 'Exactly as the case system prints them. Not the supervision record.',
  }
}

function pickedLabels(procedure: Procedure, current: Case): string[] {
  return planOf(procedure, current.routes)
    .items.filter(item => item.answer.kind === 'closure-value')
    .flatMap(item => {
      const answer = current.answers[factOf(item)]
      return [answer?.choice ?? answer?.text ?? ''].filter(Boolean)
    })
}
