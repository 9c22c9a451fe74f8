import { describe, expect, it } from 'vitest'
import { cardsIn, wordsOn } from '../support/card-reader.ts'
import { worldOf } from './world.ts'

const me = 'swindon-worker'
const monday = '2026-11-23T10:00:00Z'

async function openedCase() {
  const world = worldOf(['swindon'], monday)
  await world.pressData(me, { verb: 'start-case', reference: 'CS-1042', route: 'SW-D2' })
  const found = await world.ports.findCaseByReference('swindon', 'CS-1042')
  return { world, caseId: found?.id ?? '' }
}

describe('text that identifies somebody', () => {
  it.each([
    ['a reason', { 'SW-C15': 'no', 'SW-C15.reason': 'Ring her on 07700 900123' }],
    ['the reason for going on anyway', { anyway: 'born 12/03/2014, NHS 943 476 5919', then: 'ask-sign-off' }],
  ])('in %s is sent back before anything is kept', async (_where, typed) => {
    const { world, caseId } = await openedCase()
    const before = await world.ports.findCase('swindon', caseId)
    const answer = await world.pressData(me, { verb: 'save-answers', caseId, 'SW-C16': 'yes', ...typed })
    expect(cardsIn(answer).map(wordsOn).join('\n')).toContain('Please take out what identifies somebody')
    expect(await world.ports.findCase('swindon', caseId)).toEqual(before)
  })

  it.each(['mother is Jane Smith born 3/4/1990', 'lives at 14 Mill Road'])(
    'is asked to be taken out when it is said, and brings up no safety card: “%s”',
    async text => {
      const { world } = await openedCase()
      const answer = await world.say(me, text)
      expect(answer).toHaveLength(1)
      expect(cardsIn(answer).map(wordsOn).join()).toContain('Please take out what identifies somebody')
    },
  )

  it('is not seen in the ids that a button sends', async () => {
    const { world } = await openedCase()
    const answer = await world.pressData(me, {
      verb: 'save-answers',
      caseId: '07672061-895b-4b9d-8000-000000000000',
      decider: '07672061-895b-4b9d-8000-000000000001',
      'SW-C16': 'yes',
    })
    expect(cardsIn(answer).map(wordsOn).join('\n')).not.toContain('identifies')
  })
})
