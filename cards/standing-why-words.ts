/** Typed "why": why a case stands where it stands, line by line, and what would change each. */
import type { Case, Day } from '../policies/case.ts'
import type { Procedure } from '../policies/procedure.ts'
import { factOf } from '../policies/route-plan.ts'
import { type OpenItem, standingOf } from '../policies/standing.ts'
import { documentLine } from './document-words.ts'
import type { Message, Paragraph } from './message-card.ts'
import { bannerFor, ownerWords, stageLine } from './standing-words.ts'
import { plainAnswer, whatChanges } from './why-words.ts'
import { inLine, plural } from './wording.ts'

export type StandingWhy = {
  readonly procedure: Procedure
  /** Still open. */
  readonly current: Case
  readonly today: Day
}

const shownAtMost = 10

export function standingWhyMessage({ procedure, current, today }: StandingWhy): Message {
  const standing = standingOf(procedure, current, today)
  const banner = bannerFor(procedure, current, standing)
  const facts = new Map(standing.open.map(one => [factOf(one.item), one]))
  const questions = standing.questions.map(({ fact, text, why }) =>
    lineOf(current, fact, `${text} Not answered yet. ${why}`),
  )
  const open = [...facts.values()].map(one => lineOf(current, one.item.id, openWords(procedure, one)))
  const lines = [...questions, ...open]
  const more = lines.length - shownAtMost
  return {
    title: `${current.reference}: ${banner.title.replace(/^Where this stands: /, '')}`,
    subtitle: stageLine(procedure, current),
    paragraphs: [
      ...banner.lines.map(({ text }) => text),
      ...lines.slice(0, shownAtMost),
      ...(more > 0 ? [`And ${plural(more, 'more line', 'more lines')}, on the case’s card.`] : []),
      ...(lines.length > 0 ? ['Each is answered on the case’s card. “Why?” says what the rule is.'] : []),
      { text: 'Stepwise checks paperwork. Whether this is right and safe is for you and your manager.', quiet: true },
    ],
    buttons: [{ title: 'Open the case', data: { verb: 'open-case', caseId: current.id } }],
    note: documentLine(procedure, today),
  }
}

const lineOf = ({ id }: Case, rule: string, text: string): Paragraph => ({
  text,
  button: { title: 'Why?', data: { verb: 'why', caseId: id, rule } },
})

const states: Readonly<Record<OpenItem['state'], string>> = {
  open: 'not answered yet',
  settled: 'answered',
  'with-reason': 'open, with a reason',
  refused: 'refused or withdrawn',
  'too-old': 'its day is too long ago',
  unconfirmed: 'read from your message and not confirmed yet',
}

function openWords(procedure: Procedure, { item, state }: OpenItem): string {
  const force = item.force === 'must' ? 'must' : 'expected'
  const change = state === 'unconfirmed' ? 'pressing Save on the case’s card' : inLine(whatChanges(procedure, item))
  const more = change === inLine(plainAnswer) ? '' : ` What would change this: ${change}.`
  return `${item.short}: ${states[state]} (${force}, ${item.section}; ${ownerWords(procedure, item)}).${more}`
}
