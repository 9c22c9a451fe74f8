/** Immediate risk: from the start form of a step up straight to the number. */
import { expect } from 'vitest'
import { inputsOn, wordsOn } from '../../support/card-reader.ts'
import { cardOf } from '../world.ts'
import { expectOwnWordsOnly } from './expectations.ts'
import { councilOf, type SafetyJourney } from './journey.ts'
import { procedures, townOf } from './town.ts'

export async function expectSafetyCard({ route, number, section }: SafetyJourney): Promise<void> {
  const town = townOf(councilOf(route))
  const me = `${town.council}-worker`
  const form = cardOf(await town.say(me, 'step up'))
  const found = procedures.get(town.council)?.routes.find(({ id }) => id === route)
  expect(wordsOn(form)).toContain(`${found?.name}: do not start it here.`)
  expect(wordsOn(form)).toContain(section)
  const safety = cardOf(await town.press(me, form, 'A child is at risk now'))
  const words = wordsOn(safety)
  expect(words).toContain('Stepwise has not told anyone. Please phone.')
  expect(words).toContain('999')
  expect(inputsOn(safety)).toEqual([])
  if (number) expect(words).toContain(number)
  else expect(words).toContain('knows no phone number')
  expect(town.ports.seen.events()).toEqual([])
  expect(await town.ports.caseload(town.council, me)).toEqual([])
  expect(town.inboxOf(`${town.council}-administrator`)).toHaveLength(number ? 0 : 1)
  expectOwnWordsOnly(town)
}
