/** Everything about one case, handed out in the chat: to the council's administrator, and nobody else. */
import { describe, expect, it } from 'vitest'
import { handle } from '../../dialogs/handle.ts'
import type { Incoming, Outgoing } from '../../dialogs/incoming.ts'
import { cardsIn, wordsOn } from '../support/card-reader.ts'
import { coordinator, monday, openCase, worker } from './booked-cases.ts'
import { cardOf, type World, worldOf } from './world.ts'

const administrator = 'swindon-administrator'
const manager = 'swindon-manager'
const filesIn = (answer: readonly Outgoing[]) => answer.flatMap(one => (one.kind === 'file' ? [one] : []))
const textOf = (answer: readonly Outgoing[]) => new TextDecoder().decode(filesIn(answer)[0]?.content)
const said = (answer: readonly Outgoing[]) => cardsIn(answer).map(wordsOn).join('\n')
const everybodyElse = [worker, manager, coordinator, 'swindon-duty manager', 'swindon-head']

async function town(): Promise<World> {
  const world = worldOf(['swindon', 'halton'], monday)
  await openCase(world, 'CS-1001', '2026-12-01')
  await openCase(world, 'CS-1002', '2026-12-01')
  return world
}

async function exportsOf(world: World, reference: string): Promise<readonly unknown[]> {
  const found = await world.ports.findCaseByReference('swindon', reference)
  const history = await world.ports.history('swindon', `case:${found?.id}`)
  return history.filter(({ type }) => type === 'exported').map(({ by, facts }) => ({ by, facts }))
}

let turns = 0
/** What Teams sends when a person takes or declines the file that was offered. */
function consent(world: World, who: string, name: unknown, accepted = true): Promise<readonly Outgoing[]> {
  const from = {
    tenant: 't',
    userId: who,
    conversationId: `chat-${who}`,
    conversation: 'personal',
    activityId: `consent-${++turns}`,
  } as const
  const incoming: Incoming = { kind: 'file-consent', from, accepted, context: { name }, uploadUrl: 'https://x' }
  return handle(world.ports, incoming)
}

describe('“export CS-1001”', () => {
  it.each([
    'export CS-1001',
    'export 1001',
    'Export case 1001 please.',
    'everything about CS-1001',
    'export everything on CS-1001',
  ])(
    'said by an administrator as “%s” gives all of that case and nothing of another, and that it did is in its history',
    async words => {
      const world = await town()
      const answer = await world.say(administrator, words)
      expect(filesIn(answer)).toHaveLength(1)
      const text = textOf(answer)
      for (const part of ['Everything Stepwise keeps about CS-1001', 'CASES', 'HISTORY', 'BOOKINGS', worker])
        expect(text).toContain(part)
      expect(text).not.toContain('CS-1002')
      expect(await exportsOf(world, 'CS-1001')).toEqual([{ by: administrator, facts: { by: administrator } }])
      expect(await exportsOf(world, 'CS-1002')).toEqual([])
    },
  )
  it('names the file without the reference, because previews show it', async () => {
    const world = await town()
    const [file] = filesIn(await world.say(administrator, 'export CS-1001'))
    expect(`${file?.name} ${file?.text}`).not.toContain('1001')
  })
  it.each(everybodyElse)('is not for %s', async who => {
    const world = await town()
    const answer = await world.say(who, 'export CS-1001')
    expect(filesIn(answer)).toEqual([])
    expect(said(answer)).toContain('It needs the role administrator')
    expect(await exportsOf(world, 'CS-1001')).toEqual([])
  })
  it('finds nothing of another council', async () => {
    const world = await town()
    const answer = await world.say('halton-administrator', 'export CS-1001')
    expect([filesIn(answer), said(answer)]).toEqual([[], expect.stringContaining('I have no case')])
  })
  it('finds a restricted case only for an administrator who is named', async () => {
    const world = await town()
    const form = cardOf(await world.say(manager, 'restrict CS-1001'))
    await world.press(manager, form, 'Restrict this case')
    const there = said(await world.say(administrator, 'export CS-1001'))
    expect(there.replaceAll('1001', '9999')).toBe(said(await world.say(administrator, 'export CS-9999')))
    expect(await exportsOf(world, 'CS-1001')).toEqual([])
    await world.press(manager, cardOf(await world.say(manager, 'restrict CS-1001')), 'Save who may see it', {
      named: administrator,
    })
    expect(textOf(await world.say(administrator, 'export CS-1001'))).toContain('CS-1001')
  })
  it('is answered in a one-to-one chat only', async () => {
    const world = await town()
    const from = {
      tenant: 't',
      userId: administrator,
      conversationId: 'c',
      conversation: 'channel',
      activityId: 'x',
    } as const
    const answer = await handle(world.ports, { kind: 'text', from, text: 'export CS-1001' })
    expect([filesIn(answer), said(answer)]).toEqual([[], expect.stringContaining('Ask me in our own chat')])
    expect(await exportsOf(world, 'CS-1001')).toEqual([])
  })
  it('stands in the administrator’s help, and in nobody else’s', async () => {
    const world = await town()
    expect(said(await world.say(administrator, 'help'))).toContain('export CS-1042')
    expect(said(await world.say(worker, 'help'))).not.toContain('export')
  })
})

describe('the file that was offered', () => {
  async function offered(world: World): Promise<string> {
    return filesIn(await world.say(administrator, 'export CS-1001'))[0]?.name ?? ''
  }
  it('is made anew when it is taken, and that it was handed over is in the history', async () => {
    const world = await town()
    const name = await offered(world)
    expect(textOf(await consent(world, administrator, name))).toContain('exported')
    expect(await exportsOf(world, 'CS-1001')).toHaveLength(2)
    expect(await consent(world, administrator, name, false)).toEqual([])
    expect(await exportsOf(world, 'CS-1001')).toHaveLength(2)
  })
  it('is kept nowhere', async () => {
    const world = await town()
    const name = await offered(world)
    expect(await world.ports.findFile('swindon', name)).toBeUndefined()
  })
  it('is no longer there once the case is restricted to others', async () => {
    const world = await town()
    const name = await offered(world)
    await world.press(manager, cardOf(await world.say(manager, 'restrict CS-1001')), 'Restrict this case')
    expect(said(await consent(world, administrator, name))).toContain('That file is no longer there')
  })
  it('goes to nobody else who sends its name back, whatever they make of it', async () => {
    const world = await town()
    const name = await offered(world)
    for (const who of [...everybodyElse, 'halton-administrator', 'nobody'])
      expect(filesIn(await consent(world, who, name)), who).toEqual([])
    for (const forged of ['case-record-.txt', `../${name}`, `${name}\n`, 'case-record-*.txt', 7, null, 'x'.repeat(5000)])
      expect(filesIn(await consent(world, administrator, forged)), String(forged)).toEqual([])
  })
})
