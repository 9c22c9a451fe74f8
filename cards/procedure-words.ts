/** A procedure at a glance, and councils side by side. Every rule under its own council's name. */
import type { Comparison } from '../policies/compare.ts'
import type { Procedure } from '../policies/procedure.ts'
import { documentLine } from './document-words.ts'
import type { Message, Paragraph } from './message-card.ts'

const rulesEach = 4

export function procedureMessage(procedure: Procedure): Message {
  const routes = (direction: 'up' | 'down'): Paragraph[] =>
    procedure.routes
      .filter(route => route.direction === direction)
      .map(route => ({ text: `${route.id}: ${route.name} (${route.section})`, tight: true }))
  return {
    title: `${procedure.name}: the procedure`,
    paragraphs: [
      { text: 'Step down', strong: true },
      ...routes('down'),
      { text: 'Step up', strong: true },
      ...routes('up'),
    ],
    buttons: [
      { title: 'Step a case down', data: { verb: 'start-form', direction: 'down' } },
      { title: 'Step a case up', data: { verb: 'start-form', direction: 'up' } },
    ],
    note: documentLine(procedure),
  }
}

export function comparisonMessage({ topic, columns }: Comparison): Message {
  return {
    title: `Side by side: ${topic}`,
    paragraphs: columns.flatMap(({ name, says, silent }): Paragraph[] => [
      { text: name, strong: true },
      ...says
        .slice(0, rulesEach)
        .map(({ text, section }) => ({ text: `${text}${section ? ` (${section})` : ''}`, tight: true })),
      ...(says.length > rulesEach ? [{ text: `And ${says.length - rulesEach} more.`, tight: true, quiet: true }] : []),
      ...(says.length === 0 ? [{ text: 'The document does not say.', tight: true }] : []),
      ...silent.slice(0, 2).map(({ text }) => ({ text, tight: true, quiet: true })),
    ]),
    note: 'Each council’s rules hold in that council only.',
  }
}

export const topicsMessage = (topics: readonly string[]): Message => ({
  title: 'Compare what?',
  paragraphs: [`Say “compare” and one of: ${topics.join(', ')}.`],
})
