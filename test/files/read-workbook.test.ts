import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { agendaWorkbook } from '../../bot/files/agenda-workbook.ts'
import { readWorkbook } from '../../bot/files/read-workbook.ts'
import { workbookLimits } from '../../policies/workbook-refusal.ts'
import { sampleFacts, sampleHeadings, sampleItem } from './sample-agenda.ts'
import { lyingZip, rowXml, workbookOf, workbookParts } from './workbook-parts.ts'

const small = rowXml(1, ['Reference', 'Team']) + rowXml(2, ['CS-1042', 'North'])
const refusalOf = async (bytes: Uint8Array) => {
  const read = await readWorkbook(bytes)
  return read.ok ? 'read' : read.refusal.code
}

describe('an uploaded workbook', () => {
  test('is its first row as headings and the rows below', async () => {
    const read = await readWorkbook(workbookOf(small))
    expect(read).toEqual({
      ok: true,
      headings: ['Reference', 'Team'],
      rows: [['CS-1042', 'North']],
      numbers: [2],
      line: null,
    })
  })

  test('leaves out empty rows and columns without a heading, and fills short rows', async () => {
    const read = await readWorkbook(
      workbookOf(
        `${rowXml(1, [' A ', 'B', ' '])}${rowXml(2, [' ', ' '])}${rowXml(5, ['x', '', 'stray'])}${rowXml(6, ['y'])}`,
      ),
    )
    expect(read).toEqual({
      ok: true,
      headings: ['A', 'B'],
      rows: [
        ['x', ''],
        ['y', ''],
      ],
      numbers: [5, 6],
      line: null,
    })
  })

  test('gives numbers and yes-or-no cells as text, and of a formula the value last shown', async () => {
    const cells =
      '<row r="2"><c r="A2"><v>12</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" t="str"><f>A2&amp;"x"</f><v>12x</v></c></row>'
    const read = await readWorkbook(workbookOf(rowXml(1, ['a', 'b', 'c']) + cells))
    expect(read.ok && read.rows).toEqual([['12', 'true', '12x']])
  })

  test('that Stepwise wrote comes back as it was typed, without its first line and marks', async () => {
    const item = sampleItem('1042', { row: { 'row-reason': '- plan met, "well"; see §4 <ok>' } })
    const file = await agendaWorkbook(sampleFacts([item], { headings: sampleHeadings }))
    const read = await readWorkbook(file.content)
    expect(read.ok && read.headings).toEqual(sampleHeadings.map(heading => heading.name))
    expect(read.ok && read.numbers).toEqual([3])
    expect(read.ok && read.line).toMatch(/^Stepwise list: /)
    expect(read.ok && read.rows).toEqual([['CS-1042', '', 'Assessment team', '- plan met, "well"; see §4 <ok>']])
  })

  test('needs headings', async () => {
    expect(await refusalOf(workbookOf(''))).toBe('no-headings')
    expect(await refusalOf(workbookOf(rowXml(2, ['x'])))).toBe('no-headings')
  })
})

const ole = (text: string) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    Buffer.from(text, 'utf16le'),
    Buffer.alloc(512),
  ])
const more = (name: string, text = 'x') => workbookOf(small, { [name]: strToU8(text) })

describe('an upload that is refused', () => {
  test.each<[string, string, () => Uint8Array]>([
    ['nothing at all', 'not-a-workbook', () => new Uint8Array()],
    ['two letters', 'damaged', () => strToU8('PK')],
    ['a text file', 'not-a-workbook', () => strToU8('Reference,Team\nCS-1042,North\n')],
    [
      'another kind of zip',
      'not-a-workbook',
      () => zipSync({ 'word/document.xml': strToU8('<x/>'), '[Content_Types].xml': strToU8('<x/>') }),
    ],
    ['an OpenDocument sheet', 'other-format', () => zipSync({ 'content.xml': strToU8('<x/>'), mimetype: strToU8('x') })],
    ['a binary workbook', 'other-format', () => more('xl/workbook.bin')],
    ['an old .xls', 'other-format', () => ole('Workbook')],
    ['a workbook with a password', 'password-protected', () => ole('EncryptedPackage')],
    ['a workbook cut off half-way', 'damaged', () => workbookOf(small).slice(0, 700)],
    ['a macro project', 'macros', () => more('xl/vbaProject.bin')],
    ['a macro project elsewhere', 'macros', () => more('xl/other/VBAPROJECT.BIN')],
    ['an old macro sheet', 'macros', () => more('xl/macrosheets/sheet1.xml')],
    [
      'macros by its type only',
      'macros',
      () =>
        zipSync({
          ...workbookParts(small),
          '[Content_Types].xml': strToU8(
            '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
          ),
        }),
    ],
    ['more than 5 MB', 'too-large', () => new Uint8Array(workbookLimits.bytes + 1)],
    ['broken XML', 'damaged', () => zipSync({ ...workbookParts(small), 'xl/workbook.xml': strToU8('<workbook><sheets>') })],
    ['an address that is none', 'damaged', () => workbookOf(small.replace('r="A2"', 'r="&#65;2"'))],
    ['a cell in the last row there is', 'too-many-rows', () => workbookOf(small + rowXml(1_048_576, ['x']))],
    ['a cell in the last column there is', 'too-many-columns', () => workbookOf(small.replace('r="B2"', 'r="XFD2"'))],
  ])('%s: %s', async (_, code, make) => {
    expect(await refusalOf(make())).toBe(code)
  })

  test('5,001 rows are one too many', async () => {
    const rows = (count: number) => workbookOf([...Array(count + 1).keys()].map(at => rowXml(at + 1, ['x'])).join(''))
    expect(await refusalOf(rows(5_001))).toBe('too-many-rows')
    expect(await refusalOf(rows(5_000))).toBe('read')
  })

  test('a zip bomb that says how large it is, is refused by what it says alone', async () => {
    const picture = workbookOf(small, { 'xl/media/image1.png': [new Uint8Array(27_000_000), { level: 6 }] })
    expect(picture.byteLength).toBeLessThan(workbookLimits.bytes)
    expect(await refusalOf(picture)).toBe('unpacks-too-large')
  })

  test('a zip bomb that lies about its size is stopped while it unpacks', async () => {
    const bomb = lyingZip(small, { name: 'xl/worksheets/sheet2.xml', declared: 100, actual: 150_000_000 })
    const before = process.memoryUsage().rss
    expect(await refusalOf(bomb)).toBe('unpacks-too-large')
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })

  test('a part that says less than it holds, within bounds, is read whole', async () => {
    expect(await refusalOf(lyingZip(small, { name: 'xl/other.xml', declared: 1, actual: 1_000 }))).toBe('read')
  })

  test('never throws, whatever bytes arrive', async () => {
    const good = workbookOf(small)
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(damage, async changes => {
        const bytes = good.slice()
        for (const [at, byte] of changes) bytes[at] = byte
        expect(typeof (await readWorkbook(bytes)).ok).toBe('boolean')
      }),
      { numRuns: 300 },
    )
  })
})
