/** What is said when typed text identifies somebody: what was noticed, that nothing of it was kept, what to do. */
import type { Message } from './message-card.ts'
import { listWords } from './wording.ts'

const kinds: Readonly<Record<string, string>> = {
  'name-with-dob': 'a name with a date of birth',
  'date-of-birth': 'a date of birth',
  'nhs-number': 'an NHS number',
  'national-insurance-number': 'a National Insurance number',
  'other-number': 'a personal number',
  phone: 'a phone number',
  email: 'an email address',
  address: 'an address',
}

export function identifyingMessage(found: readonly string[]): Message {
  const what = identifyingWords(found)
  return {
    title: 'Please take out what identifies somebody',
    paragraphs: [
      `I noticed ${listWords(what)}. Stepwise kept nothing of this.`,
      'Use the case reference, and roles such as “mother” or “school”, and send it again. Teams itself keeps chats under your council’s own rules.',
    ],
  }
}

/** What was noticed, each kind once: `an NHS number`. */
export const identifyingWords = (found: readonly string[]): readonly string[] =>
  [...new Set(found)].map(kind => kinds[kind] ?? 'something that identifies a person')
