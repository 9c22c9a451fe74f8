/** A workbook against a meeting's list: what differs, row by row and heading by heading. Decides nothing. */
import type { Case } from './case.ts'
import type { RecordedDecision } from './decision-words.ts'
import type { Meeting } from './meeting-record.ts'
import type { Procedure } from './procedure.ts'
import { type CellNames, sourceCell } from './row-cells.ts'
import { headingKey, type RowHeading } from './transfer-row.ts'
import type { Sheet, SheetRow } from './workbook.ts'

/** The longest text that a card shows whole: nothing is taken over that was not shown. */
export const longestTakenOver = 250

/** Why a cell that differs cannot be taken over from here. */
export type OnlyShown = 'filled-by-stepwise' | 'identifying' | 'too-long'
export type DifferingCell = {
  readonly heading: string
  readonly key: string
  /** Identity headings: filled or not; of what identifies somebody nothing at all. */
  readonly workbook: string | boolean
  readonly stepwise: string | boolean
  readonly onlyShown: OnlyShown | null
}
export type DifferingDecision = {
  readonly reference: string
  readonly workbook: string | null
  /** Empty: nothing is recorded. */
  readonly stepwise: string
}
export type DifferingCase = { readonly current: Case; readonly cells: readonly DifferingCell[] }

/** Why a row of the workbook is not on the list. */
export type NotListed = 'no-such-case' | 'on-no-list' | 'on-another-list' | 'ended'
export type Comparison = {
  readonly rows: number
  readonly notOnList: readonly { readonly number: number; readonly reference: string; readonly why: NotListed }[]
  readonly notInWorkbook: readonly string[]
  readonly differing: readonly DifferingCase[]
  readonly twice: readonly { readonly reference: string; readonly numbers: readonly number[] }[]
  /** What the workbook says a meeting decided and Stepwise does not; never taken over. `identifying`: not shown. */
  readonly decisions: readonly DifferingDecision[]
  /** Closed or taken back, and something stands under identity headings still. */
  readonly stillFilled: readonly string[]
  /** Numbers of rows whose reference cell is empty or no reference. */
  readonly withoutReference: readonly number[]
}

export type Comparing = CellNames & {
  readonly procedure: Procedure
  readonly headings: readonly RowHeading[]
  readonly meeting: Meeting
  /** Cases on the list, those that wait for a place among them. */
  readonly listed: readonly Case[]
  /** What the meeting recorded about a case on its list. */
  readonly decided: (current: Case) => RecordedDecision | null
  /** Cases of the workbook's references, the newest of each. */
  readonly found: readonly Case[]
  /** What must neither be shown nor kept. */
  readonly identifies: (text: string) => boolean
}

/** Every difference once; the first row of a reference counts. */
export function compareWorkbook(sheet: Sheet, comparing: Comparing): Comparison {
  const rows = Map.groupBy(
    sheet.rows.filter(row => row.reference !== null),
    row => keyOf(row.reference ?? ''),
  )
  const listed = new Map(comparing.listed.map(current => [keyOf(current.reference), current]))
  const firsts = [...rows].flatMap(([key, all]) => (all[0] ? [{ key, row: all[0] }] : []))
  return {
    rows: sheet.rows.length,
    notOnList: firsts
      .filter(({ key }) => !listed.has(key))
      .map(({ row }) => ({ number: row.number, reference: row.reference ?? '', why: whyNotListed(row, comparing) })),
    notInWorkbook: comparing.listed
      .filter(({ reference }) => !rows.has(keyOf(reference)))
      .map(({ reference }) => reference),
    differing: firsts.flatMap(({ key, row }) => {
      const current = listed.get(key)
      const cells = current ? differingCells(row, current, comparing) : []
      return current && cells.length > 0 ? [{ current, cells }] : []
    }),
    decisions: firsts.flatMap(({ key, row }) => differingDecision(row, listed.get(key), comparing)),
    stillFilled: firsts.filter(({ row }) => isStillFilled(row, comparing)).map(({ row }) => row.reference ?? ''),
    twice: [...rows.values()]
      .filter(all => all.length > 1)
      .map(all => ({ reference: all[0]?.reference ?? '', numbers: all.map(({ number }) => number) })),
    withoutReference: sheet.rows.filter(({ reference }) => reference === null).map(({ number }) => number),
  }
}

const keyOf = (reference: string): string => reference.toUpperCase()

function whyNotListed({ reference }: SheetRow, { found }: Comparing): NotListed {
  const current = found.find(one => keyOf(one.reference) === keyOf(reference ?? ''))
  if (!current) return 'no-such-case'
  if (current.ended) return 'ended'
  return current.booking ? 'on-another-list' : 'on-no-list'
}

function differingCells(row: SheetRow, current: Case, comparing: Comparing): readonly DifferingCell[] {
  return comparing.headings.flatMap(heading => {
    const key = headingKey(heading)
    const workbook = row.cells[key]
    const stepwise = heldCell(current, heading, comparing)
    if (workbook === undefined || tidy(workbook) === tidy(stepwise)) return []
    const onlyShown = onlyShownBecause(heading, workbook, comparing)
    return [{ heading: heading.name, key, workbook: onlyShown === 'identifying' ? '' : workbook, stepwise, onlyShown }]
  })
}

/** An empty cell says nothing; the outcome alone says the same as the outcome with its action. */
function differingDecision(
  { reference, decision }: SheetRow,
  current: Case | undefined,
  { decided, identifies }: Comparing,
): readonly DifferingDecision[] {
  if (!current || !decision) return []
  const recorded = decided(current)
  const full = recorded?.action ? `${recorded.label}. Action: ${recorded.action}` : (recorded?.label ?? '')
  const same = [full, recorded?.label ?? ''].some(words => alike(words) === alike(decision))
  return same ? [] : [{ reference: reference ?? '', workbook: identifies(decision) ? null : decision, stepwise: full }]
}

const alike = (words: string): string => String(tidy(words)).toLowerCase().replace(/\.$/, '')

function isStillFilled(row: SheetRow, { found, headings }: Comparing): boolean {
  const current = found.find(one => keyOf(one.reference) === keyOf(row.reference ?? ''))
  if (!current?.ended) return false
  return headings.some(heading => heading.identity && row.cells[headingKey(heading)] === true)
}

/** What Stepwise has under a heading now. */
function heldCell(current: Case, heading: RowHeading, names: Comparing): string | boolean {
  if (heading.source) return sourceCell(names.procedure, current, heading.source, names)
  const value = current.row[headingKey(heading)]
  return heading.identity ? value === true : typeof value === 'string' ? value : ''
}

function onlyShownBecause(heading: RowHeading, value: string | boolean, { identifies }: Comparing): OnlyShown | null {
  if (typeof value === 'string' && identifies(value)) return 'identifying'
  if (heading.source) return 'filled-by-stepwise'
  return typeof value === 'string' && value.length > longestTakenOver ? 'too-long' : null
}

const tidy = (value: string | boolean): string | boolean =>
  typeof value === 'string' ? value.normalize('NFC').trim().replace(/\s+/g, ' ') : value
