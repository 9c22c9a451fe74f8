import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPress } from '../../cards/actions.ts'
import { readGiven } from '../../cards/answer-inputs.ts'

describe('what comes back from a button', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'open-case'],
    ['a list', [{ verb: 'help' }]],
    ['an object without a verb', {}],
    ['a verb that no button has', { verb: 'delete-everything' }],
    ['a verb of another type', { verb: ['help'] }],
    ['a verb from the prototype', { verb: 'constructor' }],
    ['a verb without its case', { verb: 'open-case' }],
    ['an empty case', { verb: 'open-case', caseId: '' }],
    ['a case that is no text', { verb: 'open-case', caseId: { $ne: null } }],
    ['a case that is far too long', { verb: 'open-case', caseId: 'x'.repeat(121) }],
    ['a decision that is none', { verb: 'decide-sign-off', caseId: 'c', step: 's', asked: 'a', decision: 'approve' }],
    ['a page below the first', { verb: 'agenda', meetingId: 'm', page: -1 }],
    ['a page that is no whole number', { verb: 'agenda', meetingId: 'm', page: 1.5 }],
    ['an answer to the safety card that it does not offer', { verb: 'safety-answer', answer: 'ignore', caseId: null }],
  ])('takes nothing that no button of ours sends: %s', (_, data) => {
    expect(readPress(data)).toBeNull()
  })
  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), data => {
        readPress(data)
      }),
    )
  })
  it('keeps inputs beside it as texts, cut to 4,000 characters, and nothing else', () => {
    const press = readPress({
      verb: 'save-answers',
      caseId: 'c',
      'SW-C15': 'yes',
      long: 'x'.repeat(5000),
      nested: { a: 1 },
      count: 7,
    })
    expect(Object.keys(press?.inputs ?? {}).sort()).toEqual(['SW-C15', 'long'])
    expect(press?.inputs.long).toHaveLength(4000)
  })
  it('refuses words that are too long for what they are instead of keeping half', () => {
    expect(readPress({ verb: 'withdraw', caseId: 'c', why: 'x'.repeat(4001) })).toBeNull()
  })
  it('reads the safety press without a case', () => {
    expect(readPress({ verb: 'safety' })?.action).toEqual({ verb: 'safety', caseId: null })
  })
})

describe('answers read from inputs', () => {
  it('belong to their item, part by part', () => {
    const given = readGiven({
      'SW-C15': 'no',
      'SW-C15.reason': 'Friday',
      'CE-C04.day': '2026-11-02',
      'step-final-cin.day': '2026-11-23',
      neglect: 'yes',
    })
    expect(given['SW-C15']).toMatchObject({ value: 'no', reason: 'Friday' })
    expect(given['CE-C04']).toMatchObject({ day: '2026-11-02' })
    expect(given['step-final-cin']).toMatchObject({ day: '2026-11-23' })
    expect(given.neglect).toMatchObject({ value: 'yes' })
  })
  it.each([
    ['given-spoken', 'Both parents', { status: 'given', form: 'spoken', parentalResponsibility: 'yes' }],
    [
      'refused-spoken',
      'Carer without parental responsibility',
      { status: 'refused', form: 'spoken', parentalResponsibility: 'no' },
    ],
    [
      'given-both',
      'Parental responsibility not known',
      { status: 'given', form: 'both', parentalResponsibility: 'not-known' },
    ],
  ])('of consent “%s” from “%s” are its record', (consent, who, expected) => {
    const given = readGiven({ 'SW-C21.consent': consent, 'SW-C21.who': who, 'SW-C21.asked': '2026-11-23' })
    expect(given['SW-C21']?.consent).toMatchObject({ ...expected, who, day: '2026-11-23' })
  })
  it('leave out what was not filled in', () => {
    expect(readGiven({ 'SW-C15': '', 'SW-C15.reason': '' })).toEqual({})
  })
  it('leave out what is no item, step or question', () => {
    expect(readGiven({ __proto__: 'x', 'SW-C15; drop': 'x', Ünïcode: 'x', '': 'x' })).toEqual({})
  })
})
