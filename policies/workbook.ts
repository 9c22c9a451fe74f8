/** A workbook that somebody sent, as it is compared: rows by reference; of identity columns only whether they are filled. */
import { passingHeadings, passingKeys } from './least-headings.ts'
import { fitsPattern, type ReferencePattern, tidyReference } from './reference.ts'
import { headingKey, type RowHeading } from './transfer-row.ts'
import type { WorkbookRefusal } from './workbook-refusal.ts'

/** Begins the line above the headings, by which a workbook of our own is known again. */
export const lineMark = 'Stepwise list: '

/** What stands in a workbook's first sheet. It may identify people: it is reduced by `sheetOf` before it is kept anywhere. */
export type Workbook = {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** The rows' numbers as the spreadsheet program shows them. */
  readonly numbers: readonly number[]
  /** The first line of a list that Stepwise wrote; null for any other. */
  readonly line: string | null
}
export type ReadWorkbook = ({ readonly ok: true } & Workbook) | { readonly ok: false; readonly refusal: WorkbookRefusal }

export type SheetRow = {
  readonly number: number
  /** As cases are kept; null where the cell holds nothing that a reference could be. */
  readonly reference: string | null
  /** By heading key: text of a kept heading, whether it is filled of an identity one. */
  readonly cells: Readonly<Record<string, string | boolean>>
  /** Under the heading for what a meeting decided, where it has one that is none of the council's own. */
  readonly decision?: string
}
export type Sheet = {
  readonly rows: readonly SheetRow[]
  /** Names of the council's headings that the workbook does not have. */
  readonly missing: readonly string[]
  /** Headings of the workbook that are none of the council's. */
  readonly unknown: readonly string[]
  /** Known headings that stand there twice: the first is read. */
  readonly repeated: readonly string[]
}

const decisionKey = headingKey({ name: passingHeadings.decision, identity: false })

export const referenceHeading = (headings: readonly RowHeading[]): RowHeading | undefined =>
  headings.find(heading => heading.source === 'reference')

/** The workbook by these headings, or null when it has no column for the case reference. What is under other headings is left out. */
export function sheetOf(workbook: Workbook, headings: readonly RowHeading[], pattern: ReferencePattern): Sheet | null {
  const keys = workbook.headings.map(name => headingKey({ name, identity: false }))
  const at = (heading: RowHeading) => keys.indexOf(headingKey(heading))
  const reference = referenceHeading(headings)
  if (!reference || at(reference) < 0) return null
  const decided = headings.some(heading => headingKey(heading) === decisionKey) ? -1 : keys.indexOf(decisionKey)
  const known = new Set([...headings.map(headingKey), ...passingKeys(headings), decisionKey])
  const there = headings.filter(heading => at(heading) >= 0 && heading !== reference)
  return {
    rows: workbook.rows.map((row, index) => ({
      number: workbook.numbers[index] ?? index + 2,
      reference: referenceIn(row[at(reference)] ?? '', pattern),
      cells: Object.fromEntries(there.map(heading => [headingKey(heading), cellOf(row[at(heading)] ?? '', heading)])),
      ...(decided < 0 ? {} : { decision: (row[decided] ?? '').trim() }),
    })),
    missing: headings.filter(heading => at(heading) < 0).map(({ name }) => name),
    unknown: workbook.headings.filter((name, index) => name !== '' && !known.has(keys[index] ?? '')),
    repeated: headings.filter(heading => at(heading) !== keys.lastIndexOf(headingKey(heading))).map(({ name }) => name),
  }
}

const cellOf = (text: string, { identity }: RowHeading): string | boolean => (identity ? text.trim() !== '' : text.trim())

function referenceIn(text: string, pattern: ReferencePattern): string | null {
  const reference = tidyReference(text, pattern)
  return fitsPattern(reference, pattern) ? reference : null
}
