/** A case's row of the council's transfer spreadsheet: its headings are a council setting. */
import type { Answer, Case, Person } from './case.ts'
import { itemsOf } from './checklist.ts'
import type { Setting } from './meeting-record.ts'
import type { Item, Procedure } from './procedure.ts'
import { factOf } from './route-plan.ts'

/** `identity`: typed in the workbook only, Stepwise keeps whether it is filled. `source`: filled by Stepwise itself. */
export type RowHeading = {
  readonly name: string
  readonly identity: boolean
  readonly source?: 'reference' | 'worker' | 'team' | 'locality' | 'route'
}

/** The one input that says how far the row is, where the council has not set its headings. */
export const rowStateInput = 'row-state'

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

/** The headings as the case's own form asks for them: none where the procedure knows no such row. */
export const rowHeadingsOf = (procedure: Procedure, settings: readonly Setting[]) =>
  procedure.items.some(item => item.answer.kind === 'spreadsheet') ? headingsOf(settings) : null

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

type By = { readonly person: Person; readonly now: Date }
type RowPart = Extract<Item['answer'], { kind: 'spreadsheet' }>['part']

/** What the row answers: the spreadsheet items of the checklist follow from it, never from a tick. */
export function rowAnswers(
  procedure: Procedure,
  current: Case,
  row: Case['row'],
  by: By & { headings: readonly RowHeading[] },
): Case['answers'] {
  const started = Object.values(row).some(value => value === true || value !== '')
  const complete = missingHeadings(row, by.headings).length === 0
  const was = (item: Item) => current.answers[factOf(item)]?.value === 'yes'
  return partAnswers(procedure, current, by, {
    started: () => started,
    complete: () => complete,
    'in-time': item => complete && (was(item) || isInTime(current, by.now)),
  })
}

/**
 * What a worker's word on the row answers, where Stepwise does not keep the row itself. A row said to be filled only
 * after the cut-off may have been filled in time: that is then left to be asked.
 */
export function statedRowAnswers(procedure: Procedure, current: Case, state: string | undefined, by: By): Case['answers'] {
  if (state !== 'complete' && state !== 'started' && state !== 'empty') return {}
  const complete = state === 'complete'
  return partAnswers(procedure, current, by, {
    started: () => state !== 'empty',
    complete: () => complete,
    'in-time': () => (complete && isInTime(current, by.now) ? true : null),
  })
}

function partAnswers(
  procedure: Procedure,
  current: Case,
  { person, now }: By,
  parts: Readonly<Record<RowPart, (item: Item) => boolean | null>>,
): Case['answers'] {
  const given = itemsOf(procedure, current).flatMap(item => {
    const yes = item.answer.kind === 'spreadsheet' ? parts[item.answer.part](item) : null
    const answer: Answer = { value: yes ? 'yes' : 'no', by: person.id, at: now.toISOString() }
    return yes === null ? [] : [[factOf(item), answer] as const]
  })
  return Object.fromEntries(given)
}
