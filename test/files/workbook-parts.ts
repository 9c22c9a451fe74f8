/** Workbooks put together by hand, so that a test can make them as odd or as hostile as it likes. */
import { deflateRawSync } from 'node:zlib'
import { strToU8, type Zippable, zipSync } from 'fflate'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** The parts of a workbook with one sheet, whose `<sheetData>` holds this. */
export function workbookParts(sheetData: string): Zippable {
  const parts = {
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${xml}<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`,
  }
  return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))
}

/** `A` for 0, `AA` for 26. */
const column = (at: number): string =>
  (at < 26 ? '' : column(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))

/** `rowXml(3, ['a', 'b'])`: a row of inline strings. */
export const rowXml = (row: number, cells: readonly string[]): string =>
  `<row r="${row}">${cells.map((cell, at) => `<c r="${column(at)}${row}" t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`

export const workbookOf = (sheetData: string, more: Zippable = {}): Uint8Array =>
  zipSync({ ...workbookParts(sheetData), ...more })

/** A zip with one part that says it unpacks to `declared` bytes and holds `actual` zeros. */
export function lyingZip(
  sheetData: string,
  { name, declared, actual }: { name: string; declared: number; actual: number },
): Uint8Array {
  const marker = strToU8('MARKER')
  const packed = deflateRawSync(Buffer.alloc(actual))
  const zip = Buffer.from(zipSync({ [name]: [marker, { level: 0 }], ...workbookParts(sheetData) }))
  const body = Buffer.concat([zip.subarray(0, 30 + name.length), packed, zip.subarray(30 + name.length + marker.length)])
  return rewriteSizes(body, { packed: packed.length, declared, shift: packed.length - marker.length })
}

/** The first entry is given the new sizes, and everything behind it the new place. */
function rewriteSizes(
  zip: Buffer,
  { packed, declared, shift }: { packed: number; declared: number; shift: number },
): Uint8Array {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const table = zip.readUInt32LE(end + 16) + shift
  zip.writeUInt32LE(table, end + 16)
  for (
    let at = table, first = true;
    at < end;
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32), first = false
  ) {
    if (!first) zip.writeUInt32LE(zip.readUInt32LE(at + 42) + shift, at + 42)
    if (!first) continue
    zip.writeUInt16LE(8, at + 10)
    zip.writeUInt32LE(packed, at + 20)
    zip.writeUInt32LE(declared, at + 24)
  }
  return new Uint8Array(zip)
}
