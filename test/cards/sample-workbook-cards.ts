/** Cards about workbooks: what differs at its longest, what is refused, headings to be marked. */
import { headingsCard, headingsPerPage } from '../../cards/headings-card.ts'
import { headingsRefusedMessage, headingsSavedMessage } from '../../cards/headings-words.ts'
import { type Message, messageCard } from '../../cards/message-card.ts'
import { workbookCard } from '../../cards/workbook-card.ts'
import { workbookPlaceMessage } from '../../cards/workbook-place-words.ts'
import { workbookRefusedMessage } from '../../cards/workbook-refusal-words.ts'
import { noReferenceMessage, whichMeetingMessage, workbookNotYoursMessage } from '../../cards/workbook-words.ts'
import { type Comparison, type DifferingCell, longestTakenOver } from '../../policies/compare-workbook.ts'
import { headingLimits } from '../../policies/council-headings.ts'
import type { Procedure } from '../../policies/procedure.ts'
import type { NotKept } from '../../policies/workbook-place.ts'
import type { WorkbookRefusal } from '../../policies/workbook-refusal.ts'
import { caseOn, meetingOf, now, startable, today } from '../policies/samples.ts'
import type { Sample } from './sample-cards.ts'

const of = (made: string, name: string, message: Message): Sample => ({ made, name, card: messageCard(message, null) })
const longHeading = 'H'.repeat(headingLimits.length)
const longText = 'Help with mornings. '.repeat(20).slice(0, longestTakenOver)

const cellOf = (n: number, onlyShown: DifferingCell['onlyShown'] = null): DifferingCell => ({
  heading: `${longHeading.slice(0, 70)} ${n}`,
  key: `row-${n}`,
  workbook: n % 4 === 0 ? true : longText,
  stepwise: n % 4 === 0 ? false : longText,
  onlyShown,
})

function comparisonOf(procedure: Procedure): Comparison {
  const current = caseOn(procedure, startable(procedure)[0]?.id ?? '')
  const numbers = Array.from({ length: 30 }, (_, n) => n + 2)
  return {
    rows: 200,
    notOnList: numbers.map(number => ({ number, reference: `CS-${number}`, why: 'no-such-case' })),
    notInWorkbook: numbers.map(number => `CS-${number}`),
    differing: [
      { current, cells: [1, 2, 3, 4, 5].map(n => cellOf(n)) },
      {
        current: { ...current, id: 'case-2', reference: 'CS-2' },
        cells: [cellOf(6), cellOf(7, 'identifying'), cellOf(8, 'too-long'), cellOf(9, 'filled-by-stepwise')],
      },
    ],
    twice: numbers.map(number => ({ reference: `CS-${number}`, numbers: [number, number + 1] })),
    decisions: numbers.map(number => ({
      reference: `CS-${number}`,
      workbook: number % 3 === 0 ? null : longText,
      stepwise: number % 2 === 0 ? '' : longText,
    })),
    stillFilled: numbers.map(number => `CS-${number}`),
    withoutReference: numbers,
  }
}

const refusals: readonly WorkbookRefusal[] = [
  { code: 'not-fetched', why: 'address' },
  { code: 'not-fetched', why: 'refused' },
  { code: 'not-fetched', why: 'slow' },
  { code: 'not-a-workbook' },
  { code: 'damaged' },
  { code: 'other-format' },
  { code: 'password-protected' },
  { code: 'macros' },
  { code: 'too-large', limitBytes: 5 * 1024 * 1024 },
  { code: 'unpacks-too-large', limitBytes: 25 * 1024 * 1024 },
  { code: 'too-many-rows', limit: 5000 },
  { code: 'too-many-columns', limit: 200 },
  { code: 'no-headings' },
]
const notKept: readonly NotKept[] = [
  'signed-out',
  'not-allowed',
  'no-place',
  'full',
  'too-large',
  'not-ours',
  'locked',
  'throttled',
  'changed',
  'away',
]

export function workbookCards(procedure: Procedure): readonly Sample[] {
  const forum = procedure.forums.find(({ kind }) => kind === 'list')
  if (!forum) return []
  const meeting = meetingOf(procedure, forum.id)
  const sheet = { missing: [longHeading], unknown: [longHeading], repeated: [longHeading] }
  const view = { forum, meeting, sheet, said: ['Saved.'], offersHeadings: true }
  const compared = comparisonOf(procedure)
  const names = Array.from({ length: headingLimits.count }, (_, n) => `${longHeading.slice(0, 70)} ${n}`)
  return [
    ...[0, 1].map(page => ({
      made: 'workbookCard',
      name: `${forum.id}, page ${page}`,
      card: workbookCard({ ...view, comparison: compared, page }),
    })),
    ...[0, headingsPerPage * 3].map(marked => ({
      made: 'headingsCard',
      name: `after ${marked}`,
      card: headingsCard({
        names,
        marked: Array.from({ length: marked }, () => 'reference' as const),
        typed: {},
        seen: 1,
        inUse: names.slice(0, 5),
        problem: 'Choose for each heading.',
      }),
    })),
    ...refusals.map(refusal => of('workbookRefusedMessage', refusal.code, workbookRefusedMessage(refusal))),
    of('workbookNotYoursMessage', procedure.council, workbookNotYoursMessage(['Sample coordinator'])),
    of('noReferenceMessage', procedure.council, noReferenceMessage('Case reference')),
    of(
      'whichMeetingMessage',
      procedure.council,
      whichMeetingMessage([
        { forum, meeting, rows: 3 },
        { forum, meeting, rows: 0 },
      ]),
    ),
    of('headingsRefusedMessage', procedure.council, headingsRefusedMessage({ code: 'twice' })),
    of('headingsSavedMessage', procedure.council, headingsSavedMessage([{ name: 'Team', identity: false }], 2)),
    ...notKept.map(why => placeCard(procedure, forum.id, why)),
  ]
}

function placeCard(procedure: Procedure, forum: string, why: NotKept): Sample {
  const at = now.toISOString()
  const notice = {
    key: 'k',
    council: procedure.council,
    to: { role: 'coordinator' },
    kind: 'workbook-place',
    caseId: null,
    urgency: 'now',
    facts: { forum, at, state: 'not-yet', why },
  } as const
  const view = { notice, current: undefined, procedure, nameOf: () => '', today }
  return of('workbookPlaceMessage', why, workbookPlaceMessage(view))
}
