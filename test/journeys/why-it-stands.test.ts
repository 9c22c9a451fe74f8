/** Typed "why": where the case stands, what is open with its section, and what would change it. */
import { describe, expect, it } from 'vitest'
import { buttonsOn, cardsIn, wordsOn } from '../support/card-reader.ts'
import { monday } from './booked-cases.ts'
import { cardOf, type World, worldOf } from './world.ts'

const me = 'cheshire-east-worker'
const begun = async (): Promise<World> => {
  const world = worldOf(['cheshire-east'], monday)
  await world.say(me, 'hello')
  await world.pressData(me, { verb: 'start-case', reference: 'CS-1042', route: 'CE-D4' })
  return world
}

describe('why a case stands where it stands', () => {
  it.each(['why', 'Why?', 'why not', 'but why not?', 'why isn’t it ready?', 'why is CS-1042 not ready yet?', 'why 1042'])(
    'is explained to “%s”, line by line',
    async text => {
      const card = cardOf(await (await begun()).say(me, text))
      const words = wordsOn(card)
      expect(words).toContain('CS-1042: still needed (')
      expect(words).toContain('Next: Penultimate child in need meeting')
      expect(words).toMatch(/Authorised assessment: not answered yet \(expected, 4\.3; Social worker\)\./)
      expect(words).toContain('What would change this: a date on the case card that is not too old')
      expect(buttonsOn(card).map(({ title }) => title)).toContain('Open the case')
      expect(buttonsOn(card).filter(({ title }) => title === 'Why?').length).toBeGreaterThan(3)
    },
  )

  it('leaves a question about the rules a question', async () => {
    const words = wordsOn(cardOf(await (await begun()).say(me, 'why do we need consent?')))
    expect(words).not.toContain('still needed (')
  })

  it.each(['why is the child not safe?', 'why not? he is hurt and she hits him', 'why does nobody see the bruises'])(
    'never keeps a worried person from the number: “%s”',
    async text => {
      const [first] = cardsIn(await (await begun()).say(me, text))
      expect(wordsOn(first)).toContain('Stepwise has not told anyone. Please phone.')
    },
  )

  it('says nothing of a case to who may not see it', async () => {
    const world = await begun()
    expect(wordsOn(cardOf(await world.say('cheshire-east-other worker', 'why CS-1042')))).not.toContain('still needed (')
  })

  it('changes nothing of the case', async () => {
    const world = await begun()
    const before = await world.ports.findCaseByReference('cheshire-east', 'CS-1042')
    await world.say(me, 'why')
    expect(await world.ports.findCaseByReference('cheshire-east', 'CS-1042')).toEqual(before)
  })
})
