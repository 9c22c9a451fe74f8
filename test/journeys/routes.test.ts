/** One journey for each route of the inventory, walked through the cards as people walk it. */
import { describe, expect, it } from 'vitest'
import inventory from '../../policies/inventory-ids.json' with { type: 'json' }
import { expectWalked } from './routes/expectations.ts'
import { type Journey, nameOf } from './routes/journey.ts'
import { journeys, safetyJourneys } from './routes/journeys.ts'
import { decidedOtherwise, otherWays } from './routes/other-ways.ts'
import { expectSafetyCard } from './routes/safety.ts'
import { walk } from './routes/walk.ts'

const named = (list: readonly Journey[]) => list.map(journey => [nameOf(journey), journey] as const)

async function walkAndLook(journey: Journey): Promise<void> {
  expectWalked(journey, await walk(journey))
}

describe('the routes', () => {
  it('are all of the inventory: 35 up and 28 down', () => {
    const walked = [...journeys, ...safetyJourneys].map(({ route }) => route)
    const routes = (kind: string) => inventory.filter(one => one.kind === kind).map(({ id }) => id)
    expect(walked.toSorted()).toEqual([...routes('U'), ...routes('D')].toSorted())
    expect([routes('U').length, routes('D').length]).toEqual([35, 28])
  })
})

describe('a case walks from its start to its end', () => {
  it.each(named(journeys))('by %s', (_name, journey) => walkAndLook(journey))
  it.each(named(otherWays))('by %s', (_name, journey) => walkAndLook(journey))
})

describe('a final child in need meeting in Halton that decides otherwise than intended', () => {
  it.each(named(decidedOtherwise))('takes the case on by %s', (_name, journey) => walkAndLook(journey))
})

describe('immediate risk never enters a checklist', () => {
  it.each(safetyJourneys.map(journey => [journey.route, journey] as const))(
    '%s ends at the safety card',
    (_route, journey) => expectSafetyCard(journey),
  )
})
