/** Somebody who leaves one council for another, with cases of the first still in their name. */
import { describe, expect, it } from 'vitest'
import { deliver } from '../../dialogs/deliver.ts'
import type { Outgoing } from '../../dialogs/incoming.ts'
import { cardsIn, wordsOn } from '../support/card-reader.ts'
import { caseNamed, monday, openCase, worker } from './booked-cases.ts'
import { cardOf, type World, worldOf } from './world.ts'

const manager = 'swindon-manager'
const other = 'swindon-other worker'
const administrator = 'swindon-administrator'
const said = (answer: readonly Outgoing[]) => cardsIn(answer).map(wordsOn).join('\n')

describe('a worker who goes to another council', () => {
  /** The people file has them there, under the other council's manager. */
  function goesTo(world: World, council: string, who: string): void {
    const { directory } = world.ports
    const moved = (id: string) => {
      const person = directory.find(id)
      return person && id === who ? { ...person, council, manager: `${council}-manager` } : person
    }
    const withRole: typeof directory.withRole = (...given) => directory.withRole(...given).filter(({ id }) => id !== who)
    Object.assign(world.ports, { directory: { find: moved, withRole } })
  }
  const moved = async () => {
    const world = worldOf(['swindon', 'halton'], monday)
    const { id } = await openCase(world, 'CS-1001', '2026-12-01')
    goesTo(world, 'halton', worker)
    return { world, id }
  }
  it('has left this one: their case waits for the manager they had, who hands it over', async () => {
    const { world, id } = await moved()
    expect(said(await world.say(manager, 'what waits for me'))).toContain('CS-1001: nobody works on it')
    const form = cardOf(await world.say(manager, 'hand over 1001'))
    await world.press(manager, form, 'Hand over', { to: other })
    expect((await caseNamed(world, 'CS-1001')).worker).toBe(other)
    expect(world.inboxOf(worker)).toEqual([])
    expect(said(await world.pressData('halton-manager', { verb: 'open-case', caseId: id }))).toContain('I have no case')
  })
  it('is told nothing more of it: what was theirs is the administrators’ to know', async () => {
    const { world, id } = await moved()
    const notice = { key: 'k', council: 'swindon', kind: 'nobody-to-decide', caseId: null, urgency: 'now' } as const
    const told = await deliver(world.ports, { ...notice, facts: { caseId: id }, to: { person: worker } })
    expect(told.map(({ to }) => to)).toEqual([administrator])
  })
})
