/** What is said of a workbook that is not compared: refused, without references, of a meeting that is not clear. */
import type { Forum } from '../policies/council.ts'
import { whenWords } from '../policies/day-words.ts'
import type { Meeting } from '../policies/meeting-record.ts'
import type { Button } from './actions.ts'
import type { Message } from './message-card.ts'
import { listWords, plain, plural } from './wording.ts'

const again = 'Nothing of it was kept and nothing was changed.'

/** Only those who run the meetings, and the administrator for headings, send workbooks. */
export function workbookNotYoursMessage(coordinators: readonly string[]): Message {
  const ask = coordinators.length > 0 ? ` (${listWords(coordinators.slice(0, 3).map(plain))})` : ''
  return {
    title: 'Only a meeting coordinator can send me a workbook',
    paragraphs: [
      `I did not open it. If it has to be compared with a meeting’s list, give it to your coordinator${ask}.`,
      'To work on a case, type its reference.',
    ],
  }
}

export const workbookInOwnChatMessage = (): Message => ({
  title: 'Send me workbooks in our own chat',
  paragraphs: ['Others read along here. I did not open it.'],
})

/** `wanted`: the council's heading for the reference; null when none of its headings is that. */
export function noReferenceMessage(wanted: string | null): Message {
  return {
    title: 'I find no column with case references',
    paragraphs: [
      wanted
        ? `The heading for it is “${plain(wanted)}”. Without it I cannot say which row is which case.`
        : 'None of the council’s headings is marked as the case reference. Press below and mark one of them.',
      again,
    ],
    buttons: [headingsButton],
  }
}

export const headingsButton: Button = { title: 'Use its headings', data: { verb: 'headings-form' } }

export type MeetingChoice = { readonly forum: Forum; readonly meeting: Meeting; readonly rows: number }
/** Several meetings fit: which one is asked, never guessed. */
export function whichMeetingMessage(choices: readonly MeetingChoice[]): Message {
  return {
    title: 'Which meeting is this workbook of?',
    paragraphs: ['It fits more than one. Nothing was compared yet.'],
    buttons: choices.slice(0, 10).map(({ forum, meeting, rows }) => ({
      title: `${whenWords(meeting.at)}${rows > 0 ? ` (${plural(rows, 'row')})` : ''}: ${forum.name}`,
      data: { verb: 'workbook', meetingId: meeting.id, page: 0 },
    })),
  }
}

export const noMeetingMessage = (): Message => ({
  title: 'There is no meeting to compare it with',
  paragraphs: ['No meeting of your council has a day yet. Say “meetings” to set when they meet.', again],
  buttons: [headingsButton],
})

export const workbookGoneMessage = (): Message => ({
  title: 'Please send the workbook again',
  paragraphs: ['I do not keep workbooks, and no longer have this one at hand. What was saved from it stays saved.'],
})
