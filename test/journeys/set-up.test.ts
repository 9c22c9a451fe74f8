/** The administrator's set-up list, and what everybody sees of a setting before and after it is made. */
import { describe, expect, it } from 'vitest'
import { buttonsOn, cardsIn, wordsOn } from '../support/card-reader.ts'
import { cardOf, type World, worldOf } from './world.ts'

const monday = '2026-11-23T10:00:00Z'
const administrator = 'halton-administrator'
const worker = 'halton-worker'
const titles = (card: unknown) => buttonsOn(card).map(({ title }) => title)
const question = 'what is the phone number of the front door?'

async function setPhone(world: World): Promise<unknown> {
  const list = cardOf(await world.say(administrator, 'set up'))
  const form = cardOf(await world.press(administrator, list, 'Set: Telephone number of iCART'))
  return cardOf(await world.press(administrator, form, 'Save', { value: '01632 960001' }))
}

describe('the set-up list', () => {
  it('says what is left out once, whom to ask, and what is not set first', async () => {
    const world = worldOf(['halton'], monday)
    const list = cardOf(await world.say(administrator, 'set up'))
    expect(wordsOn(list)).toContain('15 of 15 settings not filled in.')
    expect(wordsOn(list).match(/Ask: iCART Social Care Manager\. \(HT\\?-S1\)/g)).toHaveLength(1)
    const saved = await setPhone(world)
    expect(wordsOn(saved)).toContain('Saved: Telephone number of iCART.')
    expect(wordsOn(saved)).toContain('14 of 15 settings not filled in.')
    expect(titles(saved)).not.toContain('Change: Telephone number of iCART')
  })

  it('has every setting and every silence on its pages, and the way back', async () => {
    const world = worldOf(['halton'], monday)
    let card = cardOf(await world.say(administrator, 'set up'))
    const seen = [wordsOn(card)]
    while (titles(card).some(title => title.startsWith('More'))) {
      card = cardOf(await world.press(administrator, card, 'More'))
      seen.push(wordsOn(card))
    }
    const { silences } = world.ports.procedure('halton')
    for (const { id, settings } of silences) {
      expect(seen.join('\n')).toContain(`(${id})`)
      for (const { label } of settings) expect(seen.join('\n')).toContain(label)
    }
    expect(titles(card)).toContain('Back one page')
  })

  it('shows a setting with who set it and when, as the council’s own', async () => {
    const world = worldOf(['halton'], monday)
    await setPhone(world)
    let card = cardOf(await world.say(administrator, 'set up'))
    while (!wordsOn(card).includes('01632 960001')) card = cardOf(await world.press(administrator, card, 'More'))
    expect(wordsOn(card)).toMatch(
      /Telephone number of iCART: 01632 960001\. Council setting, not in the guidance: Sample administrator, 23 November 2026\./,
    )
  })

  it('is the administrator’s alone', async () => {
    const world = worldOf(['halton'], monday)
    expect(wordsOn(cardOf(await world.say(worker, 'set up')))).not.toContain('Telephone number')
    expect(wordsOn(cardsIn(await world.pressData(worker, { verb: 'numbers' }))[0])).not.toContain('iCART')
  })
})

describe('a question about what the document leaves out', () => {
  it('is answered with the silence and whom to ask, and with the council’s setting once it is made', async () => {
    const world = worldOf(['halton'], monday)
    const before = wordsOn(cardOf(await world.say(worker, question)))
    expect(before).toContain('the document does not say')
    expect(before).toContain('undated, no review date')
    expect(before).not.toContain('Council setting')
    await setPhone(world)
    const after = wordsOn(cardOf(await world.say(worker, question)))
    expect(after).toContain('the document does not say')
    expect(after).toContain('Council setting, not in the guidance. Telephone number of iCART: 01632 960001')
  })
})
