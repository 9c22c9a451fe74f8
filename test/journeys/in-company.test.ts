/** Channels and group chats: everybody there reads along, so nothing about a case is said or done. */
import { describe, expect, it } from 'vitest'
import { handle } from '../../dialogs/handle.ts'
import type { Incoming, Outgoing, Sender } from '../../dialogs/incoming.ts'
import { buttonsOn, cardsIn, wordsOn } from '../support/card-reader.ts'
import { caseNamed, coordinator, meetingOn, monday, openCase, worker } from './booked-cases.ts'
import { type World, worldOf } from './world.ts'

const manager = 'swindon-manager'
const administrator = 'swindon-administrator'
const said = (answer: readonly Outgoing[]) => cardsIn(answer).map(wordsOn).join('\n')
const town = async (): Promise<World> => {
  const world = worldOf(['swindon'], monday)
  await openCase(world, 'CS-1001', '2026-12-01')
  return world
}

let turns = 0
const from = (userId: string, conversation: Sender['conversation']): Sender => ({
  tenant: 't',
  userId,
  conversationId: 'team',
  conversation,
  activityId: `company-${++turns}`,
})
const sayThere = (world: World, who: string, text: string, where: Sender['conversation'] = 'channel') =>
  handle(world.ports, { kind: 'text', from: from(who, where), text })
const pressThere = (world: World, who: string, data: unknown): Promise<readonly Outgoing[]> => {
  const press: Incoming = { kind: 'press', from: from(who, 'group'), data, replyTo: 'card', invoke: true }
  return handle(world.ports, press)
}

describe('in a channel or a group chat', () => {
  it.each([
    [worker, 'CS-1001'],
    [worker, 'my cases'],
    [worker, 'step down CS-1777 from CIN plan to early help'],
    [worker, 'remind me on Friday about 1001'],
    [worker, 'book 1001 Tuesday'],
    [worker, '1001 visit 3/11, both parents agreed in writing'],
    [manager, 'what waits for me'],
    [manager, 'hand over 1001'],
    [manager, 'restrict 1001'],
    [manager, 'measures'],
    [coordinator, 'agenda'],
    [coordinator, 'what is missing'],
    [administrator, 'set up'],
    [administrator, 'export 1001'],
  ])('%s, who says “%s”, is sent to their own chat, and nothing is kept', async (who, text) => {
    const world = await town()
    const before = await caseNamed(world, 'CS-1001')
    for (const where of ['channel', 'group'] as const) {
      const answer = await sayThere(world, who, text, where)
      expect(said(answer)).toContain('Ask me in our own chat')
      expect(`${said(answer)} ${JSON.stringify(answer)}`).not.toMatch(/CS-1001|Sample worker/)
    }
    expect(await caseNamed(world, 'CS-1001')).toEqual(before)
    expect(await world.ports.findCaseByReference('swindon', 'CS-1777')).toBeUndefined()
  })
  it('a press about a case does nothing there, whoever presses', async () => {
    const world = await town()
    const before = await caseNamed(world, 'CS-1001')
    const caseId = before.id
    for (const data of [
      { verb: 'open-case', caseId },
      { verb: 'take-off', caseId },
      { verb: 'agenda', meetingId: meetingOn('2026-12-01') },
      { verb: 'why', caseId, rule: 'SW-C15' },
      { verb: 'my-cases' },
      { verb: 'guess', intent: 'my_cases' },
    ])
      expect(said(await pressThere(world, worker, data)), data.verb).toContain('Ask me in our own chat')
    expect(await caseNamed(world, 'CS-1001')).toEqual(before)
  })
  it('the procedure, the next meetings and the number are there for everybody', async () => {
    const world = await town()
    const words: readonly (readonly [string, string])[] = [
      ['show procedure', 'Swindon'],
      ['next meeting', 'Next meetings'],
      ['help', 'What I can do here'],
      ['who has to sign off a step down?', 'Step-Down'],
      ['get the number', '999'],
      ['a child told me today that dad hits him', '999'],
    ]
    for (const [text, there] of words) expect(said(await sayThere(world, worker, text)), text).toContain(there)
  })
  it('every button that is offered there can be pressed there', async () => {
    const world = await town()
    for (const text of ['help', 'my cases']) {
      const cards = cardsIn(await sayThere(world, worker, text))
      for (const { data, title } of cards.flatMap(buttonsOn))
        expect(said(await pressThere(world, worker, data)), title).not.toContain('own chat')
    }
  })
})
