/** A case's row of the council's transfer spreadsheet: its headings are a council setting. */
import type { Answer, Case, Person } from './case.ts'
import { itemsOf } from './checklist.ts'
import type { Setting } from './meeting-record.ts'
import type { Procedure } from './procedure.ts'
import { factOf } from './route-plan.ts'

/** `identity`: typed in the workbook only, Stepwise keeps whether it is filled. `source`: filled by Stepwise itself. */
export type RowHeading = {
  readonly name: string
  readonly identity: boolean
  readonly source?: 'reference' | 'worker' | 'team' | 'locality' | 'route'
}

/** The one input that says whether all identity headings are filled in the workbook. */
export const identityInput = 'row-identity'

export const headingKey = (heading: RowHeading): string =>
  `row-${heading.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`

/** Headings as the council set them, or null while it has not. */
export function headingsOf(settings: readonly Setting[]): { headings: readonly RowHeading[]; sample: boolean } | null {
  const setting = settings.find(candidate => candidate.id === 'spreadsheet.headings')
  if (!setting || !Array.isArray(setting.value)) return null
  return { headings: setting.value as readonly RowHeading[], sample: setting.sample ?? false }
}

/** Headings that people fill; the others Stepwise fills itself. */
export const typedHeadings = (headings: readonly RowHeading[]): readonly RowHeading[] =>
  headings.filter(heading => !heading.source)

/** Names of headings still empty. */
export function missingHeadings(row: Case['row'], headings: readonly RowHeading[]): readonly string[] {
  return typedHeadings(headings)
    .filter(heading => {
      const value = row[headingKey(heading)]
      return heading.identity ? value !== true : typeof value !== 'string' || value.trim() === ''
    })
    .map(heading => heading.name)
}

/** The row after a form: typed headings as text, identity headings as filled or not. */
export function filledRow(
  row: Case['row'],
  headings: readonly RowHeading[],
  inputs: Readonly<Record<string, string>>,
): Case['row'] {
  const next: Record<string, string | true> = { ...row }
  for (const heading of typedHeadings(headings)) {
    const key = headingKey(heading)
    const given = heading.identity ? inputs[identityInput] : inputs[key]
    if (given === undefined) continue
    if (!heading.identity) next[key] = given.trim()
    else if (given === 'true') next[key] = true
    else delete next[key]
  }
  return next
}

/** Before the cut-off of the meeting it is booked on to; while it is on no list there is none to miss. */
const isInTime = (current: Case, now: Date): boolean =>
  !current.booking?.cutOff || now.toISOString() <= current.booking.cutOff

/** What the row answers: the spreadsheet items of the checklist follow from it, never from a tick. */
export function rowAnswers(
  procedure: Procedure,
  current: Case,
  row: Case['row'],
  by: { headings: readonly RowHeading[]; person: Person; now: Date },
): Case['answers'] {
  const started = Object.values(row).some(value => value === true || value !== '')
  const missing = missingHeadings(row, by.headings)
  const answer = (yes: boolean): Answer => ({
    value: yes ? 'yes' : 'no',
    by: by.person.id,
    at: by.now.toISOString(),
  })
  const answers: Record<string, Answer> = {}
  for (const item of itemsOf(procedure, current)) {
    if (item.answer.kind !== 'spreadsheet') continue
    const complete = missing.length === 0
    const wasInTime = current.answers[factOf(item)]?.value === 'yes'
    const yes =
      item.answer.part === 'started'
        ? started
        : item.answer.part === 'complete'
          ? complete
          : complete && (wasInTime || isInTime(current, by.now))
    answers[factOf(item)] = answer(yes)
  }
  return answers
}
