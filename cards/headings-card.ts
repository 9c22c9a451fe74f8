/** The first row of a workbook, to become the council's headings: each is marked, a dozen to a card, one Save at the end. */
import { type HeadingKind, headingKinds } from '../policies/council-headings.ts'
import { buttonsOf } from './actions.ts'
import { type Card, render } from './render.ts'
import { plain, plural } from './wording.ts'

export const headingsPerPage = 12

export type HeadingsView = {
  readonly names: readonly string[]
  /** What the pages before were marked. */
  readonly marked: readonly HeadingKind[]
  /** Chosen on this page so far, where something was left out. */
  readonly typed: Readonly<Record<string, string>>
  readonly seen: number
  /** The headings in use now; empty while none are set. */
  readonly inUse: readonly string[]
  readonly problem: string
}

const kindWords: Readonly<Record<HeadingKind, string>> = {
  kept: 'Kept: typed in Stepwise or the workbook',
  identity: 'Identity: typed in the workbook only',
  reference: 'Filled by Stepwise: case reference',
  worker: 'Filled by Stepwise: worker',
  team: 'Filled by Stepwise: team',
  locality: 'Filled by Stepwise: locality',
  route: 'Filled by Stepwise: step up or step down',
}
const options = headingKinds.map(kind => ({ title: kindWords[kind], value: kind }))

/** Id of the choice for the heading at this place of the row. */
export const headingInput = (at: number): string => `kind.${at}`

export function headingsCard({ names, marked, typed, seen, inUse, problem }: HeadingsView): Card {
  const from = marked.length
  const shown = names.slice(from, from + headingsPerPage)
  const last = from + shown.length >= names.length
  const data = {
    title: 'Headings of the council’s workbook',
    subtitle: `Council setting, not in the guidance · ${plural(names.length, 'heading')}${names.length > headingsPerPage ? `, ${from + 1} to ${from + shown.length}` : ''}`,
    warnings: problem ? [{ text: problem }] : [],
    lines: (from === 0 ? introduction(inUse) : []).map(text => ({ text })),
    choices: shown.map((name, index) => ({
      id: headingInput(from + index),
      label: `${name} (required)`,
      value: typed[headingInput(from + index)] ?? '',
      options,
    })),
    buttons: buttonsOf([
      {
        title: last ? 'Save the headings' : 'Next headings',
        style: 'positive',
        inputs: 'auto',
        data: { verb: 'save-headings', names: [...names], marked: [...marked], seen },
      },
    ]),
    footer: 'Kept with your name and the time. Nothing changes before the last Save.',
  }
  return render('headings', data, null)
}

function introduction(inUse: readonly string[]): string[] {
  return [
    'Mark as identity whatever says who a child or family is, such as a name or a date of birth: Stepwise then never keeps it, only whether it is filled.',
    ...(inUse.length > 0 ? [`They take the place of those in use now: ${inUse.map(plain).join(', ')}.`] : []),
  ]
}
