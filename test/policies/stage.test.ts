/** Where a case is on its road, in a word. */
import { describe, expect, it } from 'vitest'
import { stepFact } from '../../policies/checklist.ts'
import { planOf } from '../../policies/route-plan.ts'
import { procedures, startable } from './samples.ts'
import { statesAlong } from './walk-a-case.ts'

const stagesOn = (council: string, route: string): string[] => {
  const procedure = procedures.get(council)
  if (!procedure) throw new Error(`no ${council}`)
  return statesAlong(procedure, route)
    .map(({ stage }) => stage)
    .filter((stage, at, all) => stage !== all[at - 1])
}

describe('the stage of a case', () => {
  it.each([
    ['swindon', 'SW-D1', ['draft', 'approved', 'handover', 'closure']],
    ['swindon', 'SW-U1', ['draft', 'under-way', 'closure']],
    ['halton', 'HT-D1', ['draft', 'under-way', 'closure']],
    ['cheshire-east', 'CE-D4', ['draft', 'under-way', 'handover', 'closure']],
    ['warwickshire', 'WW-D4', ['draft', 'approved', 'closure']],
  ])('of %s on %s passes through what that route has', (council, route, stages) => {
    expect(stagesOn(council, route).filter(stage => stage !== 'closed')).toEqual(stages)
  })

  it('is “being prepared” on no route once a call was made, a meeting held or an agreement given', () => {
    for (const procedure of procedures.values())
      for (const { id } of startable(procedure))
        for (const { stage, answers, signOffs, decisions, routes } of statesAlong(procedure, id)) {
          const calls = planOf(procedure, routes).steps.filter(({ kind }) => kind === 'contact' || kind === 'case-meeting')
          const acts = calls.some(step => answers[stepFact(step.id)]?.value === 'yes')
          const agreed = signOffs.some(({ status }) => status === 'agreed')
          if (acts || agreed || decisions.length > 0) expect([id, stage]).not.toEqual([id, 'draft'])
        }
  })
})
