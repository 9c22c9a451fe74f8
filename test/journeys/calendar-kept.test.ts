/** A person's own calendar follows their case: in, over to another meeting, out. */
import { describe, expect, it } from 'vitest'
import type { Outgoing } from '../../dialogs/incoming.ts'
import { buttonsOn, cardsIn, wordsOn } from '../support/card-reader.ts'
import { caseNamed, coordinator, meetingOn, openCase, setRules, worker } from './booked-cases.ts'
import { calendarOf, changeMeeting, entryOf, filesIn, swindonWithCalendars } from './sent-files.ts'
import { cardOf, type World } from './world.ts'

/** A calendar that does with each file what its id, its count and its method say, as a mail program does. */
function calendarProgram() {
  const entries = new Map<string, { sequence: number; starts: string; shown: boolean }>()
  const take = (answer: readonly Outgoing[]) => {
    for (const { uid, sequence, starts, status, method } of filesIn(answer).map(entryOf)) {
      if (sequence < (entries.get(uid)?.sequence ?? 0)) continue
      expect(status === 'CANCELLED').toBe(method === 'CANCEL')
      entries.set(uid, { sequence, starts, shown: method !== 'CANCEL' })
    }
  }
  const shown = () =>
    [...entries.values()]
      .filter(entry => entry.shown)
      .map(({ starts }) => starts.slice(0, 10))
      .sort()
  return { take, shown }
}

describe('a calendar in which the meeting of a case stands', () => {
  const toList = (world: World, who: string, id: string, day: string) =>
    world.pressData(who, { verb: 'confirm-book', caseId: id, meetingId: meetingOn(day), move: true })
  const last = (world: World, who: string) => world.inboxOf(who).at(-1)

  async function added(...names: readonly string[]) {
    const world = swindonWithCalendars()
    const program = calendarProgram()
    const cases = []
    for (const name of names) cases.push(await openCase(world, name, '2026-12-01'))
    program.take(await world.pressData(worker, { verb: 'calendar', meetingId: meetingOn('2026-12-01') }))
    expect(program.shown()).toEqual(['2026-12-01'])
    await world.moveTo('2026-11-23T11:00:00Z')
    return { world, program, ids: cases.map(({ id }) => id) }
  }

  it('loses the old meeting and gets the new one, in one press, when the worker moves the case', async () => {
    const { world, program, ids } = await added('CS-1001')
    const card = cardOf(await toList(world, worker, ids[0] ?? '', '2026-12-08'))
    const answer = await world.press(worker, card, 'Bring my calendar up to date')
    expect(filesIn(answer).map(({ name }) => name)).toEqual([
      'swindon-transfer-meeting-2026-12-01.take-out.ics',
      'swindon-transfer-meeting-2026-12-08.ics',
    ])
    program.take(answer)
    expect(program.shown()).toEqual(['2026-12-08'])
    await world.moveTo('2026-11-23T12:00:00Z')
    program.take(
      await world.press(
        worker,
        cardOf(await toList(world, worker, ids[0] ?? '', '2026-12-01')),
        'Bring my calendar up to date',
      ),
    )
    expect(program.shown()).toEqual(['2026-12-01'])
  })

  it('loses it with the news that a coordinator moved the case or took it off', async () => {
    const { world, program, ids } = await added('CS-1001')
    await toList(world, coordinator, ids[0] ?? '', '2026-12-08')
    program.take(await world.press(worker, last(world, worker), 'Bring my calendar up to date'))
    expect(program.shown()).toEqual(['2026-12-08'])
    await world.moveTo('2026-11-23T12:00:00Z')
    await world.pressData(coordinator, { verb: 'take-off', caseId: ids[0] })
    expect(wordsOn(last(world, worker))).toContain('Transfer meeting of Tuesday 8 December 2026, 4pm')
    program.take(await world.press(worker, last(world, worker), 'Take the meeting out of my calendar'))
    expect(program.shown()).toEqual([])
  })

  it.each(['next', 'ask'])('loses it when the meeting moves and the council’s rule is “%s”', async rule => {
    const { world, program } = await added('CS-1001')
    await setRules(world, { 'when-moved': rule })
    await world.moveTo('2026-11-23T12:00:00Z')
    await changeMeeting(world, 'move', { day: '2026-12-03', time: '10:00' })
    const title = rule === 'next' ? 'Bring my calendar up to date' : 'Take the meeting out of my calendar'
    program.take(await world.press(worker, last(world, worker), title))
    expect(program.shown()).toEqual(rule === 'next' ? ['2026-12-08'] : [])
  })

  it('loses it when the worker takes the case off the list, takes it back, or hands it over', async () => {
    const { world, program, ids } = await added('CS-1001')
    const off = cardOf(await world.pressData(worker, { verb: 'take-off', caseId: ids[0] }))
    program.take(await world.press(worker, off, 'Take the meeting out of my calendar'))
    expect(program.shown()).toEqual([])

    const second = await added('CS-1002')
    const back = cardOf(await second.world.pressData(worker, { verb: 'withdraw', caseId: second.ids[0], why: 'Moved' }))
    second.program.take(await second.world.press(worker, back, 'Take the meeting out of my calendar'))
    expect(second.program.shown()).toEqual([])

    const third = await added('CS-1003')
    const to = 'swindon-other worker'
    await third.world.pressData('swindon-manager', { verb: 'hand-over', caseId: third.ids[0], from: worker, to })
    third.program.take(await third.world.press(worker, last(third.world, worker), 'Take the meeting out of my calendar'))
    expect(third.program.shown()).toEqual([])
  })

  it('keeps it while another case of theirs is on that list, and says which', async () => {
    const { world, program, ids } = await added('CS-1001', 'CS-1002')
    const answer = await world.press(
      worker,
      cardOf(await toList(world, worker, ids[0] ?? '', '2026-12-08')),
      'Bring my calendar up to date',
    )
    program.take(answer)
    expect(program.shown()).toEqual(['2026-12-01', '2026-12-08'])
    expect(cardsIn(answer).map(wordsOn).join()).toContain('You have another case on its list')
    expect(cardsIn(answer).map(wordsOn).join()).toContain('CS-1002')
  })

  it('is brought up to date for one person alone: what others take is the meeting as it is', async () => {
    const { world, ids } = await added('CS-1001')
    await world.press(
      worker,
      cardOf(await toList(world, worker, ids[0] ?? '', '2026-12-08')),
      'Bring my calendar up to date',
    )
    const kept = await world.ports.findFile('swindon', 'swindon-transfer-meeting-2026-12-01.ics')
    expect(new TextDecoder().decode(kept?.content)).toContain('STATUS:CONFIRMED')
    expect((await calendarOf(world, coordinator, '2026-12-01')).status).toBe('CONFIRMED')
  })

  it('offers nothing to take out of a meeting that has begun', async () => {
    const { world, ids } = await added('CS-1001')
    await world.moveTo('2026-12-01T16:05:00Z')
    const card = cardOf(await world.say(coordinator, 'agenda'))
    const ask = cardOf(await world.press(coordinator, card, 'End this meeting'))
    await world.press(coordinator, ask, 'Yes, carry')
    expect((await caseNamed(world, 'CS-1001')).id).toBe(ids[0])
    expect(buttonsOn(last(world, worker)).map(({ title }) => title)).toContain('Add the meeting to my calendar')
  })
})
