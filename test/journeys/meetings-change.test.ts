import { describe, expect, it } from 'vitest'
import { beside, wordsOn } from '../support/card-reader.ts'
import {
  breakAfter,
  caseNamed,
  coordinator,
  listOf,
  meetingOn,
  monday,
  openCase,
  second,
  setRules,
  worker,
} from './booked-cases.ts'
import { cardOf, type World, worldOf } from './world.ts'

const save = 'Save'
async function move(world: World, day: string, to: string, time = '10:00') {
  const form = cardOf(await world.pressData(coordinator, { verb: 'meeting-form', forum: 'SW-F1', key: day }))
  return world.press(coordinator, form, 'Move it', { day: to, time })
}
async function callOff(world: World, day: string) {
  const form = cardOf(await world.pressData(coordinator, { verb: 'meeting-form', forum: 'SW-F1', key: day }))
  return world.press(coordinator, form, 'Call it off')
}
const lastTold = (world: World) => wordsOn(world.inboxOf(worker).at(-1))

describe('a coordinator changes when the meeting is held', () => {
  it('opens with “meetings”, keeps the document’s day and shows what is a council setting', async () => {
    const world = worldOf(['swindon'], monday)
    const list = cardOf(await world.say(coordinator, 'change meetings'))
    expect(wordsOn(list)).toContain('Tuesday 4pm, every week. Cut-off: Thursday 4pm before.')
    const series = cardOf(await world.press(coordinator, list, beside(list, 'Transfer meeting')))
    const form = cardOf(await world.press(coordinator, series, 'Change these rules'))
    expect(wordsOn(form)).not.toContain('[Weekday')
    const after = cardOf(await world.press(coordinator, form, save, { places: '12', minutes: '90' }))
    expect(wordsOn(after)).toContain('Places: 12')
    expect(wordsOn(after)).toContain('90 minutes')
  })

  it('is refused to a practitioner', async () => {
    const world = worldOf(['swindon'], monday)
    const answer = await world.pressData(worker, {
      verb: 'save-series',
      forum: 'SW-F1',
      seen: 0,
      places: '1',
    })
    expect(wordsOn(cardOf(answer))).toContain('somebody else’s to do')
    expect((await world.ports.arrangements('swindon')).series).toEqual([])
  })

  it('sets up a panel that the document gives no day, and keeps who changed what', async () => {
    const world = worldOf(['swindon'], monday)
    const form = cardOf(await world.pressData(coordinator, { verb: 'series', forum: 'SW-F2' }))
    const wrong = cardOf(await world.press(coordinator, form, save, { weekday: 'wednesday' }))
    expect(wordsOn(wrong)).toContain('Choose the weekday and the time of the meeting.')
    const set = { weekday: 'wednesday', time: '10:00', weeks: '2', anchor: '2026-12-02' }
    const shown = wordsOn(cardOf(await world.press(coordinator, wrong, save, set)))
    expect(shown).toContain('Wednesday 10am, every 2 weeks. No cut-off is set.')
    expect(shown).toContain('Wednesday 16 December 2026, 10am')
    const history = await world.pressData(coordinator, { verb: 'series-history', forum: 'SW-F2' })
    expect(wordsOn(cardOf(history))).toContain('Sample coordinator changed when it meets')
  })

  it('moves a meeting: its list stays with it, cut-off and reminders follow, and each worker is told once', async () => {
    const world = worldOf(['swindon'], monday)
    await openCase(world, 'CS-1001', '2026-12-01')
    await openCase(world, 'CS-1002', '2026-12-08')
    const told = world.inboxOf(worker).length
    const answer = await move(world, '2026-12-08', '2026-12-10')
    expect(wordsOn(cardOf(answer))).toContain('1 case on its lists brought up to date')
    expect(world.inboxOf(worker)).toHaveLength(told + 1)
    expect(lastTold(world)).toContain('moved from Tuesday 8 December 2026, 4pm to Thursday 10 December 2026, 10am')
    expect((await caseNamed(world, 'CS-1002')).booking).toMatchObject({
      meetingId: meetingOn('2026-12-08'),
      meetsAt: '2026-12-10T10:00:00.000Z',
      cutOff: '2026-12-03T16:00:00.000Z',
    })
    const tomorrow = world.ports.seen
      .reminders()
      .find(({ what, key }) => what === 'meeting-tomorrow' && key.includes('2026-12-08'))
    expect(tomorrow?.dueAt).toBe('2026-12-09T08:30:00.000Z')
    expect((await caseNamed(world, 'CS-1001')).booking?.meetsAt).toBe('2026-12-01T16:00:00.000Z')
    await world.moveTo('2026-11-23T10:05:00Z')
    expect(world.inboxOf(worker)).toHaveLength(told + 1)
  })

  it('sends the list again at the new cut-off when a meeting moves after its agenda went out', async () => {
    const world = worldOf(['swindon'], monday)
    await openCase(world, 'CS-1001', '2026-12-01')
    await world.moveTo('2026-11-26T17:00:00Z')
    expect(world.inboxOf(coordinator)).toHaveLength(1)
    await move(world, '2026-12-01', '2026-12-04')
    expect(wordsOn(world.inboxOf(second).at(-1))).toContain(
      'It is on Friday 4 December 2026, 10am; the list closes on Thursday 3 December',
    )
    await world.moveTo('2026-12-03T16:00:00Z')
    expect(wordsOn(world.inboxOf(coordinator).at(-1))).toContain('Friday 4 December 2026, 10am')
    expect(world.inboxOf(coordinator)).toHaveLength(3)
  })

  it.each([
    ['next', ' | ', 'CS-1001 | ', 'now on another list'],
    ['ask', ' | ', ' | ', 'Not booked'],
  ] as const)('moves a meeting under the rule “%s”', async (rule, left, next, words) => {
    const world = worldOf(['swindon'], monday)
    await setRules(world, { 'when-moved': rule })
    await openCase(world, 'CS-1001', '2026-12-01')
    await move(world, '2026-12-01', '2026-12-03')
    expect(await listOf(world, '2026-12-01')).toBe(left)
    expect(await listOf(world, '2026-12-08')).toBe(next)
    expect(lastTold(world)).toContain(words)
  })

  it('calls a meeting off: without a rule each worker is asked to choose again, and nothing is read as booked', async () => {
    const world = worldOf(['swindon'], monday)
    await openCase(world, 'CS-1001', '2026-12-01')
    await callOff(world, '2026-12-01')
    const current = await caseNamed(world, 'CS-1001')
    expect(current.booking).toBeNull()
    expect(lastTold(world)).toContain('is on no list: choose another meeting')
    expect(world.ports.seen.reminders().filter(({ key }) => key.startsWith('booking:'))).toEqual([])
    const lists = cardOf(await world.press(worker, world.inboxOf(worker).at(-1), 'Choose another meeting'))
    expect(wordsOn(lists)).not.toContain('Tuesday 1 December')
    await world.pressData(worker, {
      verb: 'confirm-book',
      caseId: current.id,
      meetingId: meetingOn('2026-12-08'),
    })
    expect(await listOf(world, '2026-12-08')).toBe('CS-1001 | ')
  })

  it('holds a meeting after all that was called off', async () => {
    const world = worldOf(['swindon'], monday)
    await openCase(world, 'CS-1001', '2026-12-01')
    await callOff(world, '2026-12-01')
    const form = cardOf(await world.pressData(coordinator, { verb: 'meeting-form', forum: 'SW-F1', key: '2026-12-01' }))
    await world.press(coordinator, form, 'Hold it as usual')
    const { id } = await caseNamed(world, 'CS-1001')
    await world.pressData(worker, { verb: 'confirm-book', caseId: id, meetingId: meetingOn('2026-12-01') })
    expect(await listOf(world, '2026-12-01')).toBe('CS-1001 | ')
  })

  it('goes on where it was interrupted, and tells nobody twice', async () => {
    const world = worldOf(['swindon'], monday)
    for (const name of ['CS-1001', 'CS-1002', 'CS-1003']) await openCase(world, name, '2026-12-01')
    const told = world.inboxOf(worker).length
    breakAfter(world, 4)
    await expect(callOff(world, '2026-12-01')).rejects.toThrow('the power went')
    expect(await listOf(world, '2026-12-01')).not.toBe(' | ')
    await world.moveTo('2026-11-23T10:02:00Z')
    expect(await listOf(world, '2026-12-01')).toBe(' | ')
    expect(world.inboxOf(worker)).toHaveLength(told + 3)
  })

  it('is not overwritten by a coordinator whose card is older', async () => {
    const world = worldOf(['swindon'], monday)
    const mine = cardOf(await world.pressData(coordinator, { verb: 'series-form', forum: 'SW-F1' }))
    const theirs = cardOf(await world.pressData(second, { verb: 'series-form', forum: 'SW-F1' }))
    await world.press(coordinator, mine, save, { places: '10' })
    const answer = await world.press(second, theirs, save, { places: '20' })
    expect(wordsOn(cardOf(answer))).toContain('Sample coordinator changed this meanwhile')
    expect((await world.ports.arrangements('swindon')).series[0]?.places).toBe(10)
  })
})
