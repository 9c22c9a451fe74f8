/** Whatever is booked, moved, called off and changed, in any order: no case is lost, none stands where no meeting is. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf } from '../../policies/calendar.ts'
import type { Case } from '../../policies/case.ts'
import { forumOf, isOpen, meetingsAfter, meetingWithId, seriesFor } from '../../policies/series.ts'
import { caseNamed, coordinator, meetingOn, openCase, worker } from './booked-cases.ts'
import { type World, worldOf } from './world.ts'

const begins = '2027-12-06T09:00:00Z'
/** Tuesday 28 December 2027 is a bank holiday. */
const tuesdays = ['2027-12-14', '2027-12-21', '2027-12-28', '2028-01-04', '2028-01-11']
const names = ['CS-3001', 'CS-3002', 'CS-3003', 'CS-3004', 'CS-3005']

const anyCase = fc.constantFrom(...names)
const anyDay = fc.constantFrom(...tuesdays)
const anyOp = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('book' as const),
      name: anyCase,
      day: anyDay,
      waiting: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('off' as const), name: anyCase }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      day: anyDay,
      by: fc.integer({ min: -3, max: 9 }),
      time: fc.constantFrom('09:30', '16:00'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('cancel' as const, 'hold' as const), day: anyDay }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('extra' as const),
      day: anyDay,
      by: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('rules' as const),
      places: fc.constantFrom('', '1', '2', '3'),
      'waiting-list': fc.constantFrom('yes', 'no'),
      'when-moved': fc.constantFrom('', 'keep', 'next', 'ask'),
      'bank-holiday': fc.constantFrom('', 'hold', 'cancel', 'next-working-day'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 90 }) }),
  },
)
type Op = typeof anyOp extends fc.Arbitrary<infer T> ? T : never

const seen = async (world: World) => (await world.ports.arrangements('swindon')).series[0]?.revision ?? 0

async function carryOut(world: World, op: Op): Promise<void> {
  const at = { forum: 'SW-F1', seen: await seen(world) }
  switch (op.kind) {
    case 'book': {
      const { id, booking } = await caseNamed(world, op.name)
      await world.pressData(worker, {
        verb: 'confirm-book',
        caseId: id,
        meetingId: meetingOn(op.day),
        move: booking !== null,
        waiting: op.waiting,
      })
      return
    }
    case 'off':
      await world.pressData(worker, { verb: 'take-off', caseId: (await caseNamed(world, op.name)).id })
      return
    case 'move':
      await world.pressData(coordinator, {
        verb: 'change-meeting',
        ...at,
        key: op.day,
        what: 'move',
        day: addDays(op.day, op.by),
        time: op.time,
      })
      return
    case 'cancel':
    case 'hold':
      await world.pressData(coordinator, { verb: 'change-meeting', ...at, key: op.day, what: op.kind })
      return
    case 'extra':
      await world.pressData(coordinator, {
        verb: 'add-meeting',
        ...at,
        day: addDays(op.day, op.by),
        time: '11:00',
      })
      return
    case 'rules':
      await world.pressData(coordinator, { verb: 'save-series', ...at, ...op, kind: '' })
      return
    case 'wait':
      await world.moveTo(new Date(world.now().getTime() + op.hours * 3_600_000).toISOString())
  }
}

const cases = (world: World): Promise<Case[]> => Promise.all(names.map(name => caseNamed(world, name)))

async function seriesNow(world: World) {
  const procedure = world.ports.procedure('swindon')
  const series = seriesFor(procedure, forumOf(procedure, 'SW-F1'), (await world.ports.arrangements('swindon')).series, [])
  if (!series) throw new Error('the document gives a day')
  return series
}

/** Who was on a list and is on none: only by their worker, or told so. */
async function expectNoneLost(world: World, op: Op, before: readonly Case[]): Promise<void> {
  const told = world.ports.seen.notices().filter(({ kind }) => kind === 'booking-changed')
  for (const [index, after] of (await cases(world)).entries()) {
    if (!before[index]?.booking || after.booking) continue
    const byWorker = op.kind === 'off' && op.name === after.reference
    const saidSo = told.some(({ caseId, facts }) => caseId === after.id && facts.at === null)
    expect(byWorker || saidSo, `${after.reference} is on no list after ${JSON.stringify(op)}`).toBe(true)
  }
}

/** Each case and its list say the same of each other, and the list is of a meeting that is held. */
async function expectSound(world: World): Promise<void> {
  const series = await seriesNow(world)
  const now = world.now().toISOString()
  for (const { id, reference, booking } of await cases(world)) {
    if (!booking) continue
    const agenda = await world.ports.agendaOf('swindon', booking.meetingId)
    const entry = agenda?.items.find(item => item.case.id === id)
    expect(entry?.booking.place, `${reference} on its list`).toBe(booking.place)
    expect(agenda?.meeting).toMatchObject({ at: booking.meetsAt, cutOff: booking.cutOff })
    if (booking.meetsAt <= now) continue
    expect(agenda?.meeting.status).not.toBe('cancelled')
    expect(meetingWithId(series, booking.meetingId)).toMatchObject({
      at: booking.meetsAt,
      cutOff: booking.cutOff,
    })
  }
  for (const meeting of await world.ports.meetingsFrom('swindon', 'SW-F1', now)) {
    const items = (await world.ports.agendaOf('swindon', meeting.id))?.items ?? []
    const placed = items.filter(item => item.booking.place === 'place').length
    expect(meeting.taken).toBe(placed)
    expect(placed).toBeLessThanOrEqual(meeting.places ?? placed)
    const free = isOpen(meeting, world.now()) && (meeting.places === null || placed < meeting.places)
    expect(free && items.length > placed, `somebody waits although ${meeting.id} has a place`).toBe(false)
  }
  for (const meeting of meetingsAfter(series, now, 8)) {
    expect((meeting.cutOff ?? '') < meeting.at).toBe(true)
    expect(dayOf(meeting.cutOff ?? '')).not.toBe(dayOf(meeting.at))
  }
}

/** What random draws have found, kept. */
const finds: readonly Op[][] = [
  // Held after all when its usual day was over: it went back into the past with a case on it.
  [
    { kind: 'move', day: '2027-12-14', by: 3, time: '09:30' },
    { kind: 'book', name: 'CS-3001', day: '2027-12-14', waiting: false },
    { kind: 'wait', hours: 199 },
    { kind: 'hold', day: '2027-12-14' },
  ],
]

describe('any meetings', () => {
  it('lose no case, hold none on a missing meeting, take none over the places, and close before they begin', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyOp, { minLength: 6, maxLength: 22 }), async ops => {
        const world = worldOf(['swindon'], begins)
        for (const name of names) await openCase(world, name)
        for (const op of ops) {
          const before = await cases(world)
          await carryOut(world, op)
          await expectNoneLost(world, op, before)
          await expectSound(world)
        }
      }),
      { numRuns: 25, examples: finds.map(ops => [ops]) },
    )
  }, 120_000)
})
