/** Somebody's own reminder: what is still needed to set it, and that it is set. */
import type { Case } from '../policies/case.ts'
import { whenWords } from '../policies/day-words.ts'
import type { Reminder } from '../policies/decision.ts'
import { mostWords } from '../policies/own-reminder.ts'
import type { Message } from './message-card.ts'
import { plain } from './wording.ts'

export type ReminderForm = { readonly reference: string; readonly when: string; readonly words: string }

/** `problem`: what is wrong with what was typed, which stays in the form. */
export function reminderForm({ reference, when, words }: ReminderForm, problem = ''): Message {
  return {
    title: 'Remind me',
    paragraphs: [problem || 'I remind you about a case, in the morning of a working day. Nobody else sees it.'],
    inputs: [
      {
        id: 'reference',
        label: 'Case reference',
        value: reference,
        required: 'Type the reference, never a name',
        most: 24,
      },
      {
        id: 'when',
        label: 'Which day',
        placeholder: 'Friday, or 4 December',
        value: when,
        required: 'Type a day',
        most: 60,
      },
      { id: 'words', label: 'What about, in a few words without names (optional)', value: words, most: mostWords },
    ],
    buttons: [{ title: 'Remind me', style: 'positive', inputs: 'auto', data: { verb: 'keep-reminder' } }],
  }
}

export function reminderSet(current: Case, reminder: Reminder): Message {
  return {
    title: `I will remind you about ${current.reference}`,
    paragraphs: [
      `${whenWords(reminder.dueAt)}, with whatever else is due for you that day.`,
      ...(reminder.words ? [`“${plain(reminder.words)}”`] : []),
    ],
    buttons: [
      {
        title: 'No longer needed',
        data: { verb: 'reminder', answer: 'done', key: reminder.key, caseId: current.id },
      },
    ],
    note: 'Stepwise keeps your words until it has told you, and shows them to nobody else. Teams keeps this chat.',
  }
}
