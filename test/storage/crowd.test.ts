/** Fifty people, ten places, one moment. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChains } from '../../bot/storage/audit.ts'
import { storagePorts } from '../../bot/storage/ports.ts'
import { ConflictError, MeetingFullError } from '../../dialogs/ports.ts'
import { type OpenedStore, openEmbedded, openServer } from '../support/open-stores.ts'
import { bookWrite, change, newCouncil, sampleEvent, sampleMeeting, writeCase } from '../support/storage-samples.ts'

type Outcome = 'booked' | 'full' | 'conflict'

describe.each([
  ['embedded', openEmbedded],
  ['on a server', openServer],
] as const)('%s', (_, open) => {
  let opened: OpenedStore
  beforeAll(async () => {
    opened = await open()
  }, 60_000)
  afterAll(() => opened.close())

  /** Everybody presses at once; each answer is counted. */
  async function crowd(council: string, writes: readonly ReturnType<typeof bookWrite>[]): Promise<readonly Outcome[]> {
    const ports = storagePorts(opened.store)
    return Promise.all(
      writes.map(write =>
        ports.commit({ ...change(council, write), events: [sampleEvent('meeting:m', 'booked')] }, null).then(
          () => 'booked' as const,
          (error: unknown) => {
            if (error instanceof MeetingFullError) return 'full'
            if (error instanceof ConflictError) return 'conflict'
            throw error
          },
        ),
      ),
    )
  }

  async function withCases(): Promise<string> {
    const council = newCouncil()
    const ids = Array.from({ length: 50 }, (_, n) => `c${n}`)
    await storagePorts(opened.store).commit(change(council, ...ids.map(id => writeCase(council, id))), null)
    return council
  }

  test('ten of fifty are booked, forty are told that it is full, and no place is lost or given twice', async () => {
    for (let round = 0; round < 5; round++) {
      const council = await withCases()
      const meeting = sampleMeeting(council, 'm', { places: 10 })
      const outcomes = await crowd(
        council,
        Array.from({ length: 50 }, (_, n) => bookWrite(meeting, `c${n}`)),
      )
      expect(outcomes.filter(outcome => outcome === 'booked')).toHaveLength(10)
      expect(outcomes.filter(outcome => outcome === 'full')).toHaveLength(40)
      const agenda = await storagePorts(opened.store).agendaOf(council, 'm')
      expect(agenda?.meeting.taken).toBe(10)
      expect(new Set(agenda?.items.map(item => item.booking.caseId)).size).toBe(10)
      expect(agenda?.items.map(item => item.booking.position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
      expect(await verifyChains(opened.store, council)).toMatchObject({ events: 10, problems: [] })
    }
  })

  test('one case pressed fifty times, on five meetings, is on one list', async () => {
    const council = await withCases()
    const presses = Array.from({ length: 50 }, (_, n) =>
      bookWrite(sampleMeeting(council, `m${n % 5}`, { places: 10 }), 'c0'),
    )
    const outcomes = await crowd(council, presses)
    expect(outcomes.filter(outcome => outcome === 'booked')).toHaveLength(1)
    expect(outcomes.filter(outcome => outcome === 'conflict')).toHaveLength(49)
    const meetings = await storagePorts(opened.store).meetingsFrom(council, 'SW-F1', '2026-01-01T00:00:00.000Z')
    expect(meetings.map(meeting => meeting.taken).reduce((a, b) => a + b, 0)).toBe(1)
  })

  test('a sign-off raced by two is decided by one', async () => {
    const council = await withCases()
    const ports = storagePorts(opened.store)
    const presses = Array.from({ length: 20 }, (_, n) =>
      ports.commit(change(council, writeCase(council, 'c1', { locality: `${n}` }, 1)), null).then(
        () => n,
        (error: unknown) => {
          expect(error).toBeInstanceOf(ConflictError)
          return undefined
        },
      ),
    )
    const winners = (await Promise.all(presses)).filter(n => n !== undefined)
    expect(winners).toHaveLength(1)
    expect(await ports.findCase(council, 'c1')).toMatchObject({ locality: `${winners[0]}`, revision: 2 })
  })
})
