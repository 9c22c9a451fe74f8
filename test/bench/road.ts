/** The life of a case as turns, each made from the card before it, each with the words its answer must show. */
import type { Node } from '../../bot/local/card-text.ts'
import { executeOf, installOf, textOf } from '../../bot/local/person-activities.ts'
import type { Inputs } from '../../bot/local/press.ts'
import { press } from './cards.ts'
import type { Kind } from './options.ts'
import { chatOf, type Seat } from './staff.ts'

export type Turn = {
  readonly title: string
  /** Measured under this name; null: it only leads to the next. */
  readonly kind: Kind | null
  readonly seat: Seat
  /** `message`: the answer comes as a message; `answer`: in the body, in place of the pressed card. */
  readonly by: 'message' | 'answer'
  readonly activity: (at: At) => object
  /** Words that the answer's card must show, or the turn was not what it is measured as. */
  readonly shows: (index: number) => readonly string[]
  /** Who gets a notice of it: the card they then hold. */
  readonly tells: Seat | null
}
/** One case's place on the road, and the card on which something is pressed. */
export type At = { readonly index: number; readonly serviceUrl: string; readonly card: () => Node }

export const referenceOf = (index: number): string => `CS-${10_000 + index}`

type Common = Pick<Turn, 'title'> & Partial<Pick<Turn, 'kind' | 'seat' | 'by' | 'tells'>>
const reference = (index: number) => [referenceOf(index)]

function says(common: Common, text: (index: number) => string, shows = reference): Turn {
  const seat = common.seat ?? 'worker'
  const activity = ({ index, serviceUrl }: At) => textOf(chatOf(serviceUrl, seat, index), text(index))
  return { kind: null, seat, by: 'message', tells: null, ...common, activity, shows }
}

function presses(common: Common, button: (at: At) => object, words: string): Turn {
  const seat = common.seat ?? 'worker'
  const activity = (at: At) => executeOf(chatOf(at.serviceUrl, seat, at.index), button(at), 'pressed-card')
  const shows = (index: number) => [referenceOf(index), words]
  return { kind: null, seat, by: 'answer', tells: null, ...common, activity, shows }
}

const button =
  (title: string, inputs?: Inputs) =>
  ({ card }: At): object =>
    press(card(), title, inputs)

const installs = (seat: Seat): Turn => ({
  ...says(
    { title: `the ${seat} installs`, seat },
    () => '',
    () => [],
  ),
  activity: ({ index, serviceUrl }) => installOf(chatOf(serviceUrl, seat, index)),
})

export const road: readonly Turn[] = [
  installs('manager'),
  installs('worker'),
  says(
    { title: '“can I step this down?”', kind: 'ask' },
    () => 'can I step this down?',
    () => ['Can I step this down?', 'Start'],
  ),
  says({ title: 'a case opened' }, index => `step down ${referenceOf(index)} from CIN plan to early help`),
  says({ title: 'a case looked up', kind: 'look-up' }, referenceOf),
  presses({ title: 'a saved answer', kind: 'answer' }, button('Save', { 'SW-C15': 'yes' }), 'Saved.'),
  presses(
    { title: 'the manager asked', tells: 'manager' },
    button('Save and ask', { 'SW-C16': 'yes' }),
    'Asked: Sample manager',
  ),
  presses(
    { title: 'an agreement', kind: 'agreement', seat: 'manager', tells: 'worker' },
    button('Agree'),
    'gave the line manager',
  ),
  presses({ title: 'the next list' }, button('Save and put on the list'), 'Is this the child you mean?'),
  presses({ title: 'a booking', kind: 'booking' }, button('Yes, put'), 'On the list.'),
]

/** As far as the last turn that is wanted. */
export function roadTo(kinds: readonly Kind[]): readonly Turn[] {
  const last = road.findLastIndex(({ kind }) => kind !== null && kinds.includes(kind))
  return road.slice(0, last + 1)
}
