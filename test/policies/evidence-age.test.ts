import { describe, expect, it } from 'vitest'
import type { TimeLimit } from '../../policies/council.ts'
import { evidenceAge, later, meetingDayOf } from '../../policies/evidence-age.ts'
import { bookingOn, caseOn, meetingOf, procedureFor, swindon } from './samples.ts'
import { inEveryZone } from './time-zones.ts'

const cheshire = procedureFor('cheshire-east')
const fourWeeks = cheshire.limits.find(({ id }) => id === 'CE-T3') as TimeLimit
const with_ = (over: Partial<TimeLimit>): TimeLimit => ({ ...fourWeeks, ...over })

inEveryZone('the last good day', () => {
  it.each([
    ['2026-10-26', 4, 'weeks', '2026-11-23'],
    ['2026-11-03', 28, 'days', '2026-12-01'],
    ['2026-11-03', 28, 'days-unit-unstated', '2026-12-01'],
    ['2026-08-31', 6, 'months', '2027-02-28'],
    ['2026-12-18', 5, 'working-days', '2026-12-29'],
  ] as const)('after %s, %i %s, is %s', (day, value, unit, last) => {
    expect(later(day, value, unit)).toBe(last)
  })
  it('stands; on the next day the evidence is too old', () => {
    const on = (today: string) => evidenceAge('2026-10-26', fourWeeks, { today, meeting: null })
    expect(on('2026-11-23')).toMatchObject({ staleFrom: '2026-11-24', on: [{ ageDays: 28, tooOld: false }] })
    expect(on('2026-11-24')).toMatchObject({ on: [{ ageDays: 29, tooOld: true }] })
  })
})

describe('the day that counts', () => {
  it('is shown both ways where the document does not say: today and the day of the meeting', () => {
    const age = evidenceAge('2026-11-02', fourWeeks, { today: '2026-11-23', meeting: '2026-12-01' })
    expect(age?.dayUnstated).toBe(true)
    expect(age?.on).toEqual([
      { day: '2026-11-23', what: 'today', ageDays: 21, tooOld: false },
      { day: '2026-12-01', what: 'meeting', ageDays: 29, tooOld: true },
    ])
  })
  it('is said to be unstated for every look-back that a document leaves open, and for those read into it', () => {
    expect(
      evidenceAge('2026-11-02', with_({ clock: { event: 'the meeting', inferred: true } }), {
        today: '2026-11-23',
        meeting: null,
      })?.dayUnstated,
    ).toBe(true)
    expect(
      evidenceAge('2026-11-02', with_({ clock: { event: 'the meeting', inferred: false } }), {
        today: '2026-11-23',
        meeting: null,
      })?.dayUnstated,
    ).toBe(false)
  })
  it('of the meeting is the day in London', () => {
    const late = meetingOf(swindon, 'SW-F1', { at: '2026-06-30T23:30:00.000Z' })
    expect(meetingDayOf(caseOn(swindon, 'SW-D2', { booking: bookingOn(late, 'x') }))).toBe('2026-07-01')
    expect(meetingDayOf(caseOn(swindon, 'SW-D2'))).toBeNull()
  })
})

it('ages nothing against a limit that is no look-back, or has no number', () => {
  const days = { today: '2026-11-23', meeting: null }
  expect(evidenceAge('2026-11-02', with_({ kind: 'within' }), days)).toBeNull()
  expect(evidenceAge('2026-11-02', with_({ value: null }), days)).toBeNull()
})
