/** A workbook looked at as the raw XML it is made of, by a program that wrote none of it. */
import { strFromU8, unzipSync } from 'fflate'

export type RawCell = { readonly attributes: string; readonly inner: string }

/** Sheets' cells, the shared strings they point to, and all of the XML, as they stand in the file. */
export function rawWorkbook(content: Uint8Array): {
  cells: RawCell[]
  strings: string[]
  xml: string
  names: string[]
} {
  const parts = unzipSync(content)
  const xmlOf = (pattern: RegExp) =>
    Object.keys(parts)
      .filter(name => pattern.test(name))
      .map(name => strFromU8(parts[name] as Uint8Array))
      .join('\n')
  const sheets = xmlOf(/^xl\/worksheets\/[^/]+\.xml$/)
  const cells = [...sheets.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(found => ({
    attributes: found[1] ?? '',
    inner: found[2] ?? '',
  }))
  const strings = [...xmlOf(/sharedStrings\.xml$/).matchAll(/<t\b[^>]*>(.*?)<\/t>/gs)].map(found => decode(found[1] ?? ''))
  return { cells, strings, xml: sheets, names: Object.keys(parts) }
}

const decode = (xml: string): string =>
  xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
