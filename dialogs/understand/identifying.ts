/** Text that would say who a family is: noticed before anything is kept. Case references and office numbers do not count. */
import { councilsOf, meetingOf } from './places.ts'
import type { Identifying, IdentifyingKind } from './understanding.ts'

const NUMBERS = '\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})'
const MONTH = '(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)[a-z]*'
const WORDED = `\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH},? \\d{4}`
const DATE = `${NUMBERS}|${WORDED}|\\d{4}-\\d{2}-\\d{2}|\\d{8}|[a-z-]+ (?:of )?${MONTH} \\d{4}`
const NAME = "[A-Z][A-Za-z'’-]+(?: (?:[A-Z][A-Za-z'’-]+|[A-Z]\\.?)){0,3}"
const BIRTH = '(?:[Dd]\\.?[Oo]\\.?[Bb]\\.?|[Dd]ate of birth|[Bb]orn(?: on)?|[Bb]irth ?date|b\\.)'
const BETWEEN = '[\\s.:,-]{0,3}(?:(?:is|was|on|the) ){0,2}'
/** Words that end a street's name and little else; and words that also mean something else ("2 families close"). */
const STREET = '(?:street|road|rd|avenue|ave|lane|ln|crescent|cres|grove|gardens|terrace|mews)'
const AMBIGUOUS =
  '(?:St|Close|Drive|Dr|Court|Ct|Way|Place|Pl|Walk|Square|Row|Rise|View|Park|Hill|Green|close|drive|court|place|walk|square|rise|view|park|hill|green)'
const LIVING = '(?:lives?|living|staying|moved|house|home|address|they are|he is|she is)(?: \\w+)?(?: (?:at|to|is|in))?:? '

const PATTERNS: readonly (readonly [IdentifyingKind, RegExp])[] = [
  ['name-with-dob', new RegExp(`${NAME}[\\s,(:;-]{1,3}(?:(?:is|was|,|-) )?(?:${BIRTH}${BETWEEN})(?:${DATE})`, 'g')],
  ['name-with-dob', new RegExp(`${NAME}[\\s,(-]{1,3}(?:${NUMBERS})`, 'g')],
  ['name-with-dob', new RegExp(`[A-Z][A-Za-z'’-]+ [A-Z][A-Za-z'’-]+,? (?:${WORDED})`, 'g')],
  ['date-of-birth', new RegExp(`\\b${BIRTH}${BETWEEN}(?:${DATE})`, 'gi')],
  ['national-insurance-number', /\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/gi],
  [
    'national-insurance-number',
    /\b(?:ni|nino|national insurance)(?: (?:no|num|number))?[\s.:]{0,3}[a-z]{2} ?(?:\d{2} ?){3}[a-d]\b/gi,
  ],
  [
    'other-number',
    /\b(?:upn|passport|driving licence|hospital|mrn)(?: (?:no|num|number))?[\s.:#]{1,3}[a-z]{0,2}\d{6,13}[a-z]?\b/gi,
  ],
  ['address', new RegExp(`\\b\\d{1,4}[a-z]?,? (?:[A-Z][\\w'.]+ ){1,3}${STREET}\\b\\.?`, 'gi')],
  ['address', new RegExp(`\\b\\d{1,4}[a-z]?,? (?:[A-Z][\\w'.]+ ){1,3}${AMBIGUOUS}\\b`, 'g')],
  ['address', new RegExp(`\\b${LIVING}\\d{1,4}[a-z]?,? (?:[a-z'.]+ ){1,3}${AMBIGUOUS}\\b`, 'gi')],
  ['address', /\b(?:flat|apartment|apt)\.? ?\d{1,4}[a-z]?,? \w+/gi],
  ['address', /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gi],
  ['email', /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g],
  ['email', /\b[\w.+-]+ (?:at|\(at\)) [\w-]+(?:\.| dot )(?:com|co\.uk|org|net)\b/gi],
]

/** Numbers and mailboxes of offices, as printed in the councils' documents. */
const OFFICE = /^(?:0161 ?217 ?(?:6160|6028)|0161217\d{4}|0300 ?123 ?50(?:12|22)|01793 ?464646|999|111|101)$/
const OFFICE_MAIL = /@(?:[\w-]+\.)*(?:gov\.uk|nhs\.uk|nhs\.net|police\.uk|sch\.uk)$/i
const NOT_A_NAME =
  /^(?:visit|plan|review|meeting|panel|final|cin|jam|hub|transfer|tues|mon|wed|thurs|fri|date|due|tuesday|monday|wednesday|thursday|friday|supervision|handover|consent|assessment|from|on|by|the|for|deadline|version|early help|working together|allocation|transfer|taf|tac|caf|eha|ehsa|cp|panel north|panel south|panel west|north|south|west|today|tomorrow|appendix|section|step|core group|strategy|conference|brokerage|locality|reminder|slot|book|move|cancel)\b/i

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
  const pattern = /(?<![\d-])(?:(?:\+|00)44 ?\(?0?\)?|\(?0 ?)\d(?:[ ()-]{0,2}\d){8,9}(?!\d)/g
  return Array.from(text.matchAll(pattern), ([number]) => number).filter(
    number => !OFFICE.test(number.replace(/[ ()-]+/g, ' ').trim()),
  )
}

/** A council or a meeting with its date beside it is no person. */
function namesThePlace(text: string): boolean {
  const { council, councilImplied } = councilsOf(text)
  return council !== undefined || councilImplied !== undefined || meetingOf(text) !== undefined
}

function isReal(kind: IdentifyingKind, text: string): boolean {
  if (kind === 'email') return !OFFICE_MAIL.test(text)
  return kind !== 'name-with-dob' || !(NOT_A_NAME.test(text) || namesThePlace(text))
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
