/** Guesses as buttons in plain words, one for each thing a message may have meant. */
import type { Button } from './actions.ts'

const guesses: Readonly<Record<string, Button>> = {
  'step-down': { title: 'Step a case down', data: { verb: 'start-form', direction: 'down' } },
  'step-up': { title: 'Step a case up', data: { verb: 'start-form', direction: 'up' } },
  safety: { title: 'I am worried about a child', data: { verb: 'safety' } },
  meeting: { title: 'When is the next meeting?', data: { verb: 'next-meeting' } },
  agenda: { title: 'The meeting’s list', data: { verb: 'agenda' } },
  waiting: { title: 'Sign-offs that wait for me', data: { verb: 'waiting' } },
  cases: { title: 'My cases', data: { verb: 'my-cases' } },
  consent: { title: 'A question about consent', data: { verb: 'guess', intent: 'consent to step down' } },
  lead: {
    title: 'A question about the lead person',
    data: { verb: 'guess', intent: 'who is the lead professional' },
  },
  time: { title: 'How long something may take', data: { verb: 'guess', intent: 'how long have I got' } },
  contact: {
    title: 'Whom to phone or write to',
    data: { verb: 'guess', intent: 'what is the phone number of the front door' },
  },
  document: {
    title: 'Which papers are needed',
    data: { verb: 'guess', intent: 'which documents are needed to step down' },
  },
  disagree: {
    title: 'What if somebody disagrees or refuses',
    data: { verb: 'guess', intent: 'what if we disagree' },
  },
  level: { title: 'A question about levels of need', data: { verb: 'guess', intent: 'levels of need' } },
  measures: { title: 'Measures', data: { verb: 'measures' } },
  remind: { title: 'Remind me of something', data: { verb: 'reminder-form' } },
  help: { title: 'What can I ask?', data: { verb: 'help' } },
}

const byIntent: Readonly<Record<string, string>> = {
  step_down_check: 'step-down',
  step_up_check: 'step-up',
  safeguarding_now: 'safety',
  book_meeting: 'cases',
  reschedule_booking: 'cases',
  cancel_booking: 'cases',
  next_meeting: 'meeting',
  agenda: 'agenda',
  approve_or_approval_status: 'waiting',
  my_cases: 'cases',
  case_status: 'cases',
  consent_question: 'consent',
  lead_person_question: 'lead',
  timescale_question: 'time',
  contact_question: 'contact',
  document_or_spreadsheet_question: 'document',
  escalation_or_disagreement: 'disagree',
  level_of_need_question: 'level',
  measures_report: 'measures',
  reminder_request: 'remind',
}

export const guessOf = (intent: string): string => byIntent[intent] ?? 'help'
export const guessButton = (guess: string): Button => guesses[guess] ?? (guesses.help as Button)
