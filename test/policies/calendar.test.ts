import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bankHolidays, bankHolidaysKnownUntil } from '../../policies/bank-holidays.ts'
import {
  addDays,
  addMonths,
  addWorkingDays,
  dayOf,
  daysBetween,
  instantAt,
  isDay,
  isWorkingDay,
  isWorkingTime,
  lastBefore,
  nextWorkingTime,
  onOrAfter,
  timeOf,
  weekdayOf,
} from '../../policies/calendar.ts'
import { inEveryZone } from './time-zones.ts'

const counts = [5, 15, 30, 45, 60] as const
/** The start day is day 0. */
const workingDays = [
  ['2026-11-23', ['2026-11-30', '2026-12-14', '2027-01-07', '2027-01-28', '2027-02-18']],
  ['2026-12-04', ['2026-12-11', '2026-12-29', '2027-01-20', '2027-02-10', '2027-03-03']],
  ['2026-12-18', ['2026-12-29', '2027-01-13', '2027-02-03', '2027-02-24', '2027-03-17']],
  ['2027-03-19', ['2027-03-30', '2027-04-13', '2027-05-05', '2027-05-26', '2027-06-17']],
  ['2027-12-17', ['2027-12-24', '2028-01-12', '2028-02-02', '2028-02-23', '2028-03-15']],
] as const
const vectors = workingDays.flatMap(([start, ends]) => ends.map((end, n) => ({ start, count: counts[n] ?? 0, end })))

const anyDay = fc.integer({ min: 0, max: 1095 }).map(days => addDays('2026-01-01', days))

inEveryZone('working days', () => {
  it.each(vectors)('$count working days after $start is $end', ({ start, count, end }) => {
    expect(addWorkingDays(start, count)).toBe(end)
  })
  it.each(vectors)('$count working days before $end is $start', ({ start, count, end }) => {
    expect(addWorkingDays(end, -count)).toBe(start)
  })
  it.each([
    ['2026-11-23', true],
    ['2026-11-28', false],
    ['2026-11-29', false],
    ['2026-12-25', false],
    ['2026-12-28', false],
    ['2026-12-29', true],
    ['2027-12-28', false],
    ['2028-12-26', false],
  ] as const)('%s is a working day: %s', (day, is) => {
    expect(isWorkingDay(day)).toBe(is)
  })
})

inEveryZone('London’s clocks', () => {
  it.each([
    ['2026-10-22', '16:00', '2026-10-22T15:00:00.000Z'],
    ['2026-10-27', '16:00', '2026-10-27T16:00:00.000Z'],
    ['2027-03-25', '16:00', '2027-03-25T16:00:00.000Z'],
    ['2027-03-30', '16:00', '2027-03-30T15:00:00.000Z'],
    ['2026-07-01', '00:30', '2026-06-30T23:30:00.000Z'],
    ['2026-12-01', '00:00', '2026-12-01T00:00:00.000Z'],
  ])('%s at %s is %s', (day, time, instant) => {
    expect(instantAt(day, time)).toBe(instant)
    expect(dayOf(instant)).toBe(day)
    expect(timeOf(instant)).toBe(time)
  })
  it.each([
    ['2026-06-30T23:30:00Z', '2026-07-01', '00:30'],
    ['2026-12-31T23:59:59Z', '2026-12-31', '23:59'],
    ['2026-10-25T00:59:59Z', '2026-10-25', '01:59'],
    ['2026-10-25T01:00:00Z', '2026-10-25', '01:00'],
    ['2027-03-28T00:59:59Z', '2027-03-28', '00:59'],
    ['2027-03-28T01:00:00Z', '2027-03-28', '02:00'],
  ])('%s falls on %s at %s', (instant, day, time) => {
    expect(dayOf(instant)).toBe(day)
    expect(timeOf(instant)).toBe(time)
  })
  it('reads a time that London never showed as the hour after it', () => {
    expect(instantAt('2027-03-28', '01:30')).toBe('2027-03-28T01:30:00.000Z')
  })
})

inEveryZone('days', () => {
  it.each([
    ['2026-11-22', 'sunday'],
    ['2026-11-26', 'thursday'],
    ['2026-12-01', 'tuesday'],
    ['2028-02-29', 'tuesday'],
  ])('%s is a %s', (day, weekday) => {
    expect(weekdayOf(day)).toBe(weekday)
  })
  it('adds across months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28')
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
    expect(daysBetween('2026-12-01', '2026-11-26')).toBe(-5)
  })
  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '01/12/2026', '', 'tomorrow', '2026-12-01T00:00'])(
    '%s is no day',
    text => {
      expect(isDay(text)).toBe(false)
    },
  )
  it('finds the weekday on, after and before a day', () => {
    expect(onOrAfter('2026-12-01', 'tuesday')).toBe('2026-12-01')
    expect(onOrAfter('2026-12-02', 'tuesday')).toBe('2026-12-08')
    expect(lastBefore('2026-12-01', 'thursday')).toBe('2026-11-26')
    expect(lastBefore('2026-12-01', 'tuesday')).toBe('2026-11-24')
  })
  it('counts forwards and back again for any day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 90 }), (day, count) => {
        const end = addWorkingDays(day, count)
        const between = Array.from({ length: daysBetween(day, end) }, (_, n) => addDays(day, n + 1))
        expect(between.filter(isWorkingDay)).toHaveLength(count)
        expect(isWorkingDay(end)).toBe(true)
      }),
    )
  })
})

inEveryZone('working hours', () => {
  it.each([
    ['2026-11-23T08:29:59Z', false, '2026-11-23T08:30:00.000Z'],
    ['2026-11-23T08:30:00Z', true, '2026-11-23T08:30:00.000Z'],
    ['2026-11-23T16:59:59Z', true, '2026-11-23T16:59:59.000Z'],
    ['2026-11-23T17:00:00Z', false, '2026-11-24T08:30:00.000Z'],
    ['2026-11-27T17:30:00Z', false, '2026-11-30T08:30:00.000Z'],
    ['2026-12-25T10:00:00Z', false, '2026-12-29T08:30:00.000Z'],
    ['2026-07-01T07:30:00Z', true, '2026-07-01T07:30:00.000Z'],
    ['2026-07-01T16:00:00Z', false, '2026-07-02T07:30:00.000Z'],
  ] as const)('%s is in working hours: %s; a card that waits goes at %s', (instant, is, next) => {
    expect(isWorkingTime(instant)).toBe(is)
    expect(nextWorkingTime(instant)).toBe(next)
  })
  it('keeps to the hours a council sets', () => {
    const hours = { from: '09:00', to: '12:00' }
    expect(isWorkingTime('2026-11-23T08:45:00Z', hours)).toBe(false)
    expect(nextWorkingTime('2026-11-23T12:00:00Z', hours)).toBe('2026-11-24T09:00:00.000Z')
  })
})

describe('bank holidays', () => {
  const published = {
    2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
    2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
    2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
  }
  it('are those published for England and Wales', () => {
    const all = Object.entries(published).flatMap(([year, days]) => days.map(day => `${year}-${day}`))
    expect([...bankHolidays].sort()).toEqual(all)
  })
  it('reach half a year ahead of today: add the next year’s from GOV.UK when this fails', () => {
    const today = dayOf(new Date())
    expect(daysBetween(today, bankHolidaysKnownUntil)).toBeGreaterThan(183)
  })
  it('are listed up to the day they are said to be known until', () => {
    expect([...bankHolidays].every(day => isDay(day) && day <= bankHolidaysKnownUntil)).toBe(true)
    expect([...bankHolidays].at(-1)?.slice(0, 4)).toBe(bankHolidaysKnownUntil.slice(0, 4))
  })
})
