import { describe, expect, it } from 'vitest'
import { cardsIn, wordsOn } from '../support/card-reader.ts'
import { worldOf } from './world.ts'

const monday = '2026-11-23T10:00:00Z'
const me = 'stockport-worker'

function conversation() {
  const world = worldOf(['stockport', 'swindon'], monday)
  const shown = (answer: Parameters<typeof cardsIn>[0]) => cardsIn(answer).map(wordsOn).join('\n')
  return {
    ask: async (text: string) => shown(await world.say(me, text)),
    press: async (data: Record<string, string>) => shown(await world.pressData(me, data)),
  }
}

describe('a question about the procedure', () => {
  it('that names no clock is asked back, and the button answers exactly that clock', async () => {
    const { ask, press } = conversation()
    expect(await ask('how long do I have for the assessment')).toContain('Which do you mean?')
    const answer = await press({ verb: 'ask-about', topic: 'eha-time-limit', council: 'stockport' })
    expect(answer).toContain('The time limit for an early help assessment')
    expect(answer).toContain('Stockport')
  })

  it('keeps the council it was about when a button is pressed, and says that it is another', async () => {
    const { press } = conversation()
    const answer = await press({ verb: 'ask-about', topic: 'transfer-meeting-when', council: 'swindon' })
    expect(answer).toContain('Swindon, not your own council')
  })

  it('is asked again of another council by its name alone', async () => {
    const { ask } = conversation()
    await ask('what number do I ring out of hours')
    expect(await ask('and for Swindon?')).toContain('Swindon')
  })

  it('on a topic nobody has is not found, never guessed', async () => {
    const { press } = conversation()
    expect(await press({ verb: 'ask-about', topic: 'no-such-topic' })).toContain('I did not find this')
  })

  it.each([
    ['what is CE-C57?', ['45 days', '7.3', 'CE-A02', 'working days']],
    ['ce-a01', ['CE-A01: what the document leaves open', '3.6', '6.6', 'CE-C58']],
    ['what does CE-S1 mean', ['CE-S1: what the document leaves open', 'Ask: ']],
  ])(
    'by the sign that cards put beside a rule, “%s”, is answered with that rule and what is unclear in it',
    async (text, words) => {
      const world = worldOf(['cheshire-east'], monday)
      const answer = cardsIn(await world.say('cheshire-east-worker', text))
        .map(wordsOn)
        .join('\n')
      for (const word of words) expect(answer).toContain(word)
    },
  )

  it('by the sign of another council’s rule gets none of that rule', async () => {
    const { ask } = conversation()
    expect(await ask('what is SW-C15?')).not.toContain('(SW-C15')
  })
})
