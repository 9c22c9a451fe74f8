/** Why a line is asked: the rule, how strongly the document says it, where, and what it leaves open. */
import { stepFact } from '../policies/checklist.ts'
import { triggersOf } from '../policies/council.ts'
import type { Setting } from '../policies/meeting-record.ts'
import type { Item, Procedure, Question, Step } from '../policies/procedure.ts'
import { factOf } from '../policies/route-plan.ts'
import { settingsFor } from '../policies/settings-about.ts'
import { documentLine } from './document-words.ts'
import type { Message } from './message-card.ts'
import { settingLine } from './setting-words.ts'
import { ownerWords, roleName } from './standing-words.ts'

const forces = {
  must: 'The document says this must be done.',
  expected: 'The document says this should be done. It can stay open with a reason that your manager sees.',
  'good-practice': 'The document calls this good practice or optional. Nothing waits for it.',
} as const

export type WhyView = {
  readonly procedure: Procedure
  /** Id of an item or of a step, or the fact of a question. */
  readonly rule: string
  /** Routes of the case it is asked on, where it is asked on one: steps of two routes may have the same name. */
  readonly routes: readonly string[]
  readonly settings: readonly Setting[]
}

export function whyMessage(view: WhyView): Message {
  const { procedure, rule, routes } = view
  const item = procedure.items.find(candidate => candidate.id === rule)
  if (item) return itemMessage(view, item)
  const known = procedure.routes.filter(({ id }) => routes.length === 0 || routes.includes(id))
  const step = known.flatMap(({ steps }) => steps).find(({ id }) => id === rule)
  if (step) return stepMessage(view, step)
  const question = procedure.questions.find(({ fact }) => fact === rule)
  if (question) return questionMessage(procedure, question)
  const open = openPoint(procedure, rule)
  if (open) return open
  return { title: 'I have nothing on that line', paragraphs: ['The card may be old. Open the case again.'] }
}

/** What a card names beside its words when the document is unclear or silent, such as (AB-A01). */
function openPoint(procedure: Procedure, id: string): Message | undefined {
  const [words] = openWords(procedure, [id])
  const point = [...procedure.ambiguities, ...procedure.silences].find(candidate => candidate.id === id)
  if (!words || !point) return undefined
  const about = procedure.items.filter(item => point.about.includes(item.id))
  return {
    title: `${id}: what the document leaves open`,
    paragraphs: [words, ...about.slice(0, 4).map(item => `${item.text} (${item.section}, ${item.id})`)],
    note: documentLine(procedure),
  }
}

/** A step is asked because of the rules that it answers, by the day it was done or by what its meeting decides. */
function stepMessage({ procedure, routes, settings }: WhyView, step: Step): Message {
  const rules = procedure.items.filter(
    item =>
      (routes.length === 0 || item.routes.some(route => routes.includes(route))) &&
      (factOf(item) === stepFact(step.id) || (item.answer.kind === 'act' && item.answer.step === step.id)),
  )
  const ids = [...('forums' in step ? step.forums : []), ...('contacts' in step ? step.contacts : [])]
  const about = [...ids, ...rules.map(({ id }) => id)]
  return {
    title: step.name,
    paragraphs: [
      ...rules.map(item => `${item.text} (${item.section}, ${item.id})`),
      ...openWords(procedure, about).slice(0, 3),
      ...settingsFor(procedure, settings, about).slice(0, 3).map(settingLine),
    ],
    facts: [
      { title: 'Section', value: step.section },
      ...('role' in step && step.role ? [{ title: 'With whom', value: roleName(procedure, step.role) }] : []),
    ],
    note: documentLine(procedure),
  }
}

/** A question is asked because other items depend on it: which, and after which answer. */
function questionMessage(procedure: Procedure, { fact, text, why }: Question): Message {
  const after = (is: string) =>
    procedure.items
      .filter(({ when }) => when?.fact === fact && when.is === is)
      .map(item => ({ text: `${item.text} (${item.section}, ${item.id})`, tight: true }))
  const lines = [
    ['yes', after('yes')],
    ['no', after('no')],
  ] as const
  return {
    title: text,
    paragraphs: [
      why,
      ...lines.flatMap(([is, items]) =>
        items.length > 0 ? [{ text: `After “${is}” this is asked:`, strong: true }, ...items] : [],
      ),
    ],
    note: documentLine(procedure),
  }
}

/** `ids`: of rules, or of what is said itself. What of these rules can be read in two ways, and what is left out about them, with whom to ask. */
const openWords = ({ ambiguities, silences }: Procedure, ids: readonly string[]): string[] => [
  ...ambiguities
    .filter(({ id, about }) => ids.includes(id) || ids.some(item => about.includes(item)))
    .map(({ id, text }) => `Not clear in the document: ${text} (${id})`),
  ...silences
    .filter(({ id, about }) => ids.includes(id) || ids.some(item => about.includes(item)))
    .map(({ id, text, ask }) => `The document leaves this out: ${text} (${id}) Ask: ${ask}.`),
]

function itemMessage({ procedure, settings }: WhyView, item: Item): Message {
  const rules = procedure.refusals
    .filter(rule => triggersOf(rule).includes(item.id))
    .map(({ when, then, section }) => `${when.replace(/\.$/, '')}: ${then} (${section})`)
  return {
    title: item.short,
    paragraphs: [
      item.text,
      forces[item.force],
      ...(item.note ? [item.note] : []),
      ...rules,
      ...openWords(procedure, [item.id]).slice(0, 4),
      ...settingsFor(procedure, settings, [item.id]).slice(0, 3).map(settingLine),
    ],
    facts: [
      { title: 'Section', value: item.section },
      { title: 'Who', value: ownerWords(procedure, item) },
      { title: 'Rule', value: item.id },
      {
        title: 'What would change this',
        value: whatChanges(procedure, item),
      },
    ],
    note: documentLine(procedure),
  }
}

/** What has to be done so that a line is no longer open. */
export function whatChanges({ limits }: Procedure, { answer }: Item): string {
  const limit = answer.kind === 'date' && answer.limit
  const isAge = limits.some(({ id, kind }) => id === limit && kind === 'look-back')
  return isAge ? 'A date on the case card that is not too old' : (changes[answer.kind] ?? plainAnswer)
}
/** Of most items; what is said of all of them need not be said of each. */
export const plainAnswer = 'Answering it on the case card'

const changes: Partial<Record<Item['answer']['kind'], string>> = {
  act: 'The act of the person or meeting named here, never a tick',
  consent: 'Recording who agreed, how and when',
  date: 'Its day, on the case card',
  spreadsheet: 'Filling the row’s headings',
  duty: 'Nothing to answer: it always applies',
}
