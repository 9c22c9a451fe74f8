import * as spreadsheet from '@e965/xlsx'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { agendaWorkbook } from '../../bot/files/agenda-workbook.ts'
import { sampleFacts, sampleHeadings, sampleItem } from './sample-agenda.ts'
import { rawWorkbook } from './sheet-xml.ts'

/** Opened by a program that shares nothing with the one that wrote it, every cell as that program understands it. */
const opened = (content: Uint8Array) =>
  spreadsheet.read(content, { type: 'array', cellFormula: true, cellStyles: true, cellHTML: false })
const tableOf = (sheet: spreadsheet.WorkSheet | undefined): string[][] =>
  spreadsheet.utils.sheet_to_json<string[]>(sheet ?? {}, { header: 1, defval: '', blankrows: true })
const cellsOf = (book: spreadsheet.WorkBook) =>
  Object.values(book.Sheets).flatMap(sheet =>
    Object.entries(sheet)
      .filter(([address]) => !address.startsWith('!'))
      .map(([, cell]) => cell as spreadsheet.CellObject),
  )

const hostile = [
  '=1+1',
  '=HYPERLINK("http://evil.example","x")',
  '+44 7',
  '-',
  '@SUM(A1)',
  '\t=1',
  '_x003D_1',
  "'=1",
  '𝒳 & <b>"q"</b>',
  'a\nb',
  'constructor',
]

describe('the workbook, opened by another program than the one that wrote it', () => {
  test('has its sheets, headings and rows where they belong', async () => {
    const items = [
      sampleItem('1042', { row: { 'row-reason': 'Plan met, §4 “well” & done' } }),
      sampleItem('1043'),
      sampleItem('1044', {}, 'waiting'),
    ]
    const { content } = await agendaWorkbook(sampleFacts(items, { headings: sampleHeadings }))
    const book = opened(content)
    expect(book.SheetNames).toEqual(['Transfer meeting', 'Readiness', 'Waiting list'])
    const [line, headings, ...rows] = tableOf(book.Sheets['Transfer meeting'])
    expect(line?.[0]).toBe(
      'Stepwise list: Transfer meeting, Tuesday 1 December 2026, 4pm. Made Thursday 26 November 2026, 4pm.',
    )
    expect(headings).toEqual(['Reference', 'Child’s name (fill in here, not in Stepwise)', 'Team', 'Reason'])
    expect(rows).toEqual([
      ['CS-1042', '', 'Assessment team', 'Plan met, §4 “well” & done'],
      ['CS-1043', '', 'Assessment team', ''],
    ])
    expect(tableOf(book.Sheets['Waiting list'])[2]?.[0]).toBe('CS-1044')
  })

  test('prints on the width of one page, however many columns it has', async () => {
    const headings = Array.from({ length: 40 }, (_, n) => ({ name: `Heading ${n}`, identity: false }))
    const { content } = await agendaWorkbook(
      sampleFacts([sampleItem('1042')], { headings: [...sampleHeadings, ...headings] }),
    )
    const { xml } = rawWorkbook(content)
    expect(xml.match(/<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr><sheetViews>/g)).toHaveLength(2)
    expect(xml.match(/<pageSetup [^>]*orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/g)).toHaveLength(2)
  })

  test('is text in every cell for a program that did not write it, whatever was typed', async () => {
    const items = hostile.map((reason, at) =>
      sampleItem(String(2000 + at), { row: { 'row-reason': reason }, locality: reason }),
    )
    const { content } = await agendaWorkbook(sampleFacts(items, { headings: sampleHeadings }))
    const cells = cellsOf(opened(content))
    expect(cells.length).toBeGreaterThan(hostile.length * 8)
    expect(cells.filter(({ t }) => t !== 's' && t !== 'z').map(({ t, v }) => `${t}: ${v}`)).toEqual([])
    expect(cells.filter(({ f, F, l }) => f !== undefined || F !== undefined || l !== undefined)).toEqual([])
    const unsafe = cells.filter(({ v }) => /^\s*[=+\-@]/.test(String(v ?? '')))
    expect(unsafe).toEqual([])
  })

  test('with what people typed into the one before, keeps it as text too', async () => {
    const cells = new Map([
      ['row-reference', 'CS-1042'],
      ['row-child-s-name', '=cmd|x'],
      ['row-our-notes', '+1'],
    ])
    const theirs = {
      headings: ['Reference', 'Child’s name', 'Our notes'],
      rows: [{ reference: 'CS-1042', cells }],
      leftOver: [],
    }
    const { content } = await agendaWorkbook(sampleFacts([sampleItem('1042')], { headings: sampleHeadings, theirs }))
    const book = opened(content)
    expect(tableOf(book.Sheets['Transfer meeting'])[2]).toEqual(['CS-1042', "'=cmd|x", 'Assessment team', '', "'+1"])
    expect(cellsOf(book).every(({ t, f }) => (t === 's' || t === 'z') && f === undefined)).toBe(true)
  })

  test('has room for every line of a cell that wraps, and leaves the rows of one line to grow', async () => {
    const items = [sampleItem('1042', { row: { 'row-reason': 'One\nTwo\nThree' } }), sampleItem('1043')]
    const { content } = await agendaWorkbook(sampleFacts(items, { headings: sampleHeadings }))
    const rows = opened(content).Sheets['Transfer meeting']?.['!rows'] ?? []
    expect(rows[2]?.hpt).toBeGreaterThanOrEqual(3 * 15)
    expect(rows[3]?.hpt).toBeUndefined()
  })

  test('holds no part that could run, link out or ask for a connection', async () => {
    const { content } = await agendaWorkbook(sampleFacts([sampleItem('1042')], { headings: sampleHeadings }))
    const parts = unzipSync(content)
    const names = Object.keys(parts)
    expect(names.filter(name => /vba|macro|external|connection|activex|embed|oleObject|customUI/i.test(name))).toEqual([])
    const text = names.map(name => new TextDecoder().decode(parts[name])).join('\n')
    expect(text).not.toMatch(/TargetMode="External"|<f>|<f |<hyperlink|<definedName /)
  })
})
