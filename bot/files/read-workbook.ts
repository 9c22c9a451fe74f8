/** An uploaded workbook as headings and rows of text, or the reason why it is not read. */
import { zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import { lineMark, type ReadWorkbook } from '../../policies/workbook.ts'
import { type WorkbookRefusal, workbookLimits } from '../../policies/workbook-refusal.ts'
import { identityMark } from './agenda-rows.ts'
import { asTyped } from './cell-text.ts'
import { type Parts, unpackWorkbook } from './unpack-workbook.ts'

const no = (refusal: WorkbookRefusal): ReadWorkbook => ({ ok: false, refusal })

/**
 * One sheet, the first where none is named: first row as headings, the rows below that are not empty, each as long as the headings. A list that
 * Stepwise wrote is known by its first line and read back as it was typed. Days come as `2026-12-01`, numbers as text;
 * of a formula the value last shown. Never throws for what is in the file.
 */
export async function readWorkbook(bytes: Uint8Array, sheet: number | string = 1): Promise<ReadWorkbook> {
  const unpacked = unpackWorkbook(bytes)
  if (!unpacked.ok) return unpacked
  const outside = outOfBounds(unpacked.parts)
  if (outside) return no(outside)
  const table = await readTable(unpacked.parts, sheet)
  return table ? toRows(table) : no({ code: 'damaged' })
}

/** A cell far out makes the reader fill everything before it: rows beyond this many are refused unread. */
const furthestRow = 4 * workbookLimits.rows

/** Addresses are judged in the text of the sheets, before the reader makes room for them. */
function outOfBounds(parts: Parts): WorkbookRefusal | null {
  for (const [name, part] of Object.entries(parts)) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/i.test(name)) continue
    for (const [, , address = ''] of new TextDecoder().decode(part).matchAll(/(?<![\w:.-])r\s*=\s*(["'])(.*?)\1/g)) {
      const [, letters, row] = /^([A-Z]{0,3})(\d{1,7})$/.exec(address) ?? []
      if (row === undefined) return { code: 'damaged' }
      if (Number(row) > furthestRow) return { code: 'too-many-rows', limit: workbookLimits.rows }
      if (columnOf(letters ?? '') > workbookLimits.columns)
        return { code: 'too-many-columns', limit: workbookLimits.columns }
    }
  }
  return null
}

/** `A` is 1, `AA` is 27. */
const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

/** Packed anew from what was checked, so that the reader sees nothing else. null: it threw, and only the file can be why. */
async function readTable(parts: Parts, sheet: number | string): Promise<readonly (readonly unknown[])[] | null> {
  const checked = zipSync({ ...parts }, { level: 0 })
  try {
    return await readSheet(new Uint8Array(checked).buffer, sheet, { trim: false })
  } catch {
    return null
  }
}

function toRows(table: readonly (readonly unknown[])[]): ReadWorkbook {
  const texts = table.map(row => row.map(cellText))
  const line = texts[0]?.[0]?.startsWith(lineMark) === true ? texts[0][0] : null
  const [first = [], ...rest] = line === null ? texts : texts.slice(1).map(row => row.map(asTyped))
  const names = first.map(heading => heading.trim())
  const headings = names.slice(0, names.findLastIndex(name => name !== '') + 1)
  if (headings.length === 0) return no({ code: 'no-headings' })
  const above = line === null ? 2 : 3
  const filled = rest
    .map((row, index) => ({ number: index + above, cells: headings.map((_, at) => row[at] ?? '') }))
    .filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  if (filled.length > workbookLimits.rows) return no({ code: 'too-many-rows', limit: workbookLimits.rows })
  return {
    ok: true,
    headings: headings.map(withoutMark),
    rows: filled.map(({ cells }) => cells),
    numbers: filled.map(({ number }) => number),
    line,
  }
}

const withoutMark = (heading: string): string =>
  heading.endsWith(identityMark) ? heading.slice(0, -identityMark.length) : heading

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().replace(/T00:00:00.000Z$/, '') : String(cell)
}
