import { describe, expect, test } from 'vitest'
import { safetyOf } from '../../../dialogs/understand/understand.ts'

const STOPS: readonly (readonly [string, string])[] = [
  ['injury', 'there is an unexplained bruise on the toddler and mum cannot say how he got it'],
  ['disclosure', 'she told her teacher that her stepdad hits her with a belt'],
  ['sexual harm', 'he said his uncle touches his private parts at bedtime'],
  ['missing', 'she has been missing from placement since last night and her phone is off'],
  ['exploitation', 'he is being made to sell drugs for an older gang and owes them money'],
  ['domestic abuse', 'dad beat mum up last night and the kids saw it'],
  ['self-harm', 'she has taken an overdose of paracetamol'],
  ['weapons', 'dad is waving a knife about and the children are in the house'],
  ['strangulation', 'he strangled mum in front of the baby'],
  ['forced marriage', 'she is being taken abroad to be married off next week'],
  ['female genital mutilation', 'the family are flying to Gambia so the girl can be cut'],
  ['trafficking', 'a girl arrived in the back of a lorry and a man is collecting her'],
  ['neglect', 'no food in the house and the baby has not been fed since yesterday'],
  ['intoxicated carer', 'mum is drunk and about to drive the kids home'],
  ['left alone', 'a 5 year old and a baby have been left home alone all night'],
  ['threats', 'he says he will kill her and the children tonight'],
]

describe('the safety signal stops for', () => {
  test.each(STOPS)('%s', (_, text) => {
    expect(safetyOf(text)).toBe('stop')
  })
})

const ERRANDS: readonly string[] = [
  'consent q: mum said no to us talking to anyone, boy has a black eye, do I need it in writing',
  'book 1042 for tuesday please, his ribs are black and blue',
  'book 1042 for tuesday please, wrote a goodbye note',
  'can you move 2210 to thursday, little one alone in the flat all day',
  'row for the sheet: tied to the bed when I called, agenda for tuesday?',
]

describe('an errand around a clear sign does not drown it', () => {
  test.each(ERRANDS)('%s', text => {
    expect(safetyOf(text)).not.toBe('none')
  })
})

const PAIRS: readonly (readonly [string, string])[] = [
  ['unexplained bruise on the baby seen today', 'the bruise was explained and closed in March, can we step down'],
  ['she went missing last night and is not back', 'she went missing once in year 8, nothing since, ready to close'],
  ['mum is drinking and has the baby on her own', 'mum has been sober for two years, is universal enough'],
  [
    'he hits her, the kids saw it yesterday',
    'he has not been near her for three years and the kids are settled, close to early help?',
  ],
  ['the boy told me he wants to die tonight', 'how many step ups were because of self harm last year'],
]

describe('near-pairs: the first stops, the second does not', () => {
  test.each(PAIRS)('%s / %s', (risk, calm) => {
    expect(safetyOf(risk)).toBe('stop')
    expect(safetyOf(calm)).not.toBe('stop')
  })
})

describe('a cue is cancelled only in its own clause', () => {
  test('a "no" about something else changes nothing', () => {
    expect(safetyOf('no concerns from school but he told me today that his dad hits him')).toBe('stop')
  })

  test('a resolved past does not cancel a present', () => {
    expect(
      safetyOf('it was all resolved last year, but last night he came back and punched her in front of the kids'),
    ).toBe('stop')
  })

  test('a booking beside it changes nothing', () => {
    expect(safetyOf('please move CS-6044 to next week, dad assaulted mum last night and the kids saw it all')).toBe('stop')
  })
})

describe('the safety signal lets pass', () => {
  test.each([
    'what does the policy say about domestic abuse',
    'the consent form is missing from the spreadsheet',
    'this form is killing me, when is the next slot',
    'book CS-1042 on the transfer meeting on Tuesday please',
    'who is the safeguarding lead for the hub',
    'thanks, that is really helpful',
    'gran looks after them after school and it works well',
  ])('%s', text => {
    expect(safetyOf(text)).toBe('none')
  })
})

test.each(['', '   ', '?', '🙂', 'a'.repeat(20_000), '\u0000\ud800', '<at>Stepwise</at>'])(
  'nothing typed makes it throw',
  text => {
    expect(['stop', 'lead', 'none']).toContain(safetyOf(text))
  },
)

describe('who somebody is, by itself, is no worry about a child', () => {
  test.each([
    'mother is Jane Smith born 3/4/1990',
    'father John Hall dob 1.1.1980 SN2 8AB',
    'lives at 14 Mill Road',
    'address is flat 3, Bridge House',
    'he lives with dad at 9 Oak Avenue',
    'siblings: Amy Lee 01/02/2014, Max Lee 03/04/2016',
    'contact mum on 07700 900123',
  ])('%s', text => {
    expect(safetyOf(text)).toBe('none')
  })
  test.each([
    'Jack Hall born 3/4/2019 left alone tonight',
    'Mum Left Him Alone 12/11/2026',
    'DAD HIT HER 12/03/2026',
    'Anna Jones dob 1/2/2015 is not here and nobody knows where',
    'John Smith dob 1/1/80 is a registered offender and is living there, 4 Mill Road',
    'she is at 22 Mill Lane with a man who hits her',
  ])('but %s', text => {
    expect(safetyOf(text)).toBe('stop')
  })
})
