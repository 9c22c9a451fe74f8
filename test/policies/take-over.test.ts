import { describe, expect, it } from 'vitest'
import { askForSignOff } from '../../policies/approval.ts'
import type { Case } from '../../policies/case.ts'
import { caseIn } from '../../policies/decision.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { takeOver } from '../../policies/take-over.ts'
import type { RowHeading } from '../../policies/transfer-row.ts'
import { caseOn, coordinator, directory, now, startable, swindon, worker } from './samples.ts'

const headings: readonly RowHeading[] = [{ name: 'Needs', identity: false }]
const cells = [{ key: 'row-needs', to: 'Mornings' }]
/** The same procedure, wanting its row before the agreement. */
const early: Procedure = {
  ...swindon,
  items: swindon.items.map(item => (item.answer.kind === 'spreadsheet' ? { ...item, gate: 'agreement' as const } : item)),
}
const fresh = (procedure: Procedure): Case =>
  caseOn(procedure, startable(procedure)[0]?.id ?? '', { signOffs: [], row: {} })
const taking = (seen: number) => ({ person: coordinator, now, directory, headings, seen, cells })

describe('cells taken over from a workbook', () => {
  it('make an agreement that rested on the row lapse, and it is asked again with the new facts', () => {
    const moment = { person: worker, now, anyway: 'It is right', decider: '' }
    const asked = askForSignOff(early, fresh(early), directory, moment)
    const current = asked.ok ? caseIn(asked.change) : undefined
    if (!current) throw new Error('not asked')
    const decision = takeOver(early, current, taking(current.revision))
    expect(decision.ok && caseIn(decision.change)?.signOffs.map(({ status }) => status)).toEqual(['lapsed', 'asked'])
    const told = decision.ok ? decision.change.outbox.map(({ kind }) => kind) : []
    expect([...new Set(told)]).toEqual(['sign-off-asked', 'row-taken-over'])
  })

  it('are written over no revision but the one that was shown', () => {
    const current = fresh(swindon)
    expect(takeOver(swindon, current, taking(current.revision + 1))).toMatchObject({ refusal: { code: 'row-changed' } })
  })

  it('of a case that has ended are refused', () => {
    const current = { ...fresh(swindon), ended: { how: 'closed', at: now.toISOString(), by: worker.id } as const }
    expect(takeOver(swindon, current, taking(current.revision))).toMatchObject({ refusal: { code: 'case-ended' } })
  })

  it('that say what is there already write nothing, whatever revision was shown', () => {
    const current = { ...fresh(swindon), row: { 'row-needs': 'Mornings' } }
    expect(takeOver(swindon, current, taking(99))).toMatchObject({ ok: true, change: { writes: [], outbox: [] } })
  })
})
