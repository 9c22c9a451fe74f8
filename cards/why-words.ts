/** Why a line is asked: the rule, how strongly the document says it, where, and what it leaves open. */
import { triggersOf } from '../policies/council.ts'
import type { Item, Procedure } from '../policies/procedure.ts'
import { documentLine } from './document-words.ts'
import type { Message } from './message-card.ts'
import { ownerWords } from './standing-words.ts'

const forces = {
  must: 'The document says this must be done.',
  expected: 'The document says this should be done. It can stay open with a reason that your manager sees.',
  'good-practice': 'The document calls this good practice or optional. Nothing waits for it.',
} as const

export function whyMessage(procedure: Procedure, rule: string): Message {
  const item = procedure.items.find(candidate => candidate.id === rule)
  if (item) return itemMessage(procedure, item)
  const step = procedure.routes.flatMap(route => route.steps).find(candidate => candidate.id === rule)
  if (step)
    return {
      title: step.name,
      facts: [{ title: 'Section', value: step.section }],
      note: documentLine(procedure),
    }
  return { title: 'I have nothing on that line', paragraphs: ['The card may be old. Open the case again.'] }
}

function itemMessage(procedure: Procedure, item: Item): Message {
  const open = [
    ...procedure.ambiguities
      .filter(({ about }) => about.includes(item.id))
      .map(({ id, text }) => `Not clear in the document: ${text} (${id})`),
    ...procedure.silences
      .filter(({ about }) => about.includes(item.id))
      .map(({ id, text, ask }) => `The document leaves this out: ${text} (${id}) Ask: ${ask}.`),
  ]
  const rules = procedure.refusals
    .filter(rule => triggersOf(rule).includes(item.id))
    .map(({ when, then, section }) => `${when}: ${then} (${section})`)
  return {
    title: item.short,
    paragraphs: [item.text, forces[item.force], ...(item.note ? [item.note] : []), ...rules, ...open.slice(0, 4)],
    facts: [
      { title: 'Section', value: item.section },
      { title: 'Who', value: ownerWords(procedure, item) },
      { title: 'Rule', value: item.id },
      {
        title: 'What would change this',
        value: changes[item.answer.kind] ?? 'Answering it on the case card',
      },
    ],
    note: documentLine(procedure),
  }
}

const changes: Partial<Record<Item['answer']['kind'], string>> = {
  act: 'The act of the person or meeting named here, never a tick',
  consent: 'Recording who agreed, how and when',
  date: 'A date on the case card that is not too old',
  spreadsheet: 'Filling the row’s headings',
  duty: 'Nothing to answer: it always applies',
}
