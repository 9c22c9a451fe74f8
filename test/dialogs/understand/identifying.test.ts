import { describe, expect, test } from 'vitest'
import { identifyingIn, isNhsNumber } from '../../../dialogs/understand/identifying.ts'

const kinds = (text: string) => identifyingIn(text).map(({ kind }) => kind)

describe('identifying text is noticed', () => {
  test.each([
    ['Sample Child 12/03/2014 needs the hub', 'name-with-dob'],
    ['Sample Child, dob 12 March 2014', 'name-with-dob'],
    ['dob 12.03.14', 'date-of-birth'],
    ['nhs number 943 476 5919', 'nhs-number'],
    ['mum is on 07700 900123', 'phone'],
    ['they live at 14 Acacia Avenue', 'address'],
    ['postcode SN1 2JH', 'address'],
    ['sample.parent@example.com', 'email'],
  ])('%s', (text, kind) => {
    expect(kinds(text)).toContain(kind)
  })
})

describe('what the work needs is let be', () => {
  test.each([
    'step down CS-1042 from CIN, visit 3/11/26, plan 10/11/26',
    'Final CIN 24/11/2026 and Panel 1/12/2026',
    'ring Contact Swindon on 01793 464646',
    'ChECS is 0300 123 5012, MASSH is 0161 217 6028',
    'email contactswindon@swindon.gov.uk',
    'the 45 working days from 1 December 2026',
    'does section 17 apply at level 3',
  ])('%s', text => {
    expect(identifyingIn(text)).toEqual([])
  })
})

test('ten digits count as an NHS number only when the check digit is right', () => {
  expect(isNhsNumber('9434765919')).toBe(true)
  expect(isNhsNumber('9434765918')).toBe(false)
})
