/** A list's columns with what people typed into the workbook that is there now. Pure. */
import type { AgendaItem } from '../../dialogs/ports.ts'
import type { Column } from './agenda-rows.ts'
import { keyOfHeading, type TheirRow, type Theirs } from './their-rows.ts'

/**
 * Identity cells are theirs; where Stepwise has nothing to say their text stays; columns of their own come behind.
 * Where both say something it is Stepwise's: a comparison shows what differs before anybody takes it over.
 */
export function withTheirs(columns: readonly Column[], theirs: Theirs | null): readonly Column[] {
  if (!theirs) return columns
  const rows = new Map(theirs.rows.toReversed().map(row => [row.reference, row]))
  const theirCell = (item: AgendaItem, key: string) => rows.get(item.case.reference.toUpperCase())?.cells.get(key) ?? ''
  const known = new Set(columns.map(({ name }) => keyOfHeading(name)))
  const own = theirs.headings.filter(name => name !== '' && !known.has(keyOfHeading(name)))
  return [
    ...columns.map(column => ({
      ...column,
      cell: (item: AgendaItem) => column.cell(item) || theirCell(item, keyOfHeading(column.name)),
    })),
    ...own.map(name => ({
      name,
      heading: name,
      identity: false,
      cell: (item: AgendaItem) => theirCell(item, keyOfHeading(name)),
    })),
  ]
}

/** Rows that people filled whose case is not on the list now, and second rows of one that is: nothing typed is lost. */
export function leftOverRows(items: readonly AgendaItem[], theirs: Theirs | null): readonly TheirRow[] {
  if (!theirs) return []
  const onList = new Set(items.map(item => item.case.reference.toUpperCase()))
  const seen = new Set<string>()
  const over = theirs.rows.filter(({ reference }) => {
    const first = !seen.has(reference)
    seen.add(reference)
    return !(first && onList.has(reference))
  })
  const rows = [...over, ...theirs.leftOver]
  return [...new Map(rows.map(row => [JSON.stringify([...row.cells]), row])).values()]
}
