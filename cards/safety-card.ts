/** The safety card: 999, the council's own numbers for the hour, and what the council says to do. */
import { dateWords } from '../policies/day-words.ts'
import type { FrontDoor, PhoneLine } from '../policies/safety/front-door.ts'
import { buttonsOf } from './actions.ts'
import { type Card, render } from './render.ts'
import { listWords, phoneLink } from './wording.ts'

export type SafetyView = {
  /** null when the council is not known: then one button for each council. */
  readonly door: FrontDoor | null
  readonly councils: readonly { readonly id: string; readonly name: string }[]
  readonly caseId: string | null
  readonly caseReference: string | null
}

export function safetyCard(view: SafetyView): Card {
  const { door, caseId } = view
  const answer = (title: string, value: 'phoned' | 'already-dealt-with' | 'by-mistake') =>
    ({ title, data: { verb: 'safety-answer', answer: value, caseId } }) as const
  const data = {
    numbers: (door?.numbers ?? []).map(numberView),
    lines: [...(door ? doorLines(door) : unknownLines), ...caseLine(view)].map(text => ({ text })),
    councils: door
      ? []
      : buttonsOf(
          view.councils.map(council => ({
            title: council.name,
            data: { verb: 'safety-council', council: council.id, caseId },
          })),
        ),
    answers: buttonsOf([
      answer('I phoned', 'phoned'),
      answer('It is already being dealt with', 'already-dealt-with'),
      answer('Opened by mistake', 'by-mistake'),
    ]),
  }
  return render('safety', data)
}

/** The same in plain text: for clients that show no card, and for a phone's read-aloud. */
export function safetyText({ door }: SafetyView): string {
  const numbers = (door?.numbers ?? []).map(number => `${number.name}: ${number.phone}.`)
  return ['Stepwise has not told anyone. Please phone.', 'Immediate danger: ring 999.', ...numbers].join(' ')
}

const unknownLines = ['Which council’s area is the child in? Press its name for the number.']

function numberView(number: PhoneLine): object {
  const state = { open: 'Open now', closed: 'Closed now', unknown: '' }[number.state]
  const source = number.source === 'setting' ? 'Council setting, not in the guidance' : ''
  return {
    name: number.name,
    phone: number.phone,
    link: `[Call ${number.name}](${phoneLink(number.phone)})`,
    hint: [state, number.hours || 'The document gives no hours', source, rungWords(number)].filter(Boolean).join(' · '),
  }
}

/** Whoever rings sees whether somebody has tried the number. */
function rungWords({ rung, overdue }: PhoneLine): string {
  if (!rung) return 'Not yet confirmed by a call'
  return overdue ? `Last rung ${dateWords(rung)}, a check is overdue` : `Rung and answered ${dateWords(rung)}`
}

function doorLines(door: FrontDoor): string[] {
  const says = door.says.ownRule
    ? `${door.says.text} (Stepwise’s own rule.)`
    : `${door.says.text}${door.says.section ? ` (${door.says.section})` : ''}`
  const gap = (wanted: FrontDoor['gaps'][number]) => (door.gaps.includes(wanted) ? [gapWords(door, wanted)] : [])
  return [...gap('no-number'), says, ...unclearNow(door), ...gap('no-out-of-hours')]
}

/** Several lines, and the document leaves open which of them answers at this hour. */
const unclearNow = ({ numbers, unclear }: FrontDoor): string[] =>
  numbers.length > 1 && unclear && numbers.every(({ state }) => state === 'unknown')
    ? ['The document does not say who answers at this hour. If one does not answer, ring the other.']
    : []

/** That a line has no hours is said under its number. */
function gapWords(door: FrontDoor, gap: FrontDoor['gaps'][number]): string {
  switch (gap) {
    case 'no-number':
      return `Stepwise knows no phone number for ${listWords(door.nameless) || 'this council’s front door'}: the document gives none and the council has not set one. Ring 999 if a child is in danger now, otherwise your manager or the council’s switchboard. The administrator is told.`
    case 'no-hours':
      return 'The document does not say when the line is open.'
    case 'no-out-of-hours':
      return 'No number is given for evenings, weekends or bank holidays. If nobody answers and it cannot wait, ring 999.'
  }
}

const caseLine = ({ caseReference }: SafetyView): string[] =>
  caseReference
    ? [`${caseReference} is kept. Its sign-offs and bookings wait until you answer below.`]
    : ['Whatever you were doing is kept.']
