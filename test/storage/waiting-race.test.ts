/** Few places, many who want one, places given back at random at the same moment: through the conversations, on both engines. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storagePorts } from '../../bot/storage/ports.ts'
import { handle } from '../../dialogs/handle.ts'
import type { Ports } from '../../dialogs/ports.ts'
import { conversationMemory } from '../../dialogs/remembered.ts'
import { addDays } from '../../policies/calendar.ts'
import { staffOf } from '../journeys/world.ts'
import { memoryPorts, readProcedures } from '../support/memory-ports.ts'
import { type OpenedStore, openEmbedded, openServer } from '../support/open-stores.ts'

const now = () => new Date('2026-11-23T10:00:00Z')
const [people, places] = [24, 5]

/** What happens at one moment: these places on the list are given back, these who wait are being worked on or go. */
const anyMoment = fc.record({
  off: fc.uniqueArray(fc.nat({ max: places - 1 }), { minLength: 1, maxLength: places }),
  workedOn: fc.uniqueArray(fc.nat({ max: 4 }), { maxLength: 4 }),
  gone: fc.uniqueArray(fc.nat({ max: people }), { maxLength: 2 }),
})
type Moment = typeof anyMoment extends fc.Arbitrary<infer T> ? T : never

describe.each([
  ['embedded', openEmbedded],
  ['on a server', openServer],
] as const)('a waiting list under a crowd, %s', (_, open) => {
  let opened: OpenedStore
  let ports: Ports
  let turns = 0
  let rounds = 0
  beforeAll(async () => {
    opened = await open()
    const memory = memoryPorts({ procedures: readProcedures(['swindon']), people: staffOf('swindon'), now })
    ports = { ...memory, ...storagePorts(opened.store), ...conversationMemory(), now }
    await press('coordinator', { verb: 'save-series', forum: 'SW-F1', seen: 0, places: `${places}`, 'waiting-list': 'yes' })
  }, 60_000)
  afterAll(() => opened.close())

  const press = (who: string, data: object) => {
    const userId = `swindon-${who}`
    const from = {
      tenant: 't',
      userId,
      conversationId: `c-${++turns}`,
      conversation: 'personal',
      activityId: `${turns}`,
    } as const
    return handle(ports, { kind: 'press', from, data, replyTo: 'card', invoke: true })
  }
  const list = async (meetingId: string) => {
    const agenda = await ports.agendaOf('swindon', meetingId)
    const ids = (place: string) =>
      (agenda?.items ?? []).filter(({ booking }) => booking.place === place).map(({ booking }) => booking.caseId)
    return { taken: agenda?.meeting.taken ?? 0, placed: ids('place'), waiting: ids('waiting') }
  }
  /** How often each case was told that it has a place now. */
  async function toldOfPlace(): Promise<ReadonlyMap<string, number>> {
    const rows = await opened.store.inCouncil('swindon', async trx => {
      const found = await sql<{ readonly id: string; readonly times: number }>`
        select body->>'caseId' as id, count(*)::int as times from stepwise.notices
        where body->'facts'->>'how' = 'place-free' group by 1`.execute(trx)
      return found.rows
    })
    return new Map(rows.map(({ id, times }) => [id, times]))
  }

  /** Everybody presses at once, and who got no place presses for the waiting list at once. */
  async function fill(meetingId: string): Promise<void> {
    rounds += 1
    const references = Array.from({ length: people }, (_, n) => `CS-${1000 * rounds + n}`)
    for (const reference of references) await press('worker', { verb: 'start-case', reference, route: 'SW-D2' })
    const cases = await ports.findCasesByReference('swindon', references)
    const book = (caseId: string, waiting: boolean) => press('worker', { verb: 'confirm-book', caseId, meetingId, waiting })
    await Promise.all(cases.map(({ id }) => book(id, false)))
    const { placed } = await list(meetingId)
    expect(placed).toHaveLength(places)
    await Promise.all(cases.filter(({ id }) => !placed.includes(id)).map(({ id }) => book(id, true)))
    expect((await list(meetingId)).waiting).toHaveLength(people - places)
  }

  async function letHappen(meetingId: string, { off, workedOn, gone }: Moment): Promise<void> {
    const before = await list(meetingId)
    const told = await toldOfPlace()
    const leaving = [
      ...off.map(at => before.placed[at]),
      ...gone.filter(at => at > 4).map(at => before.waiting[at]),
    ].filter(id => id !== undefined)
    const touched = workedOn.map(at => before.waiting[at]).filter(id => id !== undefined)
    await Promise.all([
      ...leaving.map(caseId => press('worker', { verb: 'take-off', caseId })),
      ...touched.map(caseId => press('worker', { verb: 'save-answers', caseId, 'SW-C15': 'yes' })),
    ])
    const queue = before.waiting.filter(id => !leaving.includes(id))
    const free = places - before.placed.filter(id => !leaving.includes(id)).length
    const [promoted, left] = [queue.slice(0, free), queue.slice(free)]
    const after = await list(meetingId)
    expect(after.waiting).toEqual(left)
    expect([...after.placed].sort()).toEqual([...before.placed.filter(id => !leaving.includes(id)), ...promoted].sort())
    expect(after.taken).toBe(after.placed.length)
    expect(after.placed.filter(id => promoted.includes(id))).toEqual(promoted)
    const now = await toldOfPlace()
    for (const id of new Set([...now.keys(), ...promoted]))
      expect((now.get(id) ?? 0) - (told.get(id) ?? 0), id).toBe(promoted.includes(id) ? 1 : 0)
    for (const id of promoted)
      expect((await ports.findCase('swindon', id))?.booking).toMatchObject({ meetingId, place: 'place' })
  }

  it('moves up in the order of joining, nobody twice, nobody lost, each told once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyMoment, { minLength: 2, maxLength: 4 }), async moments => {
        const meetingId = `swindon-sw-f1:${addDays('2026-12-01', 7 * rounds)}`
        await fill(meetingId)
        for (const moment of moments) await letHappen(meetingId, moment)
      }),
      { numRuns: 4, endOnFailure: true },
    )
  }, 120_000)
})
