/** What a meeting leaves: its entry in people's calendars, as another program reads it, and its minutes. */
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { calendarMaking } from '../../bot/make-agenda.ts'
import { handle } from '../../dialogs/handle.ts'
import type { Outgoing } from '../../dialogs/incoming.ts'
import { buttonsOn, cardsIn, inputsOn, wordsOn } from '../support/card-reader.ts'
import { caseNamed, coordinator, listOf, meetingOn, monday, openCase, worker } from './booked-cases.ts'
import { cardOf, type World, worldOf } from './world.ts'

type File = Extract<Outgoing, { kind: 'file' }>
const fileIn = (answer: readonly Outgoing[]): File => {
  const file = answer.find(out => out.kind === 'file')
  if (!file) throw new Error('no file came back')
  return file
}

/** A world whose calendar files are the real ones. */
function swindon(): World {
  const world = worldOf(['swindon'], monday)
  Object.assign(world.ports, { makeCalendar: calendarMaking(world.ports) })
  return world
}

function entryIn(answer: readonly Outgoing[]) {
  const calendar = new ICAL.Component(ICAL.parse(new TextDecoder().decode(fileIn(answer).content)))
  const zone = calendar.getFirstSubcomponent('vtimezone')
  if (zone) ICAL.TimezoneService.register(zone)
  const component = calendar.getFirstSubcomponent('vevent')
  if (!component) throw new Error('no event in the file')
  const event = new ICAL.Event(component)
  return {
    uid: event.uid,
    sequence: event.sequence,
    starts: event.startDate.toJSDate().toISOString(),
    status: component.getFirstPropertyValue('status'),
    method: calendar.getFirstPropertyValue('method'),
    text: [event.summary, event.description, event.location].join(' '),
  }
}

const calendarOf = async (world: World, who: string, day: string) =>
  entryIn(await world.pressData(who, { verb: 'calendar', meetingId: meetingOn(day) }))

async function change(world: World, what: 'move' | 'cancel' | 'hold', more: Record<string, string> = {}): Promise<void> {
  const seen = (await world.ports.arrangements('swindon')).series[0]?.revision ?? 0
  await world.pressData(coordinator, {
    verb: 'change-meeting',
    forum: 'SW-F1',
    key: '2026-12-01',
    what,
    seen,
    ...more,
  })
}

describe('the calendar entry of a meeting', () => {
  it('is a button on the case once it is booked, and names no case', async () => {
    const world = swindon()
    await openCase(world, 'CS-1001', '2026-12-01')
    const card = cardOf(await world.say(worker, 'CS-1001'))
    const entry = entryIn(await world.press(worker, card, 'Add the meeting to my calendar'))
    expect(entry).toMatchObject({ starts: '2026-12-01T16:00:00.000Z', status: 'CONFIRMED', method: 'PUBLISH' })
    expect(entry.text).not.toContain('1001')
  })

  it('keeps its id and counts up when the meeting moves, is called off and is held after all', async () => {
    const world = swindon()
    await openCase(world, 'CS-1001', '2026-12-01')
    const first = await calendarOf(world, worker, '2026-12-01')
    await world.moveTo('2026-11-23T11:00:00Z')
    await change(world, 'move', { day: '2026-12-02', time: '10:00' })
    const moved = await calendarOf(world, worker, '2026-12-01')
    await world.moveTo('2026-11-23T12:00:00Z')
    await change(world, 'cancel')
    const off = await calendarOf(world, worker, '2026-12-01')
    await world.moveTo('2026-11-23T13:00:00Z')
    await change(world, 'hold')
    const again = await calendarOf(world, worker, '2026-12-01')
    expect(new Set([first.uid, moved.uid, off.uid, again.uid]).size).toBe(1)
    expect(moved.starts).toBe('2026-12-02T10:00:00.000Z')
    expect(off).toMatchObject({ status: 'CANCELLED', method: 'CANCEL' })
    expect(again).toMatchObject({ starts: '2026-12-01T16:00:00.000Z', status: 'CONFIRMED' })
    const counts = [first, moved, off, again].map(({ sequence }) => sequence)
    expect(counts).toEqual([...new Set(counts)].sort((a, b) => a - b))
  })

  it('is offered to the worker with the news that the meeting moved or is called off', async () => {
    const world = swindon()
    await openCase(world, 'CS-1001', '2026-12-01')
    await change(world, 'move', { day: '2026-12-02', time: '10:00' })
    const moved = await world.press(worker, world.inboxOf(worker).at(-1), 'Add the meeting to my calendar')
    expect(entryIn(moved).starts).toBe('2026-12-02T10:00:00.000Z')
    await change(world, 'cancel')
    const off = await world.press(worker, world.inboxOf(worker).at(-1), 'Take it out of my calendar')
    expect(entryIn(off).status).toBe('CANCELLED')
  })

  it('may be taken by anybody in the council; the list itself only by those who run the meeting', async () => {
    const world = swindon()
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
    expect(await calendarOf(swindon(), coordinator, '2028-03-14')).toMatchObject({ starts: '2028-03-14T16:00:00.000Z' })
  })
})

describe('who attends', () => {
  it('is set by the coordinator beside what the document says, stands in the calendar entry, and its change is kept', async () => {
    const world = swindon()
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

async function running(count: number): Promise<World> {
  const world = swindon()
  for (let n = 1; n <= count; n++) await openCase(world, `CS-${2000 + n}`, '2026-12-01')
  await world.moveTo('2026-12-01T16:05:00Z')
  return world
}

describe('the end of a meeting', () => {
  it('brings the minutes, with who attended as the coordinator typed it, and keeps them', async () => {
    const world = await running(1)
    const card = cardOf(await world.say(coordinator, 'agenda'))
    const { id } = await caseNamed(world, 'CS-2001')
    const answer = await world.press(coordinator, card, 'End this meeting', {
      [`outcome.${id}`]: 'right-course',
      'Who attended': 'Chair, two team managers',
    })
    expect(wordsOn(cardOf(answer))).toContain('This meeting is ended.')
    const minutes = fileIn(answer)
    expect(new TextDecoder().decode(minutes.content)).toBe('Chair, two team managers\nCS-2001')
    expect((await world.ports.findFile('swindon', minutes.name))?.content).toEqual(minutes.content)
    expect((await world.ports.findMeeting('swindon', meetingOn('2026-12-01')))?.attended).toBe('Chair, two team managers')
    expect((await caseNamed(world, 'CS-2001')).decisions.at(-1)?.outcome).toBe('right-course')
    const again = await world.press(coordinator, cardOf(answer), 'Get the minutes')
    expect(fileIn(again).name).toBe(minutes.name)
  })

  it('keeps what was typed while it asks about what was not reached', async () => {
    const world = await running(2)
    const card = cardOf(await world.say(coordinator, 'agenda'))
    const ask = cardOf(await world.press(coordinator, card, 'End this meeting', { 'Who attended': 'Chair' }))
    expect(wordsOn(ask)).toContain('Not reached: 2 cases')
    expect(inputsOn(ask).find(({ id }) => id === 'attended')?.value).toBe('Chair')
    const ended = await world.press(coordinator, ask, 'Yes, carry')
    expect(new TextDecoder().decode(fileIn(ended).content)).toContain('Chair')
    expect(await listOf(world, '2026-12-08')).toBe('CS-2001 CS-2002 | ')
  })

  it('does not come while a decision on the card was refused: somebody else had recorded another', async () => {
    const world = await running(1)
    const mine = cardOf(await world.say(coordinator, 'agenda'))
    const theirs = cardOf(await world.say('swindon-second coordinator', 'agenda'))
    const { id } = await caseNamed(world, 'CS-2001')
    await world.press('swindon-second coordinator', theirs, 'Save', { [`outcome.${id}`]: 'not-right-course' })
    const answer = await world.press(coordinator, mine, 'End this meeting', { [`outcome.${id}`]: 'right-course' })
    expect(cardsIn(answer).map(wordsOn).join()).toContain('recorded a decision first. It was not overwritten.')
    expect((await world.ports.findMeeting('swindon', meetingOn('2026-12-01')))?.status).not.toBe('closed')
    expect(buttonsOn(cardOf(answer)).some(({ title }) => title === 'End this meeting')).toBe(true)
  })

  it('gives minutes to nobody but coordinators, and none before it has ended', async () => {
    const world = await running(1)
    const press = { verb: 'minutes-file', meetingId: meetingOn('2026-12-01') }
    expect((await world.pressData(worker, press)).every(({ kind }) => kind === 'card')).toBe(true)
    expect((await world.pressData(coordinator, press)).every(({ kind }) => kind === 'card')).toBe(true)
  })
})
