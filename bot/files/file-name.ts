/** What a meeting's files are called. */
import { dayOf } from '../../policies/calendar.ts'
import type { Forum } from '../../policies/council.ts'
import type { Meeting } from '../../policies/meeting-record.ts'

/** `<council>-transfer-meeting-2026-12-01.xlsx`: council, forum, the London day of the meeting. No case is named. */
export function meetingFileName(meeting: Meeting, forum: Forum, extension: 'xlsx' | 'ics'): string {
  const words = forum.name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return `${meeting.council}-${words}-${dayOf(meeting.at)}.${extension}`
}
