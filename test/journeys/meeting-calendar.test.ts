/** What a meeting leaves in people's calendars, as another program reads it. */
import { describe, expect, it } from 'vitest'
import { handle } from '../../dialogs/handle.ts'
import { wordsOn } from '../support/card-reader.ts'
import { coordinator, meetingOn, openCase, worker } from './booked-cases.ts'
import { calendarOf, changeMeeting, entryIn, fileIn, swindonWithCalendars } from './sent-files.ts'
import { cardOf } from './world.ts'

describe('the calendar entry of a meeting', () => {
  it('is a button on the case once it is booked, and names no case', async () => {
    const world = swindonWithCalendars()
    await openCase(world, 'CS-1001', '2026-12-01')
    const card = cardOf(await world.say(worker, 'CS-1001'))
    const entry = entryIn(await world.press(worker, card, 'Add the meeting to my calendar'))
    expect(entry).toMatchObject({ starts: '2026-12-01T16:00:00.000Z', status: 'CONFIRMED', method: 'PUBLISH' })
    expect(entry.text).not.toContain('1001')
  })

  it('keeps its id and counts up when the meeting moves, is called off and is held after all', async () => {
    const world = swindonWithCalendars()
    await openCase(world, 'CS-1001', '2026-12-01')
    const first = await calendarOf(world, worker, '2026-12-01')
    await world.moveTo('2026-11-23T11:00:00Z')
    await changeMeeting(world, 'move', { day: '2026-12-02', time: '10:00' })
    const moved = await calendarOf(world, worker, '2026-12-01')
    await world.moveTo('2026-11-23T12:00:00Z')
    await changeMeeting(world, 'cancel')
    const off = await calendarOf(world, worker, '2026-12-01')
    await world.moveTo('2026-11-23T13:00:00Z')
    await changeMeeting(world, 'hold')
    const again = await calendarOf(world, worker, '2026-12-01')
    expect(new Set([first.uid, moved.uid, off.uid, again.uid]).size).toBe(1)
    expect(moved.starts).toBe('2026-12-02T10:00:00.000Z')
    expect(off).toMatchObject({ status: 'CANCELLED', method: 'CANCEL' })
    expect(again).toMatchObject({ starts: '2026-12-01T16:00:00.000Z', status: 'CONFIRMED' })
    const counts = [first, moved, off, again].map(({ sequence }) => sequence)
    expect(counts).toEqual([...new Set(counts)].sort((a, b) => a - b))
  })

  it('is offered to the worker with the news that the meeting moved or is called off', async () => {
    const world = swindonWithCalendars()
    await openCase(world, 'CS-1001', '2026-12-01')
    await changeMeeting(world, 'move', { day: '2026-12-02', time: '10:00' })
    const moved = await world.press(worker, world.inboxOf(worker).at(-1), 'Add the meeting to my calendar')
    expect(entryIn(moved).starts).toBe('2026-12-02T10:00:00.000Z')
    await changeMeeting(world, 'cancel')
    const off = await world.press(worker, world.inboxOf(worker).at(-1), 'Take the meeting out of my calendar')
    expect(entryIn(off).status).toBe('CANCELLED')
  })

  it('may be taken by anybody in the council; the list itself only by those who run the meeting', async () => {
    const world = swindonWithCalendars()
    await openCase(world, 'CS-1001', '2026-12-01')
    const entry = fileIn(await world.pressData(worker, { verb: 'calendar', meetingId: meetingOn('2026-12-01') }))
    const list = fileIn(await world.pressData(coordinator, { verb: 'agenda-file', meetingId: meetingOn('2026-12-01') }))
    const take = (name: string) =>
      handle(world.ports, {
        kind: 'file-consent',
        from: { tenant: 't', userId: worker, conversationId: 'c', conversation: 'personal', activityId: `take-${name}` },
        accepted: true,
        context: { name },
        uploadUrl: null,
      })
    expect((await take(entry.name))[0]?.kind).toBe('file')
    expect((await take(list.name))[0]?.kind).toBe('card')
  })

  it('comes for a meeting on whose list nobody is yet, however far ahead', async () => {
    expect(await calendarOf(swindonWithCalendars(), coordinator, '2028-03-14')).toMatchObject({
      starts: '2028-03-14T16:00:00.000Z',
    })
  })
})

describe('who attends', () => {
  it('is set by the coordinator beside what the document says, stands in the calendar entry, and its change is kept', async () => {
    const world = swindonWithCalendars()
    const form = cardOf(await world.pressData(coordinator, { verb: 'series-form', forum: 'SW-F1' }))
    const saved = cardOf(
      await world.press(coordinator, form, 'Save', {
        'Who attends': 'Team managers; invited: health visitor lead',
        'Place or link': 'Room 2 or the video link',
        Length: '90',
      }),
    )
    expect(wordsOn(saved)).toContain('Team managers; invited: health visitor lead')
    expect(wordsOn(saved)).toContain('The document (')
    const { text } = await calendarOf(world, coordinator, '2026-12-01')
    expect(text).toContain('Attends: Team managers; invited: health visitor lead.')
    expect(text).toContain('Room 2 or the video link')
    const history = cardOf(await world.press(coordinator, saved, 'Who changed what'))
    expect(wordsOn(history)).toContain('changed the place or link, who attends, the length')
  })
})
