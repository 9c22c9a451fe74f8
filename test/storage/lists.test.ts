/** Lists under a crowd, through the conversations, on both engines: nobody twice, nobody lost, first come first. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storagePorts } from '../../bot/storage/ports.ts'
import { handle } from '../../dialogs/handle.ts'
import type { Ports } from '../../dialogs/ports.ts'
import { conversationMemory } from '../../dialogs/remembered.ts'
import { staffOf } from '../journeys/world.ts'
import { memoryPorts, readProcedures } from '../support/memory-ports.ts'
import { type OpenedStore, openEmbedded, openServer } from '../support/open-stores.ts'

const now = () => new Date('2026-11-23T10:00:00Z')
const [first, next, third] = ['2026-12-01', '2026-12-08', '2026-12-15'].map(day => `swindon-sw-f1:${day}`) as [
  string,
  string,
  string,
]
const names = Array.from({ length: 8 }, (_, index) => `CS-${4001 + index}`)

describe.each([
  ['embedded', openEmbedded],
  ['on a server', openServer],
] as const)('the lists of a meeting, %s', (_, open) => {
  let opened: OpenedStore
  let ports: Ports
  let turns = 0
  beforeAll(async () => {
    opened = await open()
    const memory = memoryPorts({ procedures: readProcedures(['swindon']), people: staffOf('swindon'), now })
    ports = { ...memory, ...storagePorts(opened.store), ...conversationMemory(), now }
  }, 60_000)
  afterAll(() => opened.close())

  const from = (userId: string) => {
    turns += 1
    return {
      tenant: 't',
      userId,
      conversationId: `c-${turns}`,
      conversation: 'personal',
      activityId: `a-${turns}`,
    } as const
  }
  const press = (who: string, data: object) =>
    handle(ports, { kind: 'press', from: from(`swindon-${who}`), data, replyTo: 'card', invoke: true })
  const caseOf = async (name: string) => {
    const found = await ports.findCaseByReference('swindon', name)
    if (!found) throw new Error(`no case ${name}`)
    return found
  }
  const onList = async (id: string) => {
    const items = (await ports.agendaOf('swindon', id))?.items ?? []
    return {
      placed: items.filter(({ booking }) => booking.place === 'place').map(({ booking }) => booking.reference),
      waiting: items.filter(({ booking }) => booking.place === 'waiting').map(({ booking }) => booking.reference),
    }
  }

  it('takes as many as there are places, moves up those who wait in order, and goes on to the next lists with room', async () => {
    await press('coordinator', {
      verb: 'save-series',
      forum: 'SW-F1',
      seen: 0,
      places: '3',
      'waiting-list': 'yes',
      'when-moved': 'next',
    })
    for (const name of names) await press('worker', { verb: 'start-case', reference: name, route: 'SW-D2' })
    const ids = new Map(await Promise.all(names.map(async name => [name, (await caseOf(name)).id] as const)))
    const book = (name: string, waiting = false) =>
      press('worker', { verb: 'confirm-book', caseId: ids.get(name), meetingId: first, waiting })
    await Promise.all(names.map(name => book(name)))
    const { placed } = await onList(first)
    expect(placed).toHaveLength(3)
    for (const name of names.filter(other => !placed.includes(other))) await book(name, true)
    const { waiting } = await onList(first)
    expect(waiting).toHaveLength(5)

    await Promise.all(placed.map(name => press('worker', { verb: 'take-off', caseId: ids.get(name) })))
    expect(await onList(first)).toEqual({
      placed: expect.arrayContaining(waiting.slice(0, 3)),
      waiting: waiting.slice(3),
    })
    expect(await ports.findMeeting('swindon', first)).toMatchObject({ taken: 3, places: 3 })

    await press('coordinator', {
      verb: 'change-meeting',
      forum: 'SW-F1',
      key: '2026-12-01',
      what: 'cancel',
      seen: 1,
    })
    expect(await onList(first)).toEqual({ placed: [], waiting: [] })
    expect(await onList(next)).toEqual({ placed: expect.arrayContaining(waiting.slice(0, 3)), waiting: [] })
    expect(await onList(third)).toEqual({ placed: waiting.slice(3), waiting: [] })
    for (const name of waiting) expect([next, third]).toContain((await caseOf(name)).booking?.meetingId)
    for (const name of placed) expect((await caseOf(name)).booking).toBeNull()
    expect(await ports.findMeeting('swindon', first)).toMatchObject({ taken: 0, status: 'cancelled' })
  })
})
