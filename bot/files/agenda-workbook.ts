/** A meeting's list as a workbook. Every cell is text: nothing in it is ever calculated. */
import writeExcelFile, { type Cell, type Sheet } from 'write-excel-file/node'
import type { AgendaItem } from '../../dialogs/ports.ts'
import type { StoredFile } from '../../policies/decision.ts'
import { type AgendaFacts, type Column, cellsOf, councilColumns, firstLine, leastColumns } from './agenda-rows.ts'
import { neutralise } from './cell-text.ts'
import { meetingFileName } from './file-name.ts'
import { fitToPage } from './fit-page.ts'
import { leftOverRows, withTheirs } from './merge-columns.ts'
import { keyOfHeading, leftOverSheet, type TheirRow } from './their-rows.ts'

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * The list as `.xlsx`. First sheet: a line that says when it was made, the council's headings (Stepwise's least set
 * while none are set), a row for each case that has a place. Where the council's headings are used, a second sheet has
 * the least set, so that "manager has not yet agreed" is seen. Cases that wait for a place have a sheet of their own, and so has what
 * people typed for cases that are not on the list now.
 */
export async function agendaWorkbook(facts: AgendaFacts): Promise<StoredFile> {
  const { agenda, forum } = facts
  const placed = agenda.items.filter(item => item.booking.place === 'place')
  const waiting = agenda.items.filter(item => item.booking.place === 'waiting')
  const least = leastColumns(facts)
  const own = facts.headings.length > 0
  const theirs = facts.theirs ?? null
  const columns = withTheirs(own ? councilColumns(facts) : least, theirs)
  const over = leftOverRows(placed, theirs)
  const sheets = [
    sheetOf(facts, sheetName(forum.name), { columns, texts: textsOf(columns, placed) }),
    ...(own ? [sheetOf(facts, 'Readiness', { columns: least, texts: textsOf(least, placed) })] : []),
    ...(waiting.length > 0 ? [sheetOf(facts, 'Waiting list', { columns: least, texts: textsOf(least, waiting) })] : []),
    ...(over.length > 0 ? [sheetOf(facts, leftOverSheet, { columns, texts: theirTexts(columns, over) })] : []),
  ]
  return {
    name: meetingFileName(agenda.meeting, forum, 'xlsx'),
    council: agenda.meeting.council,
    contentType: workbookType,
    cases: agenda.items.map(({ booking }) => booking.caseId),
    content: new Uint8Array(
      await writeExcelFile([...sheets], { fontFamily: 'Arial', fontSize: 12, features: [fitToPage] }).toBuffer(),
    ),
  }
}

type Table = { readonly columns: readonly Column[]; readonly texts: readonly (readonly string[])[] }

const textsOf = (columns: readonly Column[], items: readonly AgendaItem[]): Table['texts'] =>
  items.map(item => cellsOf(columns, item))

const theirTexts = (columns: readonly Column[], rows: readonly TheirRow[]): Table['texts'] =>
  rows.map(({ cells }) => columns.map(({ name }) => cells.get(keyOfHeading(name)) ?? ''))

function sheetOf(facts: AgendaFacts, sheet: string, { columns, texts }: Table): Sheet<never> {
  const widths = columns.map((column, at) => widthOf([column.heading, ...texts.map(row => row[at] ?? '')]))
  return {
    sheet,
    orientation: 'landscape',
    stickyRowsCount: 2,
    columns: widths.map(width => ({ width })),
    data: [
      [{ ...text(firstLine(facts)), fontWeight: 'bold' }],
      columns.map(column => ({
        ...text(column.heading),
        fontWeight: 'bold',
        wrap: true,
        alignVertical: 'top',
        backgroundColor: column.identity ? '#FFF2CC' : '#E7E6E6',
      })),
      ...texts.map(row => {
        const height = heightOf(row, widths)
        return row.map((value, at) => ({ ...bodyCell(value, columns[at]?.identity === true), ...height }))
      }),
    ],
  }
}

const text = (value: string) => ({ value: neutralise(value), type: String, format: '@' }) as const

/** A column to be filled in by hand is shaded as well as marked in its heading. */
function bodyCell(value: string, identity: boolean): Cell {
  return {
    ...text(value),
    wrap: true,
    alignVertical: 'top',
    ...(identity ? { backgroundColor: '#FFF2CC' } : {}),
  }
}

/** Characters: wide enough for the longest text of the column, within what a screen shows. */
const widthOf = (texts: readonly string[]): number => Math.min(44, Math.max(12, ...texts.map(value => value.length + 2)))

const pointsPerLine = 16
/** Room for the lines a cell wraps into: not every program makes it by itself. A row of one line is left to grow. */
function heightOf(row: readonly string[], widths: readonly number[]): { readonly height?: number } {
  const linesOf = (value: string, width: number) =>
    value.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / (width - 2))), 0)
  const lines = Math.max(1, ...row.map((value, at) => linesOf(value, widths[at] ?? 12)))
  return lines === 1 ? {} : { height: Math.min(lines, 25) * pointsPerLine }
}

/** Excel allows 31 characters, some not at all, and no apostrophe at either end. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[[\]/\\:*?]+/g, ' ')
      .slice(0, 31)
      .replace(/^[\s']+|[\s']+$/g, '') || 'List'
  )
}
