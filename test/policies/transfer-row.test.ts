import { describe, expect, it } from 'vitest'
import { answerItems } from '../../policies/answering.ts'
import { stateOf } from '../../policies/checklist.ts'
import type { Item } from '../../policies/procedure.ts'
import {
  filledRow,
  headingKey,
  headingsOf,
  identityInput,
  missingHeadings,
  type RowHeading,
  typedHeadings,
} from '../../policies/transfer-row.ts'
import { bookingOn, caseOn, directory, meetingOf, now, settingOf, swindon, today, worker } from './samples.ts'

const headings: readonly RowHeading[] = [
  { name: 'Case reference', identity: false, source: 'reference' },
  { name: 'Child’s name', identity: true },
  { name: 'Date of birth', identity: true },
  { name: 'What has changed', identity: false },
  { name: 'Help still needed', identity: false },
]
const changed = headingKey({ name: 'What has changed', identity: false })
const needed = headingKey({ name: 'Help still needed', identity: false })
const started = caseOn(swindon, 'SW-D2')
const whole = { [changed]: 'School settled', [needed]: 'Parenting course', [identityInput]: 'true' }

function filled(inputs: Readonly<Record<string, string>>, at: Date = now, current = started) {
  return answerItems(swindon, current, {}, { person: worker, now: at, directory, row: { headings, inputs } }).next
}
const stateIn = (current: typeof started, id: string) =>
  stateOf(swindon, current, swindon.items.find(item => item.id === id) as Item, today)

describe('headings of the transfer spreadsheet', () => {
  it('are the council’s to set: none are assumed', () => {
    expect(headingsOf([])).toBeNull()
    expect(headingsOf([settingOf('spreadsheet.headings', 'not a list')])).toBeNull()
  })
  it('say when they are a sample', () => {
    expect(headingsOf([settingOf('spreadsheet.headings', headings, { sample: true })])).toEqual({
      headings,
      sample: true,
    })
    expect(headingsOf([settingOf('spreadsheet.headings', headings)])?.sample).toBe(false)
  })
  it('that Stepwise fills itself are not asked', () => {
    expect(typedHeadings(headings).map(({ name }) => name)).not.toContain('Case reference')
  })
  it.each([
    ['What has changed', 'row-what-has-changed'],
    ['Child’s name', 'row-child-s-name'],
    ['  (Team) ', 'row-team'],
  ])('“%s” is the input %s', (name, key) => {
    expect(headingKey({ name, identity: false })).toBe(key)
  })
})

describe('filling the row', () => {
  it('keeps what was typed, trimmed, and what was there before', () => {
    const once = filledRow({}, headings, { [changed]: ' School settled ' })
    expect(filledRow(once, headings, { [needed]: 'Parenting course' })).toEqual({
      [changed]: 'School settled',
      [needed]: 'Parenting course',
    })
  })
  it('of an identity heading keeps only that it is filled, never what', () => {
    const row = filledRow({}, headings, {
      [identityInput]: 'true',
      'row-child-s-name': 'Somebody',
      'row-date-of-birth': '1 May 2015',
    })
    expect(row).toEqual({ 'row-child-s-name': true, 'row-date-of-birth': true })
    expect(filledRow(row, headings, { [identityInput]: 'false' })).toEqual({})
  })
  it('takes no input for a heading that is not there', () => {
    expect(filledRow({}, headings, { 'row-made-up': 'x', 'row-case-reference': 'CS-1' })).toEqual({})
  })
  it('names what is still empty', () => {
    expect(missingHeadings({ [changed]: '  ' }, headings)).toEqual([
      'Child’s name',
      'Date of birth',
      'What has changed',
      'Help still needed',
    ])
    expect(missingHeadings(filledRow({}, headings, whole), headings)).toEqual([])
  })
})

describe('what the row answers', () => {
  it('is started with its first heading and complete with its last', () => {
    const begun = filled({ [changed]: 'School settled' })
    expect([stateIn(begun, 'SW-C17'), stateIn(begun, 'SW-C18')]).toEqual(['settled', 'open'])
    expect([stateIn(filled(whole), 'SW-C17'), stateIn(filled(whole), 'SW-C18')]).toEqual(['settled', 'settled'])
  })
  it('is open again when a heading is emptied', () => {
    const emptied = filled({ [changed]: '' }, now, filled(whole))
    expect(stateIn(emptied, 'SW-C18')).toBe('open')
  })
  it('is nothing while the row is as it was', () => {
    const moment = { person: worker, now, directory, row: { headings, inputs: whole } }
    expect(answerItems(swindon, filled(whole), {}, moment).change).toBeNull()
  })
  it('was in time only when it was complete by the cut-off of the list on which the case stands', () => {
    const booked = { ...started, booking: bookingOn(meetingOf(swindon, 'SW-F1'), 'transfer-meeting') }
    expect(stateIn(filled(whole, new Date('2026-11-26T15:59:00Z'), booked), 'SW-C19')).toBe('settled')
    expect(stateIn(filled(whole, new Date('2026-11-26T16:01:00Z'), booked), 'SW-C19')).toBe('open')
  })
})

describe('a word on the row, where no headings are set', () => {
  const said = (state: string, at: Date = now, current = started) =>
    answerItems(swindon, current, { 'row-state': { value: state } }, { person: worker, now: at, directory }).next

  it('that says it is filled settles all its items while the list is open', () => {
    const { answers } = said('complete')
    expect([answers['SW-C17'], answers['SW-C18'], answers['SW-C19']].map(answer => answer?.value)).toEqual([
      'yes',
      'yes',
      'yes',
    ])
  })
  it('that says in part leaves open whether it was in time', () => {
    const { answers } = said('started')
    expect([answers['SW-C17']?.value, answers['SW-C18']?.value, answers['SW-C19']]).toEqual(['yes', 'no', undefined])
  })
  it('given after the cut-off does not say that it was late: that is asked', () => {
    const forum = swindon.forums[0]?.id ?? ''
    const booked = { ...started, booking: bookingOn(meetingOf(swindon, forum), 'transfer-meeting') }
    const late = new Date(Date.parse(booked.booking.cutOff ?? '') + 60_000)
    const { answers } = said('complete', late, booked)
    expect([answers['SW-C18']?.value, answers['SW-C19']]).toEqual(['yes', undefined])
  })
  it.each(['yes', '', 'constructor'])('that no button sends changes nothing: “%s”', state => {
    expect(said(state)).toBe(started)
  })
  it('is not taken where the row itself is kept', () => {
    const moment = { person: worker, now, directory, row: { headings, inputs: {} } }
    expect(answerItems(swindon, started, { 'row-state': { value: 'complete' } }, moment).change).toBeNull()
  })
})
