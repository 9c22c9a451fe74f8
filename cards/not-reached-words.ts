/** Asked once before a meeting ends: these were not reached, and where they go. */
import { whenWords } from '../policies/day-words.ts'
import type { Meeting } from '../policies/meeting-record.ts'
import { attendedInput } from './agenda-card.ts'
import type { Message } from './message-card.ts'
import { plural } from './wording.ts'

type NotReached = {
  readonly held: { readonly agenda: { readonly meeting: Meeting } }
  /** Each by its reference, where the viewer may see the case. */
  readonly left: readonly string[]
  readonly next: { readonly meeting: Meeting } | undefined
  readonly attended: string
}

/** What was typed about who attended stays, to be changed or completed. */
export function notReachedMessage({ held, left, next, attended }: NotReached): Message {
  const meetingId = held.agenda.meeting.id
  const where = next
    ? `They go on to the list of ${whenWords(next.meeting.at)}, or the next one with a place.`
    : 'No next meeting has a day: they wait until one has.'
  return {
    title: `Not reached: ${plural(left.length, 'case')}`,
    paragraphs: [left.join(', '), where],
    inputs: [attendedInput(attended)],
    buttons: [
      {
        title: 'Yes, carry them over and end the meeting',
        style: 'positive',
        inputs: 'auto',
        data: { verb: 'close-meeting', meetingId, confirmed: true },
      },
      { title: 'No, back to the list', data: { verb: 'agenda', meetingId, page: 0 } },
    ],
  }
}
