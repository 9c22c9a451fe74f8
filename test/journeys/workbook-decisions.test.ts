/** A workbook sent after the meeting: what it says was decided, and what it should say no longer. */
import { describe, expect, it } from 'vitest'
import { wordsOn } from '../support/card-reader.ts'
import { caseNamed, coordinator, meetingOn, worker } from './booked-cases.ts'
import { listed, names, row, workbook } from './workbook-rows.ts'
import { cardOf } from './world.ts'

describe('a coordinator sends the workbook of a meeting that was held', () => {
  it('and sees where it says another decision than the meeting recorded, which is never taken over', async () => {
    const world = await listed('CS-2001', 'CS-2002', 'CS-2003', 'CS-2004', 'CS-2005')
    await world.moveTo('2026-12-01T16:05:00Z')
    const decide = async (name: string, outcome: string, action = '') => {
      const { id } = await caseNamed(world, name)
      const inputs = { [`outcome.${id}`]: outcome, [`action.${id}`]: action }
      await world.pressData(coordinator, { verb: 'save-decisions', meetingId: meetingOn('2026-12-01'), page: 0, ...inputs })
    }
    for (const name of ['CS-2001', 'CS-2002']) await decide(name, 'right-course', 'Joint visit')
    await decide('CS-2003', 'not-right-course')
    const right = world.ports.procedure('swindon').forums[0]?.outcomes.find(({ id }) => id === 'right-course')?.label ?? ''
    const decided = (reference: string, decision: string) => [...row(reference), decision]
    const sent = workbook(
      [...names, 'Decision'],
      decided('CS-2001', `${right}. Action: Joint visit`),
      decided('CS-2002', right.toUpperCase()),
      decided('CS-2003', right),
      decided('CS-2004', 'Agreed, phone Jamie on 07700 900123'),
      decided('CS-2005', ''),
    )
    const words = wordsOn(cardOf(await world.attach(coordinator, sent)))
    const line = words.split('\n').find(one => one.includes('Decisions that differ')) ?? ''
    expect(line).toContain('CS\\-2003 (workbook')
    expect(line).toContain('CS\\-2004 (workbook words that identify somebody, not shown; Stepwise nothing recorded)')
    expect(line).not.toMatch(/2001|2002|2005/)
    expect(words).not.toContain('07700')
    expect(words).not.toContain('not compared')
    expect((await caseNamed(world, 'CS-2004')).decisions).toEqual([])
    expect((await caseNamed(world, 'CS-2003')).decisions.at(-1)?.outcome).toBe('not-right-course')
  })

  it('and is asked to empty the identity cells of a case that has ended', async () => {
    const world = await listed('CS-2001', 'CS-2002')
    const { id } = await caseNamed(world, 'CS-2002')
    await world.pressData(worker, { verb: 'withdraw', caseId: id, why: 'Moved away' })
    const sent = workbook(names, row('CS-2001', '', '', 'Jamie Sample'), row('CS-2002', '', '', 'Robin Sample'))
    const words = wordsOn(cardOf(await world.attach(coordinator, sent)))
    expect(words).toContain('with identity cells still filled: please empty them in the workbook:** CS\\-2002.')
  })
})
