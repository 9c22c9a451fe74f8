/** The numbers people ring about a child: which they are, who rang them and when, and what is still open. */
import type { Instant } from '../policies/case.ts'
import { dateWords } from '../policies/day-words.ts'
import type { OpenPoint } from '../policies/safety/go-live.ts'
import type { Call, CallTime, RingAnswer, SafetyNumber } from '../policies/safety/numbers.ts'
import type { OpenSilence } from '../policies/settings.ts'
import type { Button } from './actions.ts'
import type { Message, Paragraph } from './message-card.ts'
import { pointWords, timeOfCall } from './point-words.ts'
import { capital, plain, plural } from './wording.ts'

export type NumbersView = {
  readonly numbers: readonly SafetyNumber[]
  readonly points: readonly OpenPoint[]
  /** Phone settings of the front door that nobody has filled in. */
  readonly unset: readonly OpenSilence[]
  readonly liveSince: Instant | null
  readonly mode: 'local' | 'live'
  /** What the last press came to. */
  readonly said?: string
}

export const answerWords: Readonly<Record<RingAnswer, string>> = {
  answered: 'a person answered',
  message: 'a recorded message',
  nobody: 'nobody answered',
}

export function numbersMessage(view: NumbersView): Message {
  const { numbers, unset, points, said } = view
  const general = points.filter(point => !('number' in point))
  return {
    title: 'Numbers people ring about a child',
    subtitle: stateWords(view),
    paragraphs: [
      ...(said ? [{ text: said, strong: true }] : []),
      ...numbers.flatMap(number => numberLines(number, points)),
      ...general.map(point => ({ text: pointWords(point), strong: true })),
      ...unset.map(unsetLine),
    ],
    buttons: [
      ...numbers.filter(({ phone }) => phone !== null).map(callButton),
      { title: 'Set-up list', data: { verb: 'set-up', page: 0 } },
    ],
    note: 'A named officer rings every number, in hours and out of hours, before a council is switched on, and again every 90 days. A number that changes is rung again.',
  }
}

function stateWords({ liveSince, mode, points }: NumbersView): string {
  const open = points.length > 0 ? ` ${capital(plural(points.length, 'point'))} open.` : ' Every number is rung.'
  if (liveSince) return `Switched on since ${dateWords(liveSince.slice(0, 10))}.${open}`
  if (mode === 'local') return `On this computer Stepwise works without the calls. A council’s own waits for them.${open}`
  return `Not switched on yet.${open}`
}

const unsetLine = ({ spec }: OpenSilence, at: number): Paragraph => ({
  text: `(${at + 1}) ${spec.label}: not set.`,
  button: { title: `Set ${at + 1}`, data: { verb: 'setting-form', id: spec.id } },
})

const callButton = ({ id, name }: SafetyNumber): Button => ({
  title: `Record a call: ${name}`,
  data: { verb: 'call-form', id },
})

const sources = { document: 'from the document', setting: 'Council setting, not in the guidance' }

function numberLines(number: SafetyNumber, points: readonly OpenPoint[]): Paragraph[] {
  const { name, phone, source, calls } = number
  const own = points.filter(point => 'number' in point && point.number.id === number.id)
  if (phone === null)
    return [
      { text: name, strong: true },
      { text: 'No number is known. Set it.', tight: true },
    ]
  return [
    { text: `${name}: ${plain(phone)}`, strong: true },
    {
      text: `${capital(sources[source])}. ${callWords(calls?.inHours, 'inHours')} ${callWords(calls?.outOfHours, 'outOfHours')}`,
      tight: true,
    },
    ...own.filter(({ kind }) => kind !== 'not-rung').map(point => ({ text: pointWords(point), tight: true, strong: true })),
  ]
}

const callWords = (call: Call | null | undefined, when: CallTime): string =>
  call
    ? `${capital(timeOfCall[when])}: ${answerWords[call.answer]}, ${dateWords(call.day)}, rung by ${plain(call.officer)}.`
    : `${capital(timeOfCall[when])}: not rung yet.`
