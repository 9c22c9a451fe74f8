import { describe, expect, it } from 'vitest'
import { buttonsOn, cardsIn, inputsOn, wordsOn } from '../support/card-reader.ts'
import { cardOf, type World, worldOf } from './world.ts'

const me = 'cheshire-east-worker'
const manager = 'cheshire-east-manager'
const monday = '2026-11-23T10:00:00Z'
const said =
  'step down CS-1042 from CIN plan, visit 16/11, plan 17/11, final CIN 23/11, both parents agreed in writing 20/11, lead is the school nurse'

const caseOf = async (world: World) => {
  const found = await world.ports.findCaseByReference('cheshire-east', 'CS-1042')
  if (!found) throw new Error('no case')
  return found
}
const valueOn = (card: unknown, id: string) => inputsOn(card).find(input => input.id === id)?.value
const titlesOn = (card: unknown) => buttonsOn(card).map(({ title }) => title)

const bottomLines = {
  'CE-C08': 'yes',
  'CE-C25': 'yes',
  'CE-C26': 'yes',
  'CE-C27': 'no-neglect',
  'CE-C28': 'yes',
  'CE-C32': 'yes',
  'CE-C33': 'needed',
}

describe('what was said with the request', () => {
  it('settles the route, fills the form, and counts only once it is saved', async () => {
    const world = worldOf(['cheshire-east'], monday)
    const card = cardOf(await world.say(me, said))
    const opened = await caseOf(world)
    expect(opened.routes).toEqual(['CE-D4'])
    expect(opened.consents).toEqual({})
    expect(valueOn(card, 'CE-C24.consent') ?? valueOn(card, 'CE-C21.consent')).toBe('given-written')
    expect(wordsOn(card)).toContain('Filled in from your message. Check and press Save.')
    await world.press(me, card, 'Save')
    const [consent] = Object.values((await caseOf(world)).consents)
    expect(consent).toMatchObject([{ status: 'given', who: 'Both parents', form: 'written', day: '2026-11-20' }])
  })

  it('of the lead waits, unconfirmed, until the lead is asked for', async () => {
    const world = worldOf(['cheshire-east'], monday)
    const card = cardOf(await world.say(me, said))
    await world.press(me, card, 'Save and ask for', { ...bottomLines, 'step-penultimate-cin.day': '2026-11-20' })
    await world.press(manager, world.inboxOf(manager)[0], 'Agree')
    const next = world.inboxOf(me).at(-1)
    expect(valueOn(next, 'CE-C23.text')).toBe('School nurse')
    expect((await caseOf(world)).answers['CE-C23']).toMatchObject({ unconfirmed: true })
    await world.press(me, next, 'Save')
    expect((await caseOf(world)).answers['CE-C23']).not.toHaveProperty('unconfirmed')
  })

  it('of a case that is open fills its form by a line of words', async () => {
    const world = worldOf(['cheshire-east'], monday)
    await world.say(me, 'step down CS-1042 from CIN plan, lead is the school nurse')
    const card = cardOf(await world.say(me, 'CS-1042 visit 16/11, both parents agreed in writing 20/11'))
    expect(valueOn(card, 'CE-C29.day')).toBe('2026-11-16')
    expect(Object.keys((await caseOf(world)).answers)).toEqual(['CE-C23'])
  })
})

describe('one press instead of two', () => {
  it('records the meeting and asks for the sign-off after it', async () => {
    const world = worldOf(['cheshire-east'], monday)
    const card = cardOf(await world.say(me, said))
    await world.press(me, card, 'Save and ask for', { ...bottomLines, 'step-penultimate-cin.day': '2026-11-20' })
    const found = await caseOf(world)
    expect(found.stage).toBe('awaiting-approval')
    expect(wordsOn(world.inboxOf(manager)[0])).toContain('Both parents, in writing')
  })

  it('keeps what was answered when the sign-off cannot be asked for yet, and says why', async () => {
    const world = worldOf(['cheshire-east'], monday)
    const card = cardOf(await world.say(me, said))
    const cards = cardsIn(await world.press(me, card, 'Save and ask for', { 'CE-C25': 'yes' }))
    const found = await caseOf(world)
    expect(found.answers['CE-C25']?.value).toBe('yes')
    expect(found.signOffs).toEqual([])
    expect(wordsOn(cards.at(-1))).toContain('has to be recorded first, with its day')
  })

  it('takes the day of a meeting from the day that was given for it beforehand, once it has come', async () => {
    const world = worldOf(['cheshire-east'], monday)
    const card = cardOf(await world.say(me, said.replace('23/11', '30/11')))
    await world.press(me, card, 'Save and ask for', { ...bottomLines, 'step-penultimate-cin.day': '2026-11-20' })
    await world.press(manager, world.inboxOf(manager)[0], 'Agree')
    const before = world.inboxOf(me).at(-1)
    expect(valueOn(before, 'step-final-cin.day')).toBeUndefined()
    expect(wordsOn(before)).toContain('planned for 30 November 2026. It is asked about from that day.')
    await world.moveTo('2026-11-30T16:00:00Z')
    const then = cardOf(await world.say(me, 'CS-1042'))
    expect(valueOn(then, 'step-final-cin.day')).toBe('2026-11-30')
    expect(wordsOn(then)).toContain('Press Save to confirm that it was held then')
  })

  it('saves and closes, or keeps the answers and says what is missing', async () => {
    const world = worldOf(['cheshire-east'], monday)
    const first = cardOf(await world.say(me, said))
    await world.press(me, first, 'Save and ask for', { ...bottomLines, 'step-penultimate-cin.day': '2026-11-20' })
    await world.press(manager, world.inboxOf(manager)[0], 'Agree')
    const led = world.inboxOf(me).at(-1)
    const last = cardOf(await world.press(me, led, 'Save', { 'CE-C64': 'yes', 'CE-C24': 'yes' }))
    expect(titlesOn(last)).toContain('Save and close this case in Stepwise')
    const shown = cardsIn(await world.press(me, last, 'Save and close', { 'CE-C36': 'yes' }))
    expect((await caseOf(world)).ended).toBeUndefined()
    expect((await caseOf(world)).answers['CE-C36']?.value).toBe('yes')
    expect(shown).toHaveLength(2)
    const rest = { 'CE-C37': 'yes', 'CE-C38': 'yes', 'lead-at-final-meeting': 'yes' }
    const closed = cardOf(await world.press(me, shown[0], 'Save and close', rest))
    expect((await caseOf(world)).stage).toBe('closed')
    const texts = cardOf(await world.press(me, closed, 'Words to copy'))
    const form = cardOf(await world.press(me, texts, 'Words for the transfer to Ecaf form'))
    expect(wordsOn(form).replaceAll('\\', '')).toContain('Lead: School nurse')
  })
})
