import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { agendaCalendar, type MeetingFacts } from '../../bot/files/agenda-calendar.ts'
import { madeAt, sampleMeeting, swindon, transferMeeting } from './sample-agenda.ts'

const facts: MeetingFacts = {
  procedure: swindon,
  forum: transferMeeting,
  meeting: sampleMeeting,
  minutes: 90,
  attends: null,
  sequence: 3,
  now: madeAt,
}

/** The file as an independent parser sees it. */
function readBack(over: Partial<MeetingFacts> = {}) {
  const file = agendaCalendar({ ...facts, ...over })
  const calendar = new ICAL.Component(ICAL.parse(new TextDecoder().decode(file.content)))
  const zone = calendar.getFirstSubcomponent('vtimezone')
  if (zone) ICAL.TimezoneService.register(zone)
  const component = calendar.getFirstSubcomponent('vevent')
  if (!component) throw new Error('no event in the file')
  return { file, calendar, event: new ICAL.Event(component), component }
}

describe('the calendar file of a meeting', () => {
  test('is named like the workbook', () => {
    expect(readBack().file.name).toBe('swindon-transfer-meeting-2026-12-01.ics')
  })

  test('names the meeting, its cut-off and no case', () => {
    const { event } = readBack()
    expect(event.summary).toBe('Transfer meeting (Swindon Borough Council)')
    expect(event.description).toBe(
      'The list closes Thursday 26 November 2026, 4pm. The list itself is in Stepwise, in Teams.',
    )
  })

  test('keeps its uid when the meeting moves, and counts the change', () => {
    const before = readBack()
    const moved = readBack({ meeting: { ...sampleMeeting, at: '2026-12-02T10:00:00.000Z' }, sequence: 4 })
    expect(moved.event.uid).toBe(before.event.uid)
    expect(before.event.uid).toBe('swindon-sw-f1:2026-12-01@stepwise')
    expect([before.event.sequence, moved.event.sequence]).toEqual([3, 4])
    expect(moved.event.startDate.toJSDate().toISOString()).toBe('2026-12-02T10:00:00.000Z')
  })

  test('says that a cancelled meeting is cancelled', () => {
    const { component, calendar } = readBack({ meeting: { ...sampleMeeting, status: 'cancelled' } })
    expect(component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL')
    expect(readBack().component.getFirstPropertyValue('status')).toBe('CONFIRMED')
  })

  test('has no end while nobody has said how long the meeting lasts', () => {
    expect(readBack({ minutes: null }).component.getFirstProperty('dtend')).toBeNull()
    expect(readBack().event.endDate.toJSDate().toISOString()).toBe('2026-12-01T17:30:00.000Z')
  })

  test('escapes a place with commas and line breaks', () => {
    const place = 'Room 2, Civic Offices;\nsecond floor'
    expect(readBack({ meeting: { ...sampleMeeting, place } }).event.location).toBe(place)
  })
})

describe.each(['UTC', 'Europe/London', 'Pacific/Auckland'])('on a server whose clock is set to %s', zone => {
  const before = process.env.TZ
  beforeEach(() => {
    process.env.TZ = zone
  })
  afterEach(() => {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  })

  test.each([
    ['2026-12-01T16:00:00.000Z', '2026-12-01T16:00:00'],
    ['2026-06-02T15:00:00.000Z', '2026-06-02T16:00:00'],
    ['2027-03-30T15:00:00.000Z', '2027-03-30T16:00:00'],
    ['2027-09-26T09:00:00.000Z', '2027-09-26T10:00:00'],
    ['2026-10-27T16:00:00.000Z', '2026-10-27T16:00:00'],
  ])('%s is entered as %s in London', (at, clock) => {
    const { event, component } = readBack({ meeting: { ...sampleMeeting, at } })
    expect(event.startDate.toString()).toBe(clock)
    expect(event.startDate.zone.tzid).toBe('Europe/London')
    expect(event.startDate.toJSDate().toISOString()).toBe(at)
    expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2026-11-26T16:00:00Z')
  })
})
