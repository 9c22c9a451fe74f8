import fc from 'fast-check'
import readExcelFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { agendaWorkbook } from '../../bot/files/agenda-workbook.ts'
import { asTyped, longestCell, neutralise } from '../../bot/files/cell-text.ts'
import { sampleFacts, sampleItem } from './sample-agenda.ts'
import { rawWorkbook } from './sheet-xml.ts'

const formula = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u
/** Any characters, but with those that do harm far more often than chance would bring them. */
const nasty = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'=+-@\t\r\n \'"_x003DF＝\u0000\u0001\uFFFD\u200B\uFEFF\uD800\u0085,;|'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
})

describe('text for a cell', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+44 1793 000000', "'+44 1793 000000"],
    ['-', "'-"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\n=1"],
    ['  =1', "'  =1"],
    ['\u0001=1', "'=1"],
    ['\uFFFD=1', "'=1"],
    ['\uFEFF=1', "'\uFEFF=1"],
    ['＝1', "'＝1"],
    ['_x003D_1', '_x005F_x003D_1'],
    ['Sample Worker', 'Sample Worker'],
    ['1 = 1', '1 = 1'],
    ['', ''],
  ])('%j is written as %j', (typed, written) => {
    expect(neutralise(typed)).toBe(written)
  })

  test('never begins a formula, whatever was typed', () => {
    fc.assert(
      fc.property(nasty, typed => !formula.test(neutralise(typed))),
      { numRuns: 2_000 },
    )
  })

  test('is what was typed, when it was harmless', () => {
    const harmless = fc
      .string()
      .filter(typed => !formula.test(typed) && /^[\x20-\x7e]*$/.test(typed) && !/_x[0-9a-f]{4}_/i.test(typed))
      .filter(typed => !(typed in Object.prototype))
    fc.assert(fc.property(harmless, typed => neutralise(typed) === typed))
  })

  test('comes back as it was typed', () => {
    fc.assert(
      fc.property(
        fc.string().filter(typed => /^[\x20-\x7e]*$/.test(typed) && !typed.includes('_') && !typed.startsWith("'")),
        typed => asTyped(neutralise(typed)) === typed,
      ),
    )
  })

  test('is cut to what a cell may hold, and says so', () => {
    const long = neutralise('a'.repeat(40_000))
    expect(long).toHaveLength(longestCell)
    expect(long.endsWith('(cut short)')).toBe(true)
  })

  test('is harmless in the finished workbook too, as another program reads it', async () => {
    const check = async (typed: string) => {
      const file = await agendaWorkbook(sampleFacts([sampleItem('1', { locality: typed })]))
      for (const text of rawWorkbook(file.content).strings) expect(text).not.toMatch(formula)
      const [sheet] = await readExcelFile(Buffer.from(file.content), { trim: false })
      expect(String(sheet?.data[2]?.[3] ?? '')).not.toMatch(formula)
    }
    await fc.assert(fc.asyncProperty(nasty, check), { numRuns: 60 })
  })
})
