/** Text that would say who a family is: noticed before anything is kept. Case references and office numbers do not count. */
import type { Identifying, IdentifyingKind } from './understanding.ts'

const NUMBERS = '\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})'
const DATE = `${NUMBERS}|\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)[a-z]*,? \\d{4}`
const NAME = "[A-Z][a-z'’-]+(?: (?:[A-Z][a-z'’-]+|[A-Z]\\.?)){0,3}"
const BIRTH = '(?:[Dd]\\.?[Oo]\\.?[Bb]\\.?|[Dd]ate of birth|[Bb]orn(?: on)?|[Bb]irth ?date|b\\.)'
const STREET =
  '(?:street|st|road|rd|avenue|ave|lane|ln|close|drive|dr|crescent|cres|court|ct|way|place|pl|grove|gardens|terrace|walk|mews|square|row|rise|view|park|hill|green)'

const PATTERNS: readonly (readonly [IdentifyingKind, RegExp])[] = [
  ['name-with-dob', new RegExp(`${NAME}[\\s,(:;-]{1,3}(?:(?:is|was|,|-) )?(?:${BIRTH}[\\s.:-]{0,3})(?:${DATE})`, 'g')],
  ['name-with-dob', new RegExp(`${NAME}[\\s,(-]{1,3}${NUMBERS}`, 'g')],
  ['date-of-birth', new RegExp(`\\b${BIRTH}[\\s.:-]{0,3}(?:${DATE})`, 'gi')],
  ['national-insurance-number', /\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/gi],
  ['address', new RegExp(`\\b\\d{1,4}[a-z]?,? (?:[A-Z][\\w']+ ){1,3}${STREET}\\b\\.?`, 'gi')],
  ['address', /\b(?:flat|apartment|apt)\.? ?\d{1,4}[a-z]?,? \w+/gi],
  ['address', /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gi],
  ['email', /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g],
]

/** Numbers and mailboxes of offices, as printed in the councils' documents. */
const OFFICE = /^(?:0161 ?217 ?(?:6160|6028)|0161217\d{4}|0300 ?123 ?50(?:12|22)|01793 ?464646|999|111|101)$/
const OFFICE_MAIL = /@(?:[\w-]+\.)*(?:gov\.uk|nhs\.uk|nhs\.net|police\.uk|sch\.uk)$/i
const NOT_A_NAME =
  /^(?:visit|plan|review|meeting|panel|final|cin|jam|hub|transfer|tues|mon|wed|thurs|fri|date|due|tuesday|monday|wednesday|thursday|friday|supervision|handover|consent|assessment|from|on|by|the|for|deadline|version)\b/i

function nhsNumbers(text: string): readonly string[] {
  return Array.from(text.matchAll(/(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g), ([number]) => number).filter(isNhsNumber)
}

/** The check digit of an NHS number: weighted sum modulo 11. */
export function isNhsNumber(number: string): boolean {
  const digits = number.replace(/\D/g, '')
  if (digits.length !== 10) return false
  const sum = [...digits.slice(0, 9)].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
  const check = (11 - (sum % 11)) % 11
  return check !== 10 && check === Number(digits[9])
}

function phones(text: string): readonly string[] {
  const pattern = /(?<![\d-])(?:\+44 ?\(?0?\)?|0)\d(?:[ -]?\d){8,9}(?!\d)/g
  return Array.from(text.matchAll(pattern), ([number]) => number).filter(
    number => !OFFICE.test(number.replace(/[ -]+/g, ' ')),
  )
}

function isReal(kind: IdentifyingKind, text: string): boolean {
  if (kind === 'email') return !OFFICE_MAIL.test(text)
  return kind !== 'name-with-dob' || !NOT_A_NAME.test(text)
}

/** Everything identifying in a text, each span once. An empty list is not a promise that there is nothing. */
export function identifyingIn(text: string): readonly Identifying[] {
  const labelled = /\bnhs(?: (?:no|number|num))?[\s.:#]{0,3}((?:\d[ -]?){10})/gi
  const found: Identifying[] = [
    ...Array.from(text.matchAll(labelled), match => ({
      kind: 'nhs-number' as const,
      text: match[1]!.trim(),
    })),
    ...phones(text).map(number => ({ kind: 'phone' as const, text: number })),
    ...nhsNumbers(text).map(number => ({ kind: 'nhs-number' as const, text: number })),
    ...PATTERNS.flatMap(([kind, pattern]) =>
      Array.from(text.matchAll(pattern), ([span]) => ({ kind, text: span })).filter(({ text: span }) => isReal(kind, span)),
    ),
  ]
  return found.filter((one, index) => !found.slice(0, index).some(earlier => earlier.text.includes(one.text)))
}
