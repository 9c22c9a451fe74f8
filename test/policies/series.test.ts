import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf, daysBetween, timeOf, weekdayOf } from '../../policies/calendar.ts'
import type { Meeting, MeetingException, Series } from '../../policies/meeting-record.ts'
import {
  cutOffFor,
  forumOf,
  hasNoHolidayRule,
  isOpen,
  meetingsAfter,
  openMeetings,
  seriesFor,
} from '../../policies/series.ts'
import { meetingOf, procedures, settingOf, swindon } from './samples.ts'
import { inEveryZone } from './time-zones.ts'

const found = seriesFor(swindon, forumOf(swindon, 'SW-F1'), [], [])
if (!found) throw new Error('the document gives a day')
const tuesdays: Series = found

const with_ = (over: Partial<Series>): Series => ({ ...tuesdays, ...over })
const daysFrom = (series: Series, from: string, count: number, stored: readonly Meeting[] = []) =>
  meetingsAfter(series, from, count, stored).map(meeting => dayOf(meeting.at))

inEveryZone('the Tuesday 4pm meeting and its Thursday 4pm cut-off', () => {
  it.each([
    ['a Sunday after the cut-off', '2026-11-22T12:00:00Z', '2026-12-01T16:00:00.000Z', '2026-11-26T16:00:00.000Z'],
    ['a minute before the cut-off', '2026-11-26T15:59:00Z', '2026-12-01T16:00:00.000Z', '2026-11-26T16:00:00.000Z'],
    ['the cut-off itself', '2026-11-26T16:00:00Z', '2026-12-08T16:00:00.000Z', '2026-12-03T16:00:00.000Z'],
    ['before the autumn clock change', '2026-10-22T14:59:59Z', '2026-10-27T16:00:00.000Z', '2026-10-22T15:00:00.000Z'],
    ['after that cut-off', '2026-10-22T15:00:00Z', '2026-11-03T16:00:00.000Z', '2026-10-29T16:00:00.000Z'],
    ['before the spring clock change', '2027-03-25T15:59:59Z', '2027-03-30T15:00:00.000Z', '2027-03-25T16:00:00.000Z'],
    ['after that cut-off', '2027-03-25T16:00:00Z', '2027-04-06T15:00:00.000Z', '2027-04-01T15:00:00.000Z'],
  ])('from %s (%s) the next open list is %s, closing %s', (_, now, at, cutOff) => {
    const [first] = openMeetings(tuesdays, new Date(now), 1)
    expect(first).toMatchObject({ at, cutOff })
  })
  it('offers the next four, oldest first', () => {
    const days = openMeetings(tuesdays, new Date('2026-11-22T12:00:00Z'), 4).map(meeting => dayOf(meeting.at))
    expect(days).toEqual(['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22'])
  })
  it.each(['2027-12-28', '2028-12-26'])('is held on %s, a bank holiday, for which there is no rule; that is said', day => {
    const [meeting] = meetingsAfter(tuesdays, `${addDays(day, -1)}T12:00:00.000Z`, 1)
    expect(dayOf(meeting?.at ?? '')).toBe(day)
    expect(hasNoHolidayRule(tuesdays, meeting as Meeting)).toBe(true)
    expect(hasNoHolidayRule(with_({ bankHoliday: 'hold' }), meeting as Meeting)).toBe(false)
  })
})

describe('a series with exceptions', () => {
  const from = '2026-11-22T12:00:00.000Z'
  const moved: MeetingException = { kind: 'moved', day: '2026-12-01', to: '2026-12-02', time: '10:00' }
  it('leaves out a meeting that is cancelled', () => {
    const series = with_({ exceptions: [{ kind: 'cancelled', day: '2026-12-01' }] })
    expect(daysFrom(series, from, 2)).toEqual(['2026-11-24', '2026-12-08'])
  })
  it('moves a meeting with its cut-off, under the id of its first day', () => {
    const meeting = meetingsAfter(with_({ exceptions: [moved] }), from, 3)[1]
    expect(meeting).toMatchObject({
      id: 'swindon-sw-f1:2026-12-01',
      at: '2026-12-02T10:00:00.000Z',
      cutOff: '2026-11-26T16:00:00.000Z',
    })
  })
  it('finds a meeting that was moved to before its week', () => {
    const series = with_({
      exceptions: [{ kind: 'moved', day: '2026-12-08', to: '2026-11-30', time: '16:00' }],
    })
    expect(daysFrom(series, '2026-11-27T12:00:00.000Z', 3)).toEqual(['2026-11-30', '2026-12-01', '2026-12-15'])
  })
  it('finds a meeting that was moved far back, past the day asked about', () => {
    const series = with_({
      exceptions: [{ kind: 'moved', day: '2026-11-03', to: '2026-12-03', time: '16:00' }],
    })
    expect(daysFrom(series, from, 3)).toEqual(['2026-11-24', '2026-12-01', '2026-12-03'])
  })
  it('adds an extra meeting with a cut-off of its own', () => {
    const series = with_({ exceptions: [{ kind: 'extra', day: '2026-12-04', time: '09:30' }] })
    const extra = meetingsAfter(series, from, 3)[2]
    expect(extra).toMatchObject({ at: '2026-12-04T09:30:00.000Z', cutOff: '2026-12-03T16:00:00.000Z' })
  })
  it('gives an extra meeting on a regular day an id of its own', () => {
    const series = with_({ exceptions: [{ kind: 'extra', day: '2026-12-01', time: '09:30' }] })
    const ids = meetingsAfter(series, from, 3).map(meeting => meeting.id)
    expect(new Set(ids).size).toBe(3)
  })
  it('meets every second week, counted from its first day', () => {
    const series = with_({ everyWeeks: 2, anchor: '2026-12-01' })
    expect(daysFrom(series, from, 3)).toEqual(['2026-12-01', '2026-12-15', '2026-12-29'])
    expect(daysFrom(series, '2026-10-01T12:00:00.000Z', 2)).toEqual(['2026-10-06', '2026-10-20'])
  })
  it.each([
    ['hold', '2027-12-28'],
    ['cancel', '2028-01-04'],
    ['next-working-day', '2027-12-29'],
  ] as const)('treats a bank holiday as the council says: %s', (bankHoliday, day) => {
    expect(daysFrom(with_({ bankHoliday }), '2027-12-22T12:00:00.000Z', 1)).toEqual([day])
  })
  it('takes places and state from what is stored, and leaves out a stored cancellation', () => {
    const stored = [
      meetingOf(swindon, 'SW-F1', { taken: 7, status: 'agenda-sent' }),
      meetingOf(swindon, 'SW-F1', { id: 'swindon-sw-f1:2026-12-08', status: 'cancelled' }),
    ]
    const meetings = meetingsAfter(tuesdays, from, 3, stored)
    expect(meetings[1]).toMatchObject({ taken: 7, status: 'agenda-sent' })
    expect(meetings.map(meeting => dayOf(meeting.at))).toEqual(['2026-11-24', '2026-12-01', '2026-12-15'])
  })
  it('takes no more entries once its agenda has gone out', () => {
    const now = new Date('2026-11-26T15:00:00Z')
    expect(isOpen(meetingOf(swindon, 'SW-F1'), now)).toBe(true)
    expect(isOpen(meetingOf(swindon, 'SW-F1', { status: 'agenda-sent' }), now)).toBe(false)
  })
  it('without a cut-off stays open until it begins', () => {
    const meeting = meetingOf(swindon, 'SW-F1', { cutOff: null })
    expect(cutOffFor(with_({ cutOff: null }), '2026-12-01')).toBeNull()
    expect(isOpen(meeting, new Date('2026-12-01T15:59:59Z'))).toBe(true)
    expect(isOpen(meeting, new Date('2026-12-01T16:00:00Z'))).toBe(false)
  })
})

describe('what a document leaves out', () => {
  it('no forum but Swindon’s transfer meeting has a day until its council sets one', () => {
    const known = [...procedures.values()].flatMap(procedure =>
      procedure.forums.filter(forum => seriesFor(procedure, forum, [], [])).map(forum => forum.id),
    )
    expect(known).toEqual(['SW-F1'])
  })
  it('places, waiting list, late entry and refused rows are off until set', () => {
    expect(tuesdays).toMatchObject({
      places: null,
      waitingList: false,
      lateEntry: false,
      refuseIncompleteRow: false,
      bankHoliday: null,
    })
  })
  it('are taken from the settings of that forum alone', () => {
    const settings = [
      settingOf('forum.sw-f1.places', 12),
      settingOf('forum.sw-f1.late-entry', true),
      settingOf('forum.sw-f2.waiting-list', true),
    ]
    expect(seriesFor(swindon, forumOf(swindon, 'SW-F1'), [], settings)).toMatchObject({
      places: 12,
      lateEntry: true,
      waitingList: false,
    })
  })
})

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
const anyDay = fc.integer({ min: 0, max: 1000 }).map(days => addDays('2026-01-01', days))
const anyTime = fc.constantFrom('09:00', '10:30', '13:15', '16:00', '00:30', '23:45')
const anyException: fc.Arbitrary<MeetingException> = fc.oneof(
  fc.record({ kind: fc.constant('cancelled' as const), day: anyDay }),
  fc.record({ kind: fc.constant('moved' as const), day: anyDay, to: anyDay, time: anyTime }),
  fc.record({ kind: fc.constant('extra' as const), day: anyDay, time: anyTime }),
)
const anySeries: fc.Arbitrary<Series> = fc
  .record({
    weekday: fc.constantFrom(...weekdays),
    time: anyTime,
    everyWeeks: fc.integer({ min: 1, max: 4 }),
    anchor: anyDay,
    cutOff: fc.record({ weekday: fc.constantFrom(...weekdays), time: anyTime }),
    bankHoliday: fc.constantFrom('hold', 'cancel', 'next-working-day', null),
    exceptions: fc.array(anyException, { maxLength: 6 }),
  })
  .map(over => ({ ...tuesdays, ...over }))

describe('any series of meetings', () => {
  it('has every cut-off before its meeting, within the week before, at the time set', () => {
    fc.assert(
      fc.property(anySeries, anyDay, (series, day) => {
        for (const meeting of meetingsAfter(series, `${day}T12:00:00.000Z`, 6)) {
          const cutOff = meeting.cutOff ?? ''
          expect(cutOff < meeting.at).toBe(true)
          expect(daysBetween(dayOf(cutOff), dayOf(meeting.at))).toBeLessThanOrEqual(7)
          expect(weekdayOf(dayOf(cutOff))).toBe(series.cutOff?.weekday)
          expect(timeOf(cutOff)).toBe(series.cutOff?.time)
        }
      }),
    )
  })
  it('comes oldest first, each once, none before the moment asked about, none cancelled', () => {
    fc.assert(
      fc.property(anySeries, anyDay, (series, day) => {
        const from = `${day}T12:00:00.000Z`
        const meetings = meetingsAfter(series, from, 6)
        const times = meetings.map(meeting => meeting.at)
        expect(times).toEqual([...times].sort())
        expect(times.every(at => at > from)).toBe(true)
        expect(new Set(meetings.map(meeting => meeting.id)).size).toBe(meetings.length)
        const first = (id: string) => series.exceptions.find(other => other.kind !== 'extra' && id.endsWith(other.day))
        const extra = (id: string) => series.exceptions.some(other => other.kind === 'extra' && id.endsWith(other.day))
        expect(meetings.filter(({ id }) => first(id)?.kind === 'cancelled' && !extra(id))).toEqual([])
      }),
    )
  })
  it('is offered for booking only while its list is open', () => {
    fc.assert(
      fc.property(anySeries, anyDay, (series, day) => {
        const now = new Date(`${day}T12:00:00.000Z`)
        for (const meeting of openMeetings(series, now, 4))
          expect((meeting.cutOff ?? meeting.at) > now.toISOString()).toBe(true)
      }),
    )
  })
})
