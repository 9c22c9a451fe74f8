import { describe, expect, test } from 'vitest'
import { entitiesOf } from '../../../dialogs/understand/entities.ts'

// A Monday.
const today = '2026-11-23'
const dayIn = (text: string) => entitiesOf(text, today).dates[0]?.day

describe('days are read day first, from London today', () => {
  test.each([
    ['visit on 3/11', '2026-11-03'],
    ['14/12/26 please', '2026-12-14'],
    ['the 14th of January', '2027-01-14'],
    ['Nov 26', '2026-11-26'],
    ['the 7th', '2026-12-07'],
    ['tues', '2026-11-24'],
    ['next tuesday', '2026-12-01'],
    ['last Thursday', '2026-11-19'],
    ['a week on Thursday', '2026-12-03'],
    ['tomoz', '2026-11-24'],
    ['in two weeks', '2026-12-07'],
    ['yesterday', '2026-11-22'],
  ])('%s is %s', (text, day) => {
    expect(dayIn(text)).toBe(day)
  })

  test('the 31st waits for a month that has one', () => {
    expect(entitiesOf('the 31st', '2027-02-10').dates[0]?.day).toBe('2027-03-31')
  })

  test('a day that no month has is not a day', () => {
    expect(dayIn('31/02/2027')).toBeUndefined()
  })

  test('a time beside a day belongs to it', () => {
    expect(entitiesOf('sign me up for tues 4pm', today).dates[0]).toEqual({
      text: 'tues 4pm',
      day: '2026-11-24',
      time: '16:00',
    })
  })
})

describe('case references', () => {
  test.each([
    ['cs 6044 and CS-6044', ['CS-6044']],
    ['slot for 4120 + 4121, 19th if poss', ['CS-4120', 'CS-4121']],
    ['closed in 2021', []],
    ['ring 01793 464646', []],
    ['see you at 1630', []],
  ])('in "%s"', (text, refs) => {
    expect(entitiesOf(text, today).caseRefs).toEqual(refs)
  })
})

describe('councils', () => {
  test('a council that is named counts as named', () => {
    expect(entitiesOf('what does swindon say', today)).toMatchObject({ council: 'swindon' })
  })

  test('a local term only points to its council', () => {
    const entities = entitiesOf('phone no. for ChECS please', today)
    expect(entities.councilImplied).toBe('cheshire-east')
    expect(entities.council).toBeUndefined()
  })

  test('terms of two councils point to neither', () => {
    expect(entitiesOf('is iCART the same as ChECS', today).councilImplied).toBeUndefined()
  })
})

test('a step down typed with its dates gives the facts of the checklist', () => {
  const entities = entitiesOf('step down CS-1042 from CIN, visit 3/11, plan 10/11, final CIN 24/11', today)
  expect(entities.caseRefs).toEqual(['CS-1042'])
  expect(entities.routeFrom).toBe('cin_plan')
  expect(entities.facts).toEqual([
    { fact: 'visit', day: '2026-11-03' },
    { fact: 'plan-review', day: '2026-11-10' },
    { fact: 'final-meeting', day: '2026-11-24' },
  ])
})

test('a visit "on the 3rd" has been, a booking "for the 3rd" is to come', () => {
  expect(entitiesOf('visit was on the 3rd', today).facts).toEqual([{ fact: 'visit', day: '2026-11-03' }])
  expect(dayIn('book the 3rd')).toBe('2026-12-03')
})

test('the fostering panel is not one of our panels', () => {
  expect(entitiesOf("who's on the fostering panel", today).meeting).toBeUndefined()
  expect(entitiesOf('see panel list', today).meeting).toBe('locality_panel')
})
