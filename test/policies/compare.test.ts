/** Five procedures side by side: each says only what its own document says. */
import { describe, expect, it } from 'vitest'
import { councilFolders } from '../../bot/commands/read-procedures.ts'
import { compareTopic, describeComparison } from '../../policies/compare.ts'
import { themes } from '../../policies/compare-themes.ts'
import { readProcedures } from '../support/memory-ports.ts'

const procedures = readProcedures(councilFolders())
const compared = (topic: string) => {
  const comparison = compareTopic(procedures, topic)
  if (!comparison) throw new Error(`nothing about ${topic}`)
  return comparison
}
const idsOf = (topic: string, council: string) =>
  compared(topic)
    .columns.find(column => column.council === council)
    ?.says.flatMap(said => said.ids) ?? []

describe('a comparison', () => {
  it.each([...themes.map(theme => theme.id), 'step-back-up-plan', 'chronology', 'MARF'])(
    'on %s has all five councils, with rules of their own alone',
    topic => {
      const { columns } = compared(topic)
      expect(columns.map(column => column.council)).toEqual([...procedures.keys()])
      for (const { council, says, silent } of columns) {
        const code = procedures.get(council)?.code
        expect([...says, ...silent].flatMap(({ ids }) => ids).filter(id => !id.startsWith(`${code}-`))).toEqual([])
        expect(says.filter(({ ids, section }) => !section && !ids.some(id => /-[AS]/.test(id)))).toEqual([])
      }
    },
  )

  it.each([
    ['consent', 'warwickshire', ['WW-C03']],
    ['joint visit', 'swindon', ['SW-C21', 'SW-C22', 'SW-C23']],
    ['contingency', 'halton', ['HT-C08', 'HT-C16']],
    ['front door', 'swindon', ['SW-K1', 'SW-K2']],
    ['time limits', 'warwickshire', ['WW-T1', 'WW-T2', 'WW-T3', 'WW-T4']],
    ['meeting', 'swindon', ['SW-F1', 'SW-F2', 'SW-F3', 'SW-F4', 'SW-F5']],
  ])('on %s finds the rules of %s', (topic, council, ids) => {
    expect(idsOf(topic, council)).toEqual(expect.arrayContaining(ids))
  })

  it('says of a council whose document is silent that it does not say, with the silence', () => {
    const text = describeComparison(compared('contingency'))
    expect(text).toMatch(/Swindon Borough Council\n {2}The document does not say\.\n {2}SW-S9 /)
  })

  it('never leaves out that two of the rules contradict each other', () => {
    const halton = compared('notice').columns.find(({ council }) => council === 'halton')
    expect(halton?.silent.map(({ text }) => text).join()).toContain('only the fourteenth day meets both')
  })

  it('knows a topic by its title, whatever its capitals and hyphens', () => {
    expect(compared('Joint-Visit and handover').topic).toBe(compared('joint visit').topic)
  })

  it('finds nothing for a word that no document has, and for two letters', () => {
    expect([compareTopic(procedures, 'submarine'), compareTopic(procedures, 'to')]).toEqual([null, null])
  })
})
