import { describe, expect, it } from 'vitest'
import { messageText } from '../../cards/message-card.ts'
import { ageWords, listWords, longAgo, phoneLink, plain, plural, sinceWords } from '../../cards/wording.ts'
import { dateWords, dayWords, timeWords, whenWords } from '../../policies/day-words.ts'
import { inEveryZone } from '../policies/time-zones.ts'

describe('times', () => {
  it.each([
    ['16:00', '4pm'],
    ['08:30', '8:30am'],
    ['12:00', 'midday'],
    ['00:00', 'midnight'],
    ['12:30', '12:30pm'],
    ['00:05', '12:05am'],
    ['09:05', '9:05am'],
    ['23:59', '11:59pm'],
  ])('%s is %s', (time, words) => {
    expect(timeWords(time)).toBe(words)
  })
})

inEveryZone('dates', () => {
  it.each([
    ['2026-12-01', '1 December 2026', 'Tuesday 1 December 2026'],
    ['2028-02-29', '29 February 2028', 'Tuesday 29 February 2028'],
    ['2027-01-31', '31 January 2027', 'Sunday 31 January 2027'],
  ])('%s is %s, and %s', (day, date, full) => {
    expect(dateWords(day)).toBe(date)
    expect(dayWords(day)).toBe(full)
  })
  it.each([
    ['2026-12-01T16:00:00.000Z', 'Tuesday 1 December 2026, 4pm'],
    ['2026-10-22T15:00:00.000Z', 'Thursday 22 October 2026, 4pm'],
    ['2026-06-30T23:30:00.000Z', 'Wednesday 1 July 2026, 12:30am'],
  ])('%s is %s in London', (at, words) => {
    expect(whenWords(at)).toBe(words)
  })
})

describe('a message without its card', () => {
  it('is one line of plain sentences, with nothing of a card’s own signs', () => {
    const paragraphs = ['Reason for closure:', { text: plain('Stepped down (choose below)') }, 'Ready?', 'Yes.']
    expect(messageText({ title: 'To copy: CS-1042', paragraphs })).toBe(
      'To copy: CS-1042. Reason for closure: Stepped down (choose below). Ready? Yes.',
    )
  })
})

describe('how long ago', () => {
  it.each([
    ['2026-11-27', '1 day ago'],
    ['2026-09-29', '60 days ago'],
    ['2026-09-28', '2 months ago'],
    ['2024-11-29', '23 months ago'],
    ['2024-11-28', 'more than 2 years ago'],
    ['2018-03-01', 'more than 8 years ago'],
  ])('%s is %s on 28 November 2026', (day, words) => {
    expect(longAgo(day, '2026-11-28')).toBe(words)
  })
})

describe('numbers and lists', () => {
  it.each([
    [0, '0 cases'],
    [1, '1 case'],
    [2, '2 cases'],
    [18, '18 cases'],
  ])('%i', (count, words) => {
    expect(plural(count, 'case')).toBe(words)
  })
  it('has plurals that are not made with an s', () => {
    expect([plural(1, 'child', 'children'), plural(2, 'child', 'children')]).toEqual(['1 child', '2 children'])
  })
  it.each([
    [0, '0 days'],
    [1, '1 day'],
    [13, '13 days'],
    [14, '2 weeks'],
    [15, '2 weeks and 1 day'],
    [28, '4 weeks'],
    [30, '4 weeks and 2 days'],
  ])('%i days old is %s', (days, words) => {
    expect(ageWords(days)).toBe(words)
  })
  it('counts days, not hours, across a clock change', () => {
    expect(sinceWords('2026-10-24', '2026-10-26')).toBe('2 days')
  })
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('%j is “%s”', (words, list) => {
    expect(listWords(words)).toBe(list)
  })
})

describe('phone numbers', () => {
  it.each([
    ['01793 464646', 'tel:01793464646'],
    ['0300 123 5012 Option 3, Option 2', 'tel:03001235012'],
    ['0161 217 6028', 'tel:01612176028'],
    ['+44 1793 464646', 'tel:+441793464646'],
    ['0300 123 5012, option 3', 'tel:03001235012'],
  ])('%s is dialled as %s', (phone, link) => {
    expect(phoneLink(phone)).toBe(link)
  })
})

describe('what people typed', () => {
  it.each([
    ['**bold**', '\\*\\*bold\\*\\*'],
    ['[link](http://x.example)', '\\[link\\]\\(http://x\\.example\\)'],
    ['# Heading', '\\# Heading'],
    ['1. List', '1\\. List'],
    ['- item', '\\- item'],
    ['<b>html</b>', '\\<b\\>html\\</b\\>'],
    ['`code`', '\\`code\\`'],
    ['one\n\ntwo', 'one two'],
    ['a_b', 'a\\_b'],
    ['Zoë, 👧🏽 and مرحبا', 'Zoë, 👧🏽 and مرحبا'],
    ['', ''],
  ])('%j shows as it was typed', (typed, shown) => {
    expect(plain(typed)).toBe(shown)
  })
})
