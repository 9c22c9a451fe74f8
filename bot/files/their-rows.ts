/** What people typed into a list's workbook, to be put into the next one: it is held while that is made, and let go. */
import type { Heading } from '../../dialogs/ports.ts'
import { leastHeadings } from '../../policies/least-headings.ts'
import { plainReference } from '../../policies/reference.ts'
import { headingKey, type RowHeading } from '../../policies/transfer-row.ts'
import { referenceHeading, type Workbook } from '../../policies/workbook.ts'
import { readWorkbook } from './read-workbook.ts'

/** The sheet for rows that people filled and that are not on the list now. */
export const leftOverSheet = 'Not on the list now'

export type TheirRow = { readonly reference: string; readonly cells: ReadonlyMap<string, string> }
export type Theirs = {
  /** As they stand there, in order. */
  readonly headings: readonly string[]
  readonly rows: readonly TheirRow[]
  /** Rows of the sheet for what is not on the list now. */
  readonly leftOver: readonly TheirRow[]
}

/** null: it cannot be read, or no column of it is the case reference. */
export async function theirsIn(bytes: Uint8Array, headings: readonly Heading[]): Promise<Theirs | null> {
  const [first, second] = await Promise.all([readWorkbook(bytes), readWorkbook(bytes, leftOverSheet)])
  const rows = first.ok ? rowsOf(first, headings) : null
  if (!first.ok || !rows) return null
  const leftOver = (second.ok && rowsOf(second, headings)) || []
  const more = second.ok ? second.headings.filter(name => !first.headings.includes(name)) : []
  return { headings: [...first.headings, ...more], rows, leftOver }
}

export const referencesIn = ({ rows, leftOver }: Theirs): readonly string[] => [
  ...new Set([...rows, ...leftOver].map(({ reference }) => reference).filter(Boolean)),
]

/** What stands under identity headings in rows of cases that have ended is left out; their other cells stay. */
export function withoutIdentity(theirs: Theirs, headings: readonly Heading[], ended: readonly string[]): Theirs {
  const over = new Set(ended.map(reference => reference.toUpperCase()))
  const identity = headings.filter(heading => heading.identity).map(({ name }) => keyOfHeading(name))
  const cleared = (row: TheirRow): TheirRow =>
    over.has(row.reference.toUpperCase())
      ? { ...row, cells: new Map([...row.cells].filter(([key]) => !identity.includes(key))) }
      : row
  return { ...theirs, rows: theirs.rows.map(cleared), leftOver: theirs.leftOver.map(cleared) }
}

export const keyOfHeading = (name: string): string => headingKey({ name, identity: false })

function rowsOf({ headings, rows }: Workbook, council: readonly Heading[]): readonly TheirRow[] | null {
  const keys = headings.map(keyOfHeading)
  const at = [referenceHeading(council as readonly RowHeading[]), referenceHeading(leastHeadings)]
    .flatMap(heading => (heading ? [keys.indexOf(headingKey(heading))] : []))
    .find(index => index >= 0)
  if (at === undefined) return null
  return rows.map(row => ({
    reference: plainReference(row[at] ?? ''),
    cells: new Map(keys.map((key, index) => [key, row[index] ?? ''])),
  }))
}
