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

describe('however it is typed, it is noticed', () => {
  test.each([
    'Ellie-Mae Carter born 3rd May 2016 needs the hub',
    "child's date of birth is 14 June 2015",
    'date of birth 2015-06-14',
    'DOB 14062015',
    'born on the 5th of November 2018',
    'Dob twelfth of march 2014',
    'SAMPLE CHILD 12/04/2017',
    "Mia O'Brien 4 Sept 2014",
    'Mia (04/09/2014) and Leo (06/01/2016)',
    'mum is Kelly Jones d.o.b. 01-02-1990',
    'NHS No: 943-476-5919',
    'nan 0044 7700 900123',
    '(01793) 496 123',
    "mum's number: 0 7 7 0 0 9 0 0 1 2 3",
    'lives at 5 the close',
    'she lives in Oak House, 7 Park View',
    '44 Long Lane SN2 8AB',
    '22a Station Rd, Crewe',
    'nino AB 12 34 56 C',
    'UPN H801200001001',
    'passport 123456789',
    'sample.parent at example.com',
  ])('%s', text => {
    expect(identifyingIn(text)).not.toEqual([])
  })
})

describe('dates, counts and places of the work are no sign of a person', () => {
  test.each([
    'Swindon 24/11/2026',
    'Early Help 1/12/2026',
    'Working Together 2/12/26 Runcorn',
    'Allocation 04/12/2026',
    'Stockport 12/03/2018 document date',
    '20 stepped approach view',
    '2 families close to panel',
    '10 minutes walk',
    '12 cases park till monday',
    'spreadsheet row 14, column place',
    'Supervision 12/11/2026 and visit 9/11/2026',
    '5 new cases in West Street team',
    'CS-2290 CS-2291 CS-2292',
    '30 working days from 01/12/2026',
    '4pm Thursday 3 December 2026',
  ])('%s', text => {
    expect(identifyingIn(text)).toEqual([])
  })
})

test('ten digits count as an NHS number only when the check digit is right', () => {
  expect(isNhsNumber('9434765919')).toBe(true)
  expect(isNhsNumber('9434765918')).toBe(false)
})
