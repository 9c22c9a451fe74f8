import { describe, expect, it } from 'vitest'
import { entitiesOf } from '../../../dialogs/understand/entities.ts'

const today = '2026-11-23'
const consentIn = (text: string) => entitiesOf(text, today).consent
const leadIn = (text: string) => entitiesOf(text, today).lead

describe('consent as it is reported', () => {
  it.each([
    ['both parents agreed in writing 20/11', { status: 'given', form: 'written', who: 'Both parents', day: '2026-11-20' }],
    ['CS-1042 mum and dad consented, spoken', { status: 'given', who: 'Both parents' }],
    [
      'mum (PR) gave consent over the phone on 19/11',
      { status: 'given', form: 'spoken', who: 'Parent or carer', day: '2026-11-19' },
    ],
    ['verbal consent from mum today', { status: 'given', form: 'spoken', day: '2026-11-23' }],
    [
      'visit 3/11, plan 10/11, young person agreed in person 12/11',
      { status: 'given', form: 'spoken', who: 'Young person', day: '2026-11-12' },
    ],
    ['1042 dad refused 18.11', { status: 'refused', form: 'spoken', day: '2026-11-18' }],
    ['parents won’t agree', { status: 'refused', form: 'spoken' }],
  ])('is read: %s', (text, consent) => {
    expect(consentIn(text)).toEqual(consent)
  })

  it('says nothing of parental responsibility where the words do not', () => {
    expect(consentIn('mum agreed in writing 20/11')).not.toHaveProperty('who')
  })
  it('takes no day that has yet to come', () => {
    expect(consentIn('both parents agreed in writing 20/12')).not.toHaveProperty('day')
  })
  it.each([
    'do both parents need to agree in writing?',
    'still waiting for consent from mum',
    'no consent yet for 1042',
    'mum has not agreed',
    'mum hasn’t signed',
    'once mum has agreed we can book it',
    'if dad agreed in writing, would that do?',
    'who has to give consent',
    'the managers agreed a date for the meeting',
    'what happens if parents refuse consent?',
  ])('is not made of: %s', text => {
    expect(consentIn(text)).toBeUndefined()
  })
})

describe('the lead person as reported', () => {
  it.each([
    ['lead is the school nurse', { text: 'School nurse', accepted: false }],
    ['step down 1042 from cin, lead person will be our family worker', { text: 'Family worker', accepted: false }],
    ['lead: SENCO at the primary, visit 3/11', { text: 'SENCO at the primary', accepted: false }],
    ['the health visitor has agreed to lead', { text: 'Health visitor', accepted: true }],
    ['lead is the nursery and they have accepted', { text: 'Nursery', accepted: true }],
  ])('is read: %s', (text, lead) => {
    expect(leadIn(text)).toEqual(lead)
  })
  it.each([
    'who is the lead person?',
    'lead person is who',
    'no lead yet',
    'nobody will lead',
    'what does the lead do',
    'we need a lead',
    'lead is tbc',
    'is the school nurse the lead?',
  ])('is not made of: %s', text => {
    expect(leadIn(text)).toBeUndefined()
  })
  it.each([
    ['step down from cin, lead is the school', 'known'],
    ['step down from cin, no lead agency', 'not-known'],
    ['step down from cin, can’t find a lead', 'not-known'],
    ['step down from cin', undefined],
  ])('known or not: %s', (text, known) => {
    expect(entitiesOf(text, today).leadKnown).toBe(known)
  })
})
