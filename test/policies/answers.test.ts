import { describe, expect, test } from 'vitest'
import type { Answer } from '../../policies/answers/answer-shape.ts'
import { answer, answerTopic } from '../../policies/answers.ts'
import { describeAnswer } from '../../policies/describe-answer.ts'

const isDeclined = (found: Answer) => found.kind === 'silent' || found.kind === 'not-found'
const sectionsOf = (found: Answer) => ('sections' in found ? found.sections : [])

describe('a rule of the council is answered with its section', () => {
  test.each([
    ['swindon', 'when is the transfer meeting', '4pm', 'Step-Down from Social Care to Early Intervention'],
    ['swindon', 'spreadsheet cut off', 'Thursday', 'Step-Down from Social Care to Early Intervention'],
    ['swindon', 'who signs off no further action when there is no consent', 'duty manager', 'To step up a child'],
    ['swindon', 'what school types are there in the closure record', 'special school', 'Appendix 1'],
    ['cheshire-east', 'ChECS phone number', '0300 123 5012', '1.5'],
    ['cheshire-east', 'how soon must the joint visit be', 'five working days', '3.2'],
    ['cheshire-east', 'how long may the C&F assessment take', '45 days', '7.3'],
    ['stockport', 'how many working days for an EHA', '30 working days', 'Step up from universal to early help'],
    ['stockport', 'is one parent enough for consent', 'parental responsibility', 'Consent'],
    ['halton', 'who closes the CAF when it steps up', 'lead professional', '3.2'],
    ['halton', 'how often are audits', 'twice per year', '5.3'],
    ['warwickshire', 'how long can exit support last', '60 working days', '3.3'],
    ['warwickshire', 'where does a disputed threshold go', 'Locality Panel', '2.3'],
  ])('%s: %s', (council, question, fact, section) => {
    const found = answer(question, council)
    expect(isDeclined(found)).toBe(false)
    expect(describeAnswer(found)).toContain(fact)
    expect(sectionsOf(found)).toContain(section)
  })
})

describe('what only another council says is declined', () => {
  test.each([
    ['swindon', 'how many days have we got to finish an early help assessment'],
    ['swindon', 'is there an emergency number at night'],
    ['swindon', 'within how many days is the joint visit'],
    ['stockport', 'EDT telephone number'],
    ['stockport', 'which escalation policy if nobody will lead'],
    ['cheshire-east', 'what are the four levels of need'],
    ['cheshire-east', 'how many days from strategy discussion to the initial conference'],
    ['halton', 'how many working days for an EHA'],
    ['halton', 'transfer spreadsheet deadline'],
    ['warwickshire', 'time limit for the C&F assessment'],
    ['warwickshire', 'how long does the lead stay after step up'],
  ])('%s: %s', (council, question) => {
    expect(isDeclined(answer(question, council))).toBe(true)
  })
})

test('a silence says that the document does not say, and whom to ask', () => {
  const found = answer('what day is the JAM held', 'cheshire-east')
  expect(found).toMatchObject({ kind: 'silent', topic: 'jam-when', ask: 'a Partnership Family Help officer' })
  expect(describeAnswer(found)).toMatch(/Cheshire East's document does not say.*Ask a Partnership Family Help officer\./)
})

test('where the document says two things, both are given', () => {
  const found = answer("how many weeks' notice does a step up meeting need", 'halton')
  expect(found.kind).toBe('two-things')
  expect(describeAnswer(found)).toMatch(/3\.1: iCART needs 2 weeks' notice.*flow chart.*within 2 weeks/i)
  expect(sectionsOf(found)).toEqual(['3.1', 'Flow chart'])
})

describe('an answer holds what was asked for, or it is declined', () => {
  test.each([
    ['an email address', 'stockport', 'what is the email address for the MASSH'],
    ['a day', 'stockport', 'what day is the hub'],
    ['a time limit', 'swindon', 'how many days for the handover visit'],
    ['a number', 'cheshire-east', 'max number of families at a JAM'],
    ['a fax number', 'swindon', 'fax number for Contact Swindon'],
    ['opening hours', 'swindon', 'opening hours of Contact Swindon'],
  ])('%s: %s: %s', (_, council, question) => {
    expect(isDeclined(answer(question, council))).toBe(true)
  })
})

describe('short forms are read as the words meant', () => {
  test.each([
    ['stockport', 'what has to be on the xfer request', 'transfer-request-content'],
    ['stockport', 'lvl 3 = ?', 'levels-of-need'],
    ['halton', 'few bits left that uni plus can sort, who advises', 'universal-plus'],
    ['cheshire-east', 'c&f - who signs it off n agrees step dn', 'step-down-who-decides'],
  ])('%s: %s', (council, question, topic) => {
    expect(answer(question, council)).toMatchObject({ topic })
  })
})

describe('a role, an age or a count that the document does not give is declined', () => {
  test.each([
    ['stockport', 'who chairs eh hub'],
    ['halton', 'who mins the contact challenge mtg'],
    ['stockport', 'what age can a yp consent to an eha'],
    ['warwickshire', 'how many sessions does a family worker do'],
  ])('%s: %s', (council, question) => {
    expect(isDeclined(answer(question, council))).toBe(true)
  })
})

test('a topic asked for by its button is answered from the council meant', () => {
  const found = answerTopic('eha-time-limit', { council: 'stockport', own: 'swindon' })
  expect(found).toMatchObject({ topic: 'eha-time-limit', document: { council: 'stockport' }, borrowedFor: 'swindon' })
  expect(answerTopic('no-such-topic', { council: 'stockport', own: 'swindon' }).kind).toBe('not-found')
})

test('a clock asked for by itself brings the question which one', () => {
  const found = answer('how long have I got?', 'stockport')
  expect(found.kind).toBe('which')
  const ids = found.kind === 'which' ? found.choices.map(choice => choice.id) : []
  expect(ids).toEqual(expect.arrayContaining(['eha-time-limit', 'icpc-time', 'tac-after-cp']))
})

test('two clocks that both fit "the assessment" are offered, each with what it says', () => {
  const found = answer('how long do I have for the assessment', 'stockport')
  expect(found).toMatchObject({
    kind: 'which',
    choices: [{ id: 'eha-time-limit' }, { id: 'assessment-after-step-down' }],
  })
})

test('with no council known and none named, the council is asked for', () => {
  const found = answer('how long for an EHA', undefined)
  expect(found.kind).toBe('which-council')
  expect(describeAnswer(found)).toContain('Stockport')
})

test('a word that only one council uses tells the council where none is known', () => {
  expect(answer('what is the JAM', undefined)).toMatchObject({
    kind: 'two-things',
    document: { council: 'cheshire-east' },
  })
})

test('a question that names another council is answered from that one, and says so', () => {
  const found = answer('how long for an EHA in Stockport?', 'swindon')
  expect(found).toMatchObject({ document: { council: 'stockport' }, borrowedFor: 'swindon' })
  expect(describeAnswer(found)).toMatch(/^Stockport, not your own council: /)
})

test('several councils in one question are not mixed: it asks which', () => {
  expect(answer('transfer meeting in Stockport or Halton?', 'swindon').kind).toBe('which-council')
})

test.each([
  ['swindon', 'what is the ChECS number'],
  ['swindon', 'who attends the JAM'],
  ['stockport', 'iCART phone number'],
  ['cheshire-east', 'number for Contact Swindon please'],
  ['halton', 'MASSH urgent number'],
])("another council's word lends nothing to %s: %s", (council, question) => {
  const found = answer(question, council)
  expect(found.kind).toBe('not-found')
  expect(describeAnswer(found)).not.toMatch(/\d{4}/)
})

test("a family that moves is a question about one's own procedure", () => {
  const found = answer('family is moving to Halton, do I need consent to step down', 'stockport')
  expect('document' in found && found.document.council).toBe('stockport')
})

test('"and for Halton?" keeps the topic and changes the council', () => {
  const found = answer('and for Halton?', 'swindon', { topic: 'audits' })
  expect(found).toMatchObject({ kind: 'fact', topic: 'audits', document: { council: 'halton' } })
})

test('slips of the finger do not matter', () => {
  expect(answer('wen is the tranfser meeting', 'swindon')).toMatchObject({ topic: 'transfer-meeting-when' })
  expect(answer('spredsheet deadlin', 'swindon')).toMatchObject({ topic: 'transfer-spreadsheet-cut-off' })
})

test.each(['what shall we have for lunch', 'asdf qwer', '', '???', 'who won the match on saturday night'])(
  'nothing is made up for "%s"',
  question => {
    expect(isDeclined(answer(question, 'swindon'))).toBe(true)
  },
)

describe('how far the document can still be relied on', () => {
  test('a document past its review date says so, by the day given', () => {
    const asked = (today: string) => describeAnswer(answer('how long can exit support last', 'warwickshire', { today }))
    expect(asked('2026-11-22')).toContain('review overdue since 1 March 2018')
    expect(asked('2018-03-01')).not.toContain('overdue')
    expect(asked('2018-03-02')).toContain('overdue')
  })

  test('a document without a date says so', () => {
    const found = answer('who closes the CAF', 'halton', { today: '2026-11-22' })
    expect(found).toMatchObject({ document: { council: 'halton', version: undefined, overdue: false } })
    expect(describeAnswer(found)).toContain('undated')
  })

  test('Cheshire East is in date until the end of January 2027', () => {
    const asked = (today: string) => answer('who attends the JAM', 'cheshire-east', { today })
    expect(asked('2027-01-31')).toMatchObject({ document: { overdue: false } })
    expect(asked('2027-02-01')).toMatchObject({ document: { overdue: true } })
  })
})

describe('national time-scales', () => {
  test('never answer for a council, and stay away until they are switched on', () => {
    const found = answer('how long may the C&F assessment take', 'swindon')
    expect(found.kind).toBe('silent')
    expect('national' in found).toBe(false)
  })

  test('stand beside a silence with their source, marked as unchecked, once switched on', () => {
    const found = answer('how long may the C&F assessment take', 'swindon', { withNational: true })
    expect(found).toMatchObject({ kind: 'silent', national: [{ id: 'NAT-T2', verified: false }] })
    expect(describeAnswer(found)).not.toContain('45')
  })
})
