/** A meeting for somebody's own calendar: the entry as the meeting stands now, or the one that takes it out. */
import { whenWords } from '../policies/day-words.ts'
import { forumOf } from '../policies/series.ts'
import type { Outgoing } from './incoming.ts'
import { findHeld } from './run-meeting.ts'
import { replyRefused, type Turn } from './turn.ts'

/** For everybody in the council: the entry names the meeting and no case. */
export async function sendCalendar(turn: Turn, meetingId: string): Promise<readonly Outgoing[]> {
  const held = await findHeld(turn, meetingId)
  if (!held) return replyRefused(turn, { code: 'meeting-gone', forum: 'The meeting' }, null)
  const { meeting } = held.agenda
  const file = await turn.ports.makeCalendar(meeting, held.series)
  // Kept, because Teams asks the person first and fetches it by its name once they have agreed.
  await turn.ports.commit({ council: meeting.council, writes: [{ kind: 'file', file }], events: [], outbox: [] }, turn.key)
  const name = `${forumOf(turn.procedure, meeting.forum).name}, ${whenWords(meeting.at)}`
  const text =
    meeting.status === 'cancelled'
      ? `${name} is called off: open this to take it out of your calendar.`
      : `${name}, for your calendar. It takes the place of an earlier entry for the same meeting.`
  return [{ kind: 'file', name: file.name, contentType: file.contentType, content: file.content, text }]
}
