/** Measures, text first. Of the whole council small numbers are not told: they could point at a family. */
import { dateWords } from '../policies/day-words.ts'
import type { Measures } from '../policies/measures.ts'
import type { Procedure } from '../policies/procedure.ts'
import type { StopsShown } from '../policies/stops-shown.ts'
import type { Button } from './actions.ts'
import type { Message, Paragraph } from './message-card.ts'
import { plural, stageWords } from './wording.ts'

export type MeasuresView = {
  readonly procedure: Procedure
  readonly of: 'team' | 'council'
  readonly since: string
  readonly measures: Measures
  /** People whom messages did not reach. */
  readonly unreached: number
  /** For those who answer for the safety card; null: not this person's. */
  readonly stops: StopsShown | null
  /** The viewer may also see the other one. */
  readonly other: boolean
}

/** The fewest that are told of a whole council. */
export const fewestTold = 5

export function measuresMessage(view: MeasuresView): Message {
  const { of, procedure, since, other } = view
  const swap: Button = {
    title: of === 'team' ? 'Measures of the council' : 'Measures of my team',
    data: { verb: 'measures', of: of === 'team' ? 'council' : 'team' },
  }
  return {
    title: of === 'team' ? 'Measures of your team' : `Measures: ${procedure.name}`,
    subtitle: `Cases in Stepwise. What is over counts since ${dateWords(since)}.`,
    paragraphs: [...nowLines(view), ...sinceLines(view), ...documentLines(view), ...stopLines(view)],
    buttons: other ? [swap] : [],
    note:
      of === 'council'
        ? 'One to four is shown as “fewer than 5”, so that nobody can be picked out when this is passed on.'
        : 'Exact numbers of your own team: not to be passed on outside the council. Nobody’s hours, typing or snoozes are counted.',
  }
}

type Counted = Pick<MeasuresView, 'of'>
const told = (count: number, { of }: Counted): string =>
  of === 'council' && count > 0 && count < fewestTold ? `fewer than ${fewestTold}` : String(count)
const line = (text: string): Paragraph => ({ text, tight: true })
const heading = (text: string): Paragraph => ({ text, strong: true })

function nowLines(view: MeasuresView): Paragraph[] {
  const { stages, agreement } = view.measures
  const waits =
    agreement.count === 0
      ? 'Nothing waits for an agreement.'
      : `Waiting for an agreement: ${told(agreement.count, view)}, the longest for ${plural(agreement.longestDays, 'working day')}.`
  return [
    heading('Open now'),
    ...(stages.length === 0 ? [line('No open case.')] : []),
    ...stages.map(({ stage, count }) => line(`${stageWords[stage]}: ${told(count, view)}`)),
    line(waits),
    ...(view.unreached > 0 ? [line(`People whom messages did not reach: ${told(view.unreached, view)}`)] : []),
  ]
}

function sinceLines(view: MeasuresView): Paragraph[] {
  const { daysToAgreement, carriedOver, consentRefused, takenBack, counts } = view.measures
  const days =
    daysToAgreement === null
      ? 'From opening to agreement: too few cases to say.'
      : `From opening to agreement: half of the cases took ${plural(daysToAgreement, 'working day')} or less.`
  return [
    heading(`Since ${dateWords(view.since)}`),
    line(`Stepped down and closed: ${told(counts.down, view)}`),
    line(`Stepped up and closed: ${told(counts.up, view)}`),
    line(`Came back after they were closed: ${told(counts.returned, view)}`),
    line(`Taken back: ${told(takenBack, view)}`),
    line(`Not reached by their meeting and carried over: ${told(carriedOver, view)}`),
    line(`Consent refused or withdrawn: ${told(consentRefused, view)}`),
    line(days),
  ]
}

const countWords = {
  down: 'stepped down and closed',
  up: 'stepped up and closed',
  returned: 'came back',
  'to-universal': 'closed to universal services',
} as const

function documentLines(view: MeasuresView): Paragraph[] {
  const { procedure, measures } = view
  const title = heading('What the document asks to be counted')
  if (procedure.measures.length === 0) return [title, line('It asks for nothing.')]
  return [
    title,
    ...procedure.measures.map(({ text, section, counts }) => {
      const numbers = counts.map(what => `${countWords[what]} in Stepwise ${told(measures.counts[what], view)}`)
      return line(`${text.replace(/\.$/, '')} (${section}): ${numbers.join(', ') || 'Stepwise cannot count this'}`)
    }),
  ]
}

function stopLines(view: MeasuresView): Paragraph[] {
  const { stops } = view
  if (!stops) return []
  return [
    heading('Safety card shown because of what somebody typed'),
    line(`Shown: ${told(stops.shown, view)}`),
    line(`“I phoned” or “already being dealt with”: ${told(stops.confirmed, view)}`),
    line(`“Opened by mistake”: ${told(stops.mistaken, view)}`),
    line(`Not answered: ${told(stops.unanswered, view)}`),
  ]
}
