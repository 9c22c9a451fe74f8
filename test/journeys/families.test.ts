import { describe, expect, it } from 'vitest'
import { handle } from '../../dialogs/handle.ts'
import { cardsIn, inputsOn, wordsOn } from '../support/card-reader.ts'
import { cardOf, worldOf } from './world.ts'

const monday = '2026-11-23T10:00:00Z'
const me = 'cheshire-east-worker'
const start = (route: string, reference = 'CS-1042') => ({ verb: 'start-case', reference, route })

describe('brothers and sisters', () => {
  it('see what holds for the family again, to be confirmed, and nothing that is a child’s own', async () => {
    const world = worldOf(['cheshire-east'], monday)
    const first = cardOf(await world.pressData(me, start('CE-D4')))
    await world.press(me, first, 'Save', { 'CE-C26': 'yes', 'CE-C28': 'yes', 'CE-C29.day': '2026-11-10' })
    const ask = cardOf(await world.press(me, first, 'Add a brother or sister'))
    const second = cardOf(await world.press(me, ask, 'Open', { reference: 'CS-1043' }))
    const procedure = world.ports.procedure('cheshire-east')
    const shared = procedure.items.filter(item => item.routes.includes('CE-D4') && !item.perChild).map(item => item.id)
    const filled = inputsOn(second)
      .filter(input => input.value !== '')
      .map(input => input.id.split('.')[0])
    expect(filled.every(id => shared.includes(id ?? ''))).toBe(true)
    const found = await world.ports.findCaseByReference('cheshire-east', 'CS-1043')
    expect(Object.values(found?.answers ?? {}).every(answer => answer.unconfirmed === true)).toBe(true)
  })
})

describe('the lead person', () => {
  it('that nobody will be sets off the council’s own ladder, step by step', async () => {
    const world = worldOf(['cheshire-east'], monday)
    const card = cardOf(await world.pressData(me, start('CE-D1')))
    const after = wordsOn(cardOf(await world.press(me, card, 'Save', { 'CE-C07': 'no' })))
    expect(after).toContain('practical help from a Partnership Family Help officer')
    expect(after).toContain('Escalation Policy')
  })
})

describe('one fact', () => {
  it('is asked once and fills every item that it answers', async () => {
    const world = worldOf(['cheshire-east'], monday)
    const card = cardOf(await world.pressData(me, start('CE-D4')))
    expect(inputsOn(card).filter(input => input.label === 'Who was asked')).toHaveLength(1)
    await world.press(me, card, 'Save', {
      'CE-C21.consent': 'given-both',
      'CE-C21.who': 'Both parents',
      'CE-C21.asked': '2026-11-20',
    })
    const now = cardOf(
      await world.pressData(me, {
        verb: 'open-case',
        caseId: (await world.ports.findCaseByReference('cheshire-east', 'CS-1042'))?.id,
      }),
    )
    expect(wordsOn(now)).not.toContain('agree to early help')
  })
})

describe('a repeat of the same message', () => {
  it('changes nothing and shows the present state again', async () => {
    const world = worldOf(['swindon'], monday)
    await world.pressData('swindon-worker', start('SW-D2'))
    const found = await world.ports.findCaseByReference('swindon', 'CS-1042')
    const from = {
      tenant: 't',
      userId: 'swindon-worker',
      conversationId: 'c',
      conversation: 'personal',
      activityId: 'same',
    } as const
    const data = { verb: 'save-answers', caseId: found?.id, 'SW-C15': 'yes' }
    await handle(world.ports, { kind: 'press', from, data, replyTo: null, invoke: true })
    const once = await world.ports.findCaseByReference('swindon', 'CS-1042')
    const again = await handle(world.ports, {
      kind: 'press',
      from,
      data: { ...data, 'SW-C16': 'yes' },
      replyTo: null,
      invoke: true,
    })
    expect(await world.ports.findCaseByReference('swindon', 'CS-1042')).toEqual(once)
    expect(cardsIn(again).map(wordsOn).join()).toContain('CS-1042')
  })
})

describe('somebody who is not in the people file', () => {
  it('is told so, and still gets the safety card with every council to choose from', async () => {
    const world = worldOf(['swindon', 'halton'], monday)
    expect(wordsOn(cardOf(await world.say('stranger', 'hello')))).toContain('I do not know you yet')
    const safety = cardOf(await world.pressData('stranger', { verb: 'safety' }))
    expect(wordsOn(safety)).toContain('999')
    expect(wordsOn(safety)).toContain('Halton')
    expect(wordsOn(cardOf(await world.press('stranger', safety, 'Swindon')))).toContain('01793 464646')
  })
})

describe('a council whose document gives no number', () => {
  it('says so, gives 999, never another council’s number, and tells the administrator', async () => {
    const world = worldOf(['swindon', 'halton', 'stockport'], monday)
    const words = wordsOn(cardOf(await world.pressData('halton-worker', { verb: 'safety' })))
    expect(words).toContain('999')
    expect(words).toContain('knows no phone number')
    expect(words).not.toContain('01793')
    expect(words).not.toContain('0161')
    expect(wordsOn(world.inboxOf('halton-administrator')[0])).toContain('number to ring')
  })
})
