/** Promises about meetings and the places on their lists. */
import { expect, test } from 'vitest'
import { ConflictError, MeetingFullError } from '../../dialogs/ports.ts'
import type { Contracted } from './ports-contract.ts'
import { bookWrite, change, later, newCouncil, sampleMeeting, writeCase } from './storage-samples.ts'

const booking = { name: 'ConflictError', what: 'booking' }

/** Ports, a council of its own, and cases a to d in it. */
async function withCases(opened: () => Contracted) {
  const { ports } = opened()
  const council = newCouncil()
  await ports.commit(change(council, ...['a', 'b', 'c', 'd'].map(id => writeCase(council, id))), null)
  const onList = async (id: string) => (await ports.agendaOf(council, id))?.items.map(item => item.booking.caseId)
  return { ports, council, onList }
}

export function bookingPromises(opened: () => Contracted): void {
  test('the first booking writes the meeting, and the agenda holds the case in full', async () => {
    const { ports, council } = await withCases(opened)
    const meeting = sampleMeeting(council, 'm', { places: 2, taken: 99 })
    await ports.commit(change(council, bookWrite(meeting, 'a')), null)
    expect(await ports.findMeeting(council, 'm')).toEqual({ ...meeting, taken: 1 })
    const agenda = await ports.agendaOf(council, 'm')
    expect(agenda?.meeting).toEqual({ ...meeting, taken: 1 })
    expect(agenda?.items).toEqual([
      {
        booking: expect.objectContaining({ caseId: 'a', place: 'place', position: 1, outcome: null }),
        case: await ports.findCase(council, 'a'),
      },
    ])
    expect(await ports.agendaOf(council, 'other')).toBeUndefined()
  })

  test('no more are on the list than there are places; a place given back can be taken', async () => {
    const { ports, council, onList } = await withCases(opened)
    const meeting = sampleMeeting(council, 'm', { places: 2 })
    await ports.commit(change(council, bookWrite(meeting, 'a'), bookWrite(meeting, 'b')), null)
    await expect(ports.commit(change(council, bookWrite(meeting, 'c')), null)).rejects.toBeInstanceOf(MeetingFullError)
    await ports.commit(change(council, bookWrite(meeting, 'c', 'waiting')), null)
    await ports.commit(change(council, bookWrite(meeting, 'd', 'waiting')), null)
    expect(await ports.findMeeting(council, 'm')).toMatchObject({ taken: 2 })
    const move = [
      { kind: 'unbook', meetingId: 'm', caseId: 'a' },
      { kind: 'unbook', meetingId: 'm', caseId: 'c' },
    ] as const
    await ports.commit(change(council, ...move, bookWrite(meeting, 'c')), null)
    expect(await onList('m')).toEqual(['b', 'c', 'd'])
    expect(await ports.findMeeting(council, 'm')).toMatchObject({ taken: 2 })
  })

  test('places are handed out in order, and the waiting list counts for itself', async () => {
    const { ports, council } = await withCases(opened)
    const meeting = sampleMeeting(council, 'm')
    for (const [id, place] of [
      ['a', 'waiting'],
      ['b', 'place'],
      ['c', 'waiting'],
      ['d', 'place'],
    ] as const) {
      await ports.commit(change(council, bookWrite(meeting, id, place)), null)
    }
    const agenda = await ports.agendaOf(council, 'm')
    expect(agenda?.items.map(({ booking }) => [booking.caseId, booking.position])).toEqual([
      ['b', 1],
      ['d', 2],
      ['a', 1],
      ['c', 2],
    ])
  })

  test('a case is on one open list a step', async () => {
    const { ports, council } = await withCases(opened)
    const [first, second] = [sampleMeeting(council, 'm1', { places: 1 }), sampleMeeting(council, 'm2')]
    await ports.commit(change(council, bookWrite(first, 'a')), null)
    await expect(ports.commit(change(council, bookWrite(first, 'a')), null), 'twice, although full').rejects.toMatchObject(
      booking,
    )
    await expect(ports.commit(change(council, bookWrite(second, 'a')), null)).rejects.toMatchObject(booking)
    await ports.commit(change(council, bookWrite(second, 'a', 'place', 'panel')), null)
    const decided = {
      kind: 'booking-outcome',
      meetingId: 'm1',
      caseId: 'a',
      outcome: 'carried-over',
      expects: null,
    } as const
    await ports.commit(change(council, decided, bookWrite(sampleMeeting(council, 'm3'), 'a')), null)
    expect(await ports.agendaOf(council, 'm1')).toMatchObject({
      items: [{ booking: { outcome: 'carried-over' } }],
    })
  })

  test('a case that is not on the list, or was decided, cannot be taken off it', async () => {
    const { ports, council, onList } = await withCases(opened)
    const unbook = { kind: 'unbook', meetingId: 'm', caseId: 'a' } as const
    await expect(ports.commit(change(council, unbook), null)).rejects.toMatchObject(booking)
    await ports.commit(change(council, bookWrite(sampleMeeting(council, 'm'), 'a')), null)
    const decide = {
      kind: 'booking-outcome',
      meetingId: 'm',
      caseId: 'a',
      outcome: 'agreed',
      expects: null,
    } as const
    await ports.commit(change(council, decide), null)
    await expect(ports.commit(change(council, unbook), null)).rejects.toMatchObject(booking)
    await expect(ports.commit(change(council, { ...decide, outcome: 'no' }), null)).rejects.toMatchObject(booking)
    await ports.commit(change(council, { ...decide, outcome: null, expects: 'agreed' }, unbook), null)
    expect(await onList('m')).toEqual([])
  })

  test('nobody is booked on a meeting that is over or called off, and its list holds nobody back', async () => {
    const { ports, council } = await withCases(opened)
    const meeting = sampleMeeting(council, 'm')
    await ports.commit(change(council, bookWrite(meeting, 'a')), null)
    const cancel = {
      kind: 'meeting',
      meeting: { ...meeting, status: 'cancelled' },
      expectsStatus: 'planned',
    } as const
    await ports.commit(change(council, cancel), null)
    const late = ports.commit(change(council, bookWrite(meeting, 'b')), null)
    await expect(late).rejects.toMatchObject({ name: 'ConflictError', what: 'meeting' })
    await ports.commit(change(council, bookWrite(sampleMeeting(council, 'm2'), 'a')), null)
    const again = { ...cancel, meeting, expectsStatus: 'cancelled' } as const
    await expect(
      ports.commit(change(council, again), null),
      'it cannot be held again with a case that went elsewhere',
    ).rejects.toMatchObject(booking)
  })

  test('a meeting is changed only as it was read, and never below the places taken', async () => {
    const { ports, council } = await withCases(opened)
    const meeting = sampleMeeting(council, 'm', { places: 3 })
    const write = (over: object, expectsStatus: 'planned' | 'closed' | null) =>
      ports.commit(change(council, { kind: 'meeting', meeting: { ...meeting, ...over }, expectsStatus }), null)
    await write({}, null)
    await expect(write({}, null)).rejects.toMatchObject({ what: 'meeting' })
    await expect(write({}, 'closed')).rejects.toMatchObject({ what: 'meeting' })
    await ports.commit(change(council, bookWrite(meeting, 'a'), bookWrite(meeting, 'b')), null)
    await expect(write({ places: 1 }, 'planned')).rejects.toBeInstanceOf(ConflictError)
    await write({ places: 2, at: '2026-12-02T16:00:00.000Z', taken: 0 }, 'planned')
    expect(await ports.findMeeting(council, 'm')).toEqual({
      ...meeting,
      places: 2,
      at: '2026-12-02T16:00:00.000Z',
      taken: 2,
    })
    await expect(ports.commit(change(council, bookWrite(meeting, 'c')), null)).rejects.toBeInstanceOf(MeetingFullError)
  })

  test('meetings of a forum come from an instant on, oldest first', async () => {
    const { ports, council } = await withCases(opened)
    const write = (id: string, over: object) =>
      ({ kind: 'meeting', meeting: sampleMeeting(council, id, over), expectsStatus: null }) as const
    const meetings = [
      write('z', {}),
      write('y', { at: '2026-12-01T15:59:59.999Z' }),
      write('x', { at: '2027-01-01T16:00:00.000Z' }),
      write('w', { forum: 'SW-F2' }),
    ]
    await ports.commit(change(council, ...meetings), null)
    expect((await ports.meetingsFrom(council, 'SW-F1', later)).map(meeting => meeting.id)).toEqual(['z', 'x'])
    expect(await ports.meetingsFrom(newCouncil(), 'SW-F1', later)).toEqual([])
  })
}
