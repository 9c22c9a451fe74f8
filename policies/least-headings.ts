/** Stepwise's own columns of a list: in use while a council has set no headings. */
import { headingKey, type RowHeading } from './transfer-row.ts'

export const leastHeadings: readonly RowHeading[] = [
  { name: 'Reference', identity: false, source: 'reference' },
  { name: 'Route', identity: false, source: 'route' },
  { name: 'Worker', identity: false, source: 'worker' },
  { name: 'Locality', identity: false, source: 'locality' },
]
/** Columns of the least set that say where a case stood when the list was made: known, and not compared. */
export const passingHeadings = { agreement: 'Manager’s agreement', row: 'Row complete', decision: 'Decision' } as const

/** The least set's passing columns only where the least set itself is in use. */
export const passingKeys = (headings: readonly RowHeading[]): readonly string[] =>
  headings === leastHeadings ? Object.values(passingHeadings).map(name => headingKey({ name, identity: false })) : []
