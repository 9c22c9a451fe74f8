import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BookingPress, book, moveBooking, type Place, takeOff } from '../../policies/booking.ts'
import { addDays } from '../../policies/calendar.ts'
import type { Change } from '../../policies/decision.ts'
import type { Meeting, Series } from '../../policies/meeting-record.ts'
import { forumOf, meetingsAfter, seriesFor } from '../../policies/series.ts'
import { caseAfter, caseOn, meetingOf, now, refusalOf, swindon, worker } from './samples.ts'

const forum = forumOf(swindon, 'SW-F1')
const found = seriesFor(swindon, forum, [], [])
if (!found) throw new Error('the document gives a day')
const series: Series = found
const meeting = meetingOf(swindon, 'SW-F1')
const started = caseOn(swindon, 'SW-D2')

const placeOf = (over: { series?: Partial<Series>; meeting?: Partial<Meeting> } = {}): Place => ({
  forum,
  series: { ...series, ...over.series },
  meeting: { ...meeting, ...over.meeting },
})
const pressOf = (over: Partial<BookingPress> = {}): BookingPress => ({
  person: worker,
  now,
  newId: () => 'booking-1',
  late: '',
  full: false,
  ...over,
})
const kinds = (change: Change) => change.writes.map(write => write.kind)

describe('taking a case off and moving it', () => {
  const booked = caseAfter(book(swindon, started, placeOf(), pressOf()))
  it('gives the place back and forgets the reminders', () => {
    const decision = takeOff(swindon, booked, worker, now)
    if (!decision.ok) throw new Error('refused')
    expect(caseAfter(decision).booking).toBeNull()
    expect(kinds(decision.change)).toEqual(['case', 'unbook', 'forget-reminders'])
    expect(decision.change.writes[2]).toMatchObject({ keyPrefix: `booking:${booked.id}:` })
  })
  it('refuses for a case on no list', () => {
    expect(refusalOf(takeOff(swindon, started, worker, now)).code).toBe('not-on-a-list')
  })
  it('refuses once the meeting has begun: its decision ends the booking', () => {
    expect(refusalOf(takeOff(swindon, booked, worker, new Date(meeting.at))).code).toBe('meeting-gone')
  })
  it('moves in one change, off the one and on the other', () => {
    const other = placeOf({
      meeting: {
        id: 'swindon-sw-f1:2026-12-08',
        at: '2026-12-08T16:00:00.000Z',
        cutOff: '2026-12-03T16:00:00.000Z',
      },
    })
    const decision = moveBooking(swindon, booked, other, pressOf())
    if (!decision.ok) throw new Error('refused')
    expect(caseAfter(decision).booking?.meetingId).toBe('swindon-sw-f1:2026-12-08')
    expect(kinds(decision.change)).toEqual(expect.arrayContaining(['unbook', 'book', 'case']))
    expect(kinds(decision.change).filter(kind => kind === 'case')).toHaveLength(1)
    expect(decision.change.writes.find(write => write.kind === 'case')).toMatchObject({
      expects: booked.revision,
    })
  })
  it('stays where it is when the other list does not take it', () => {
    expect(
      refusalOf(moveBooking(swindon, booked, placeOf({ meeting: { id: 'x', status: 'cancelled' } }), pressOf())).code,
    ).toBe('meeting-gone')
  })
  it('keeps a late reason out of a booking that is in time', () => {
    expect(
      caseAfter(book(swindon, started, placeOf(), pressOf({ late: 'typed for nothing' }))).booking?.late,
    ).toBeUndefined()
  })
})

describe('any booking', () => {
  const anyNow = fc
    .integer({ min: 0, max: 90 * 24 * 60 })
    .map(minutes => new Date(Date.UTC(2026, 10, 1) + minutes * 60_000))
  it('is kept only before its cut-off, on a meeting that exists', () => {
    fc.assert(
      fc.property(anyNow, fc.integer({ min: 0, max: 5 }), fc.boolean(), (at, nth, cancel) => {
        const exceptions = cancel ? [{ kind: 'cancelled' as const, day: addDays('2026-12-01', 7 * nth) }] : []
        const made = { ...series, exceptions }
        const all = meetingsAfter(made, '2026-11-01T00:00:00.000Z', 8)
        const chosen = all[nth] as Meeting
        const decision = book(swindon, started, { forum, series: made, meeting: chosen }, pressOf({ now: at }))
        expect(decision.ok).toBe(at.toISOString() < (chosen.cutOff ?? ''))
        if (decision.ok) expect(all.some(({ at: held }) => held === caseAfter(decision).booking?.meetsAt)).toBe(true)
      }),
    )
  })
})
