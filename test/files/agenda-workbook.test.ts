import readExcelFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { councilFolders } from '../../bot/commands/read-procedures.ts'
import { agendaWorkbook } from '../../bot/files/agenda-workbook.ts'
import { meetingFileName } from '../../bot/files/file-name.ts'
import { readProcedures } from '../support/memory-ports.ts'
import {
  agreed,
  madeAt,
  sampleFacts,
  sampleHeadings,
  sampleItem,
  sampleMeeting,
  swindon,
  transferMeeting,
} from './sample-agenda.ts'
import { rawWorkbook } from './sheet-xml.ts'

const opened = async (facts: ReturnType<typeof sampleFacts>) => {
  const file = await agendaWorkbook(facts)
  return { file, sheets: await readExcelFile(Buffer.from(file.content)), raw: rawWorkbook(file.content) }
}
const ready = sampleItem('1042', { signOffs: [agreed('agreed')], locality: 'North' })

test.each(councilFolders())('no two forums of %s share a file name', council => {
  const forums = readProcedures([council]).get(council)?.forums ?? []
  const names = forums.map(forum => meetingFileName(sampleMeeting, forum, 'xlsx'))
  expect(new Set(names).size).toBe(forums.length)
  for (const name of names) expect(name).toMatch(/^[a-z0-9-]+\.xlsx$/)
})

describe('the workbook of a meeting', () => {
  test('is named after council, forum and the London day', async () => {
    const { file } = await opened(sampleFacts([ready]))
    expect(file.name).toBe('swindon-transfer-meeting-2026-12-01.xlsx')
    expect(file.council).toBe('swindon')
    expect(file.contentType).toContain('spreadsheetml')
  })

  test('says in its first line which meeting it is for and when it was made', async () => {
    const { sheets } = await opened(sampleFacts([ready]))
    expect(sheets[0]?.data[0]?.[0]).toBe(
      'Stepwise list: Transfer meeting, Tuesday 1 December 2026, 4pm. Made Thursday 26 November 2026, 4pm.',
    )
  })

  test('has Stepwise’s least set of columns while the council has set none', async () => {
    const { sheets } = await opened(sampleFacts([ready]))
    const [, headings, row] = sheets[0]?.data ?? []
    expect(headings).toEqual([
      'Reference',
      'Route',
      'Worker',
      'Locality',
      'Manager’s agreement',
      'Row complete',
      'Decision',
    ])
    expect(row?.[0]).toBe('CS-1042')
    expect(row?.slice(2)).toEqual(['Sample Social Worker', 'North', 'Agreed 24 November 2026', 'No', null])
    expect(sheets).toHaveLength(1)
  })

  test('says of each case what its own version says, and of one whose version is not here that it is not', async () => {
    const renamed = {
      ...swindon,
      version: '1.1',
      routes: swindon.routes.map(route => ({ ...route, name: `${route.name}, new form` })),
    }
    const [old, current, lost] = ['1.0', '1.1', '0.9'].map((procedureVersion, at) =>
      sampleItem(`104${at}`, { procedureVersion }),
    )
    const items = [old, current, lost].filter(item => item !== undefined)
    const procedureOf = ({ procedureVersion }: { readonly procedureVersion: string }) =>
      [swindon, renamed].find(({ version }) => version === procedureVersion) ?? null
    const { sheets } = await opened(sampleFacts(items, { procedure: renamed, procedureOf }))
    const [, , first, second, third] = sheets[0]?.data ?? []
    expect(first?.[1]).not.toContain('new form')
    expect(second?.[1]).toContain('new form')
    expect(third?.slice(0, 2)).toEqual(['CS-1042', 'Version 0.9 of the procedure is not here'])
  })

  test('has the council’s headings in their order once they are set, and readiness on a sheet of its own', async () => {
    const item = sampleItem('1042', { row: { 'row-reason': 'Plan met', 'row-child-s-name': true } })
    const { sheets } = await opened(sampleFacts([item], { headings: sampleHeadings }))
    const [list, readiness] = sheets
    expect(list?.data[1]).toEqual(['Reference', 'Child’s name (fill in here, not in Stepwise)', 'Team', 'Reason'])
    expect(list?.data[2]).toEqual(['CS-1042', null, 'Assessment team', 'Plan met'])
    expect(readiness?.sheet).toBe('Readiness')
    expect(readiness?.data[2]?.slice(4, 6)).toEqual(['Manager has not yet agreed', 'Yes'])
  })

  test('never fills an identity column, even where the case holds something under it', async () => {
    const headings = [
      { name: 'Child’s name', identity: true, source: 'worker' },
      { name: 'NHS number', identity: true },
    ]
    const item = sampleItem('1042', { row: { 'row-nhs-number': '0000000000' } })
    const { sheets, raw } = await opened(sampleFacts([item], { headings }))
    expect(sheets[0]?.data[2] ?? []).toEqual([])
    expect(raw.strings.join()).not.toContain('0000000000')
  })

  test('names the headings of the row that are still empty', async () => {
    const { sheets } = await opened(sampleFacts([ready], { headings: sampleHeadings }))
    expect(sheets[1]?.data[2]?.[5]).toBe('No, still empty: Child’s name, Reason')
  })

  test.each([
    ['asked', 'Manager has not yet agreed'],
    ['returned', 'Returned with a note, not agreed'],
    ['lapsed', 'Manager has not yet agreed'],
  ] as const)('shows an agreement that is %s as: %s', async (status, words) => {
    const { sheets } = await opened(sampleFacts([sampleItem('1', { signOffs: [agreed(status)] })]))
    expect(sheets[0]?.data[2]?.[4]).toBe(words)
  })

  test('says “Sample headings” exactly when they are samples', async () => {
    const sample = await opened(sampleFacts([ready], { headings: sampleHeadings, sample: true }))
    const own = await opened(sampleFacts([ready], { headings: sampleHeadings }))
    expect(sample.sheets[0]?.data[0]?.[0]).toContain('Sample headings')
    expect(own.sheets[0]?.data[0]?.[0]).not.toContain('Sample')
  })

  test('shows what the meeting decided, in the forum’s words, with its action', async () => {
    const decision = {
      step: 'transfer-meeting',
      forum: 'SW-F1',
      meetingId: 'swindon-sw-f1:2026-12-01',
      meetsAt: madeAt.toISOString(),
      by: 'c',
      at: madeAt.toISOString(),
    }
    const right = sampleItem('1', {
      decisions: [{ ...decision, outcome: 'right-course', then: 'go-on', action: 'Joint visit by 8 December' }],
    })
    const over = sampleItem('2', {
      decisions: [{ ...decision, outcome: 'carried-over', then: 'carried-over' }],
    })
    const { sheets } = await opened(sampleFacts([right, over]))
    const label = transferMeeting.outcomes.find(outcome => outcome.id === 'right-course')?.label
    expect(sheets[0]?.data[2]?.[6]).toBe(`${label}. Action: Joint visit by 8 December`)
    expect(sheets[0]?.data[3]?.[6]).toBe('Not reached, carried over')
  })

  test('keeps cases that wait for a place off the list, on a sheet of their own', async () => {
    const { sheets } = await opened(sampleFacts([ready, sampleItem('7', {}, 'waiting')]))
    expect(sheets[0]?.data).toHaveLength(3)
    expect(sheets.at(-1)?.sheet).toBe('Waiting list')
    expect(sheets.at(-1)?.data[2]?.[0]).toBe('CS-7')
  })

  test('opens when nobody is on the list', async () => {
    const { sheets } = await opened(sampleFacts([]))
    expect(sheets[0]?.data).toHaveLength(2)
  })

  test('holds text and empty cells only: no formula, no number, no link', async () => {
    const hostile = sampleItem('1', {
      reference: '=HYPERLINK("http://example.org")',
      locality: '+1',
      row: { 'row-reason': '@SUM(A1)' },
    })
    const { raw } = await opened(sampleFacts([hostile, ready], { headings: sampleHeadings }))
    expect(raw.cells.length).toBeGreaterThan(20)
    for (const cell of raw.cells) expect(cell.inner === '' || / t="(s|inlineStr)"/.test(cell.attributes)).toBe(true)
    expect(raw.xml).not.toMatch(/<f\b|<hyperlink/)
    expect(raw.names.filter(name => /vba|external|connections|embeddings/i.test(name))).toEqual([])
    expect(raw.strings.filter(text => /^[=+\-@\t\r]/.test(text))).toEqual([])
    expect(raw.strings).toContain('\'=HYPERLINK("http://example.org")')
  })

  test('takes 200 items in well under a second', async () => {
    const items = Array.from({ length: 200 }, (_, at) => sampleItem(String(at), { row: { 'row-reason': 'Plan met' } }))
    const started = performance.now()
    const file = await agendaWorkbook(sampleFacts(items, { headings: sampleHeadings }))
    expect(performance.now() - started).toBeLessThan(1_000)
    expect(file.content.byteLength).toBeLessThan(100_000)
    expect(file.cases).toEqual(items.map(({ booking }) => booking.caseId))
  })
})
