/** Whether two workbooks of ours say the same, the moment they were made aside. */
import { lineMark } from '../../policies/workbook.ts'
import { unpackWorkbook } from './unpack-workbook.ts'

/** Never true for a workbook that another program has saved: that one is written again, which harms nothing. */
export function isSameWorkbook(a: Uint8Array, b: Uint8Array): boolean {
  const [first, second] = [printOf(a), printOf(b)]
  return first !== null && first === second
}

const made = new RegExp(`(${lineMark}[^<]*?)\\. Made [^<.]*\\.`, 'g')

function printOf(bytes: Uint8Array): string | null {
  const unpacked = unpackWorkbook(bytes)
  if (!unpacked.ok) return null
  const parts = Object.entries(unpacked.parts).filter(([name]) => name.startsWith('xl/'))
  return JSON.stringify(
    parts
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, new TextDecoder().decode(part).replace(made, '$1')]),
  )
}
