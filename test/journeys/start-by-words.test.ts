/** Where a case goes to, in the council's own words: they open its route at once, and never another one. */
import { describe, expect, it } from 'vitest'
import { buttonsOn, wordsOn } from '../support/card-reader.ts'
import { monday } from './booked-cases.ts'
import { cardOf, worldOf } from './world.ts'

const named: readonly (readonly [string, string, string])[] = [
  ['halton', 'step down CS-1042 from CIN to CAF', 'HT-D1'],
  ['halton', 'step down CS-1042 from CIN plan to early help', 'HT-D1'],
  ['halton', 'step down CS-1042 to early intervention', 'HT-D1'],
  ['halton', 'step down CS-1042 to Universal Plus', 'HT-D2'],
  ['halton', 'step down CS-1042 to universal', 'HT-D3'],
  ['halton', 'step down CS-1042 to universal services', 'HT-D3'],
  ['warwickshire', 'step down CS-1042 to universal services', 'WW-D1'],
  ['warwickshire', 'step down CS-1042 to the early help network', 'WW-D2'],
  ['warwickshire', 'step down CS-1042 from CIN to the weekly allocation meeting', 'WW-D3b'],
]
const open: readonly (readonly [string, string])[] = [
  ['halton', 'step down CS-1042'],
  ['warwickshire', 'step down CS-1042 to early help'],
  ['warwickshire', 'step down CS-1042 from CIN to the locality panel'],
]

describe('a step down by words', () => {
  it.each(named)('in %s, “%s”, begins %s', async (council, text, route) => {
    const world = worldOf([council], monday)
    await world.say(`${council}-worker`, text)
    expect((await world.ports.findCaseByReference(council, 'CS-1042'))?.routes).toEqual([route])
  })
  it.each(open)('in %s, “%s”, leaves the choice to the worker', async (council, text) => {
    const world = worldOf([council], monday)
    const card = cardOf(await world.say(`${council}-worker`, text))
    expect(buttonsOn(card).map(({ title }) => title)).toContain('Start')
    expect(await world.ports.findCaseByReference(council, 'CS-1042')).toBeUndefined()
  })
})

describe('a meeting named by its locality', () => {
  it('is the one that is booked, and where its day is not set that is said of it', async () => {
    const world = worldOf(['halton'], monday)
    const worker = 'halton-worker'
    await world.pressData(worker, { verb: 'start-case', reference: 'CS-2001', route: 'HT-U1' })
    const unset = wordsOn(cardOf(await world.say(worker, 'book CS-2001 on to Working Together in Runcorn')))
    expect(unset).toContain('does not say when the Working Together Meeting, Runcorn meets')
    const pattern = { weekday: 'wednesday', time: '10:00', weeks: '1' }
    await world.pressData('halton-coordinator', { verb: 'save-series', forum: 'HT-F1', seen: 0, ...pattern })
    const asked = wordsOn(cardOf(await world.say(worker, 'book CS-2001 Runcorn Wednesday')))
    expect(asked).toContain('Working Together Meeting, Runcorn')
    expect(asked).toContain('Is this the child you mean?')
  })
})
