import { describe, expect, it } from 'vitest'
import { ConflictError } from '../../dialogs/ports.ts'
import { cardsIn, wordsOn } from '../support/card-reader.ts'
import { caseNamed, listOf, meetingOn, monday, openCase, setRules, worker } from './booked-cases.ts'
import { type World, worldOf } from './world.ts'

const lastTold = (world: World) => wordsOn(world.inboxOf(worker).at(-1))

describe('a waiting list', () => {
  async function fullMeeting(): Promise<World> {
    const world = worldOf(['swindon'], monday)
    await setRules(world, { places: '2', 'waiting-list': 'yes' })
    for (const name of ['CS-1001', 'CS-1002']) await openCase(world, name, '2026-12-01')
    for (const name of ['CS-1003', 'CS-1004', 'CS-1005']) {
      const { id } = await openCase(world, name)
      const press = { verb: 'confirm-book', caseId: id, meetingId: meetingOn('2026-12-01') }
      expect(
        cardsIn(await world.pressData(worker, press))
          .map(wordsOn)
          .join(),
      ).toContain('filled up')
      await world.pressData(worker, { ...press, waiting: true })
    }
    expect(await listOf(world, '2026-12-01')).toBe('CS-1001 CS-1002 | CS-1003 CS-1004 CS-1005')
    return world
  }

  it('moves up by itself when a case comes off, first come first, and tells the worker', async () => {
    const world = await fullMeeting()
    await world.pressData(worker, { verb: 'take-off', caseId: (await caseNamed(world, 'CS-1001')).id })
    expect(await listOf(world, '2026-12-01')).toBe('CS-1002 CS-1003 | CS-1004 CS-1005')
    expect((await caseNamed(world, 'CS-1003')).booking?.place).toBe('place')
    expect(lastTold(world)).toContain('CS-1003: it has a place now')
  })

  it('moves up when a case moves to another meeting, and when one is taken back', async () => {
    const world = await fullMeeting()
    const { id } = await caseNamed(world, 'CS-1002')
    await world.pressData(worker, {
      verb: 'confirm-book',
      caseId: id,
      meetingId: meetingOn('2026-12-08'),
      move: true,
    })
    expect(await listOf(world, '2026-12-01')).toBe('CS-1001 CS-1003 | CS-1004 CS-1005')
    await world.pressData(worker, {
      verb: 'withdraw',
      caseId: (await caseNamed(world, 'CS-1001')).id,
      why: 'Moved away',
    })
    expect(await listOf(world, '2026-12-01')).toBe('CS-1003 CS-1004 | CS-1005')
  })

  it('moves up when there are more places, and keeps everybody when there are fewer', async () => {
    const world = await fullMeeting()
    await setRules(world, { places: '4' })
    expect(await listOf(world, '2026-12-01')).toBe('CS-1001 CS-1002 CS-1003 CS-1004 | CS-1005')
    await setRules(world, { places: '1' })
    expect(await listOf(world, '2026-12-01')).toBe('CS-1001 CS-1002 CS-1003 CS-1004 | CS-1005')
  })

  it('is not passed by somebody who comes later, even when a place is free for a moment', async () => {
    const world = await fullMeeting()
    const first = await caseNamed(world, 'CS-1001')
    await world.ports.commit(
      {
        council: 'swindon',
        events: [],
        outbox: [],
        writes: [
          { kind: 'unbook', meetingId: meetingOn('2026-12-01'), caseId: first.id },
          { kind: 'case', case: { ...first, booking: null }, expects: first.revision },
        ],
      },
      null,
    )
    const { id } = await openCase(world, 'CS-1009')
    const answer = await world.pressData(worker, {
      verb: 'confirm-book',
      caseId: id,
      meetingId: meetingOn('2026-12-01'),
    })
    expect(cardsIn(answer).map(wordsOn).join()).toContain('waiting list')
    expect((await caseNamed(world, 'CS-1009')).booking).toBeNull()
  })

  it('is not passed by the next one while the first one’s case is just being worked on', async () => {
    const world = await fullMeeting()
    const first = await caseNamed(world, 'CS-1003')
    const { commit } = world.ports
    let busy = true
    Object.assign(world.ports, {
      commit: async (...[change, key]: Parameters<typeof commit>) => {
        const movesUp = change.writes.some(
          write => write.kind === 'book' && write.booking.caseId === first.id && write.booking.place === 'place',
        )
        if (busy && movesUp) {
          busy = false
          throw new ConflictError('case', 'this case was changed meanwhile')
        }
        return commit(change, key)
      },
    })
    await world.pressData(worker, { verb: 'take-off', caseId: (await caseNamed(world, 'CS-1001')).id })
    expect(busy).toBe(false)
    expect(await listOf(world, '2026-12-01')).toBe('CS-1002 CS-1003 | CS-1004 CS-1005')
  })
})
