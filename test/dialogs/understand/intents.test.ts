import { expect, test } from 'vitest'
import { understand } from '../../../dialogs/understand/understand.ts'
import { INTENTS, type IntentName } from '../../../dialogs/understand/understanding.ts'

const SAID: { readonly [intent in IntentName]: string } = {
  step_down_check: 'can I step CS-1042 down to early help',
  step_up_check: 'early help is not enough, how do I step up to social care',
  safeguarding_now: 'the baby has a bruise that nobody can explain',
  book_meeting: 'pls put CS-3021 on the transfer meeting for tues',
  reschedule_booking: 'can we move CS-3021 to the week after',
  cancel_booking: 'cancel my slot on the 7th please',
  next_meeting: 'when is the next transfer meeting',
  agenda: 'who is on the list for Tuesday',
  approve_or_approval_status: 'has my manager signed it off yet',
  my_cases: 'show my cases',
  case_status: 'any update on CS-6044?',
  consent_question: 'what if mum refuses consent',
  lead_person_question: 'can the school nurse be lead professional',
  timescale_question: 'how long have I got to do the EHA',
  contact_question: 'whats the phone number for ChECS',
  document_or_spreadsheet_question: 'which form do I use for the transfer',
  escalation_or_disagreement: 'health visitor has refused to take the lead, how do I challenge it',
  level_of_need_question: 'what is the difference between level 2 and level 3',
  reminder_request: 'remind me on Monday to ring the school',
  measures_report: 'how many step downs did we do last quarter',
  help: 'what can you do',
  greeting_or_thanks: 'hello',
  out_of_scope: 'how do I claim my mileage',
}

const today = '2026-11-23'

test.each(INTENTS.map(intent => [intent, SAID[intent]] as const))('%s is heard in "%s"', (intent, text) => {
  expect(understand(text, { today }).intents[0]?.intent).toBe(intent)
})

test('every intent is ranked once, so that three can always be offered', () => {
  const ranked = understand('xyzzy', { today }).intents.map(({ intent }) => intent)
  expect([...ranked].sort()).toEqual([...INTENTS].sort())
})

test('a message nobody could read is not acted on', () => {
  expect(understand('blorp 77 wibble', { today }).sure).toBe(false)
})

test('two requests in one message are both served', () => {
  const { intents, also } = understand('Cancel CS-1042 on Tuesday please. Also what is the phone number for ChECS?', {
    today,
  })
  expect([intents[0]?.intent, ...also].sort()).toEqual(['cancel_booking', 'contact_question'])
})

test('a child at risk comes before the request in the same message', () => {
  const { intents, also } = understand('Please book CS-6044 for Tuesday. Dad hit mum last night and the kids saw it.', {
    today,
  })
  expect(intents[0]?.intent).toBe('safeguarding_now')
  expect(also).toEqual(['book_meeting'])
})

test('"and for Halton?" asks the last question again', () => {
  const { intents, entities } = understand('and for Halton?', { today, lastIntent: 'timescale_question' })
  expect(intents[0]?.intent).toBe('timescale_question')
  expect(entities.council).toBe('halton')
})

test('"why?" stays with what was asked', () => {
  expect(understand('why?', { today, lastIntent: 'step_down_check' }).intents[0]?.intent).toBe('step_down_check')
})

test('"book it" means the case last spoken of', () => {
  const { intents, entities } = understand('book it', {
    today,
    lastIntent: 'step_down_check',
    lastCaseRef: 'CS-1042',
  })
  expect(intents[0]?.intent).toBe('book_meeting')
  expect(entities.caseRefs).toEqual(['CS-1042'])
})
