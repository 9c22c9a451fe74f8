/** A procedure as text and as rows: nothing of it is lost. */
import { describe, expect, it } from 'vitest'
import { councilFolders } from '../../bot/commands/read-procedures.ts'
import { describeProcedure } from '../../policies/describe.ts'
import inventory from '../../policies/inventory-ids.json' with { type: 'json' }
import type { Procedure } from '../../policies/procedure.ts'
import { ruleRows } from '../../policies/rule-rows.ts'
import { readProcedures } from '../support/memory-ports.ts'

const procedures = readProcedures(councilFolders())
const swindon = procedures.get('swindon') as Procedure

describe('the rows of the rules', () => {
  const rows = [...procedures.values()].flatMap(ruleRows)

  it('are the 636 of the inventory, each once, with its kind and its force', () => {
    const wanted = inventory.map(({ id, kind, force }) => ({ id, kind, force }))
    const found = rows.map(({ id, kind, force }) => ({ id, kind, force }))
    const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id)
    expect(found.toSorted(byId)).toEqual(wanted.toSorted(byId))
  })

  it('name a section for every rule that the document gives, and none for what it does not say', () => {
    expect(rows.filter(row => 'UDCTFRKX'.includes(row.kind) && !row.section)).toEqual([])
    expect(rows.filter(row => row.kind === 'S' && row.section !== null)).toEqual([])
  })

  it('give an ambiguity the sections of the rules that it is about', () => {
    expect(rows.find(row => row.id === 'WW-A03')?.section).toBe('3.2, 3.4, 3.5, 2.3, 5')
  })

  it('say something in words, without places left to fill', () => {
    expect(rows.filter(row => row.text.length < 3 || /\bTODO\b|undefined|null/.test(row.text))).toEqual([])
  })
})

describe('a procedure as text', () => {
  it.each([...procedures.values()].map(procedure => [procedure.council, procedure] as const))(
    '%s shows every rule',
    (_name, procedure) => {
      const text = describeProcedure(procedure)
      const shown = ruleRows(procedure).filter(row => row.kind !== 'R')
      expect(shown.filter(row => !text.includes(row.id)).map(row => row.id)).toEqual([])
    },
  )

  it('shows one direction by itself', () => {
    const down = describeProcedure(swindon, 'down')
    expect(down).toContain('SW-D2')
    expect(down).not.toContain('SW-U2  ')
  })

  it('says with whom each step is, how binding each rule is, and where it stands', () => {
    const text = describeProcedure(swindon, 'down')
    expect(text).toContain(
      "1. Line manager's agreement: signed off by Line manager (Step-Down from Social Care to Early Intervention)",
    )
    expect(text).toMatch(/SW-C23 {2}good practice: The two workers visited the family together\. \(Social worker, /)
  })

  it('says that a document without a date is undated', () => {
    expect(
      describeProcedure(procedures.get('halton') as Procedure)
        .split('\n')
        .slice(1, 3),
    ).toEqual([expect.stringContaining('(undated)'), 'The document gives no review date.'])
  })
})
