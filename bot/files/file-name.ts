/** What a meeting's files are called. */
import { dayOf } from '../../policies/calendar.ts'
import type { Forum } from '../../policies/council.ts'
import type { Meeting } from '../../policies/meeting-record.ts'

/**
 * `<council>-transfer-meeting-2026-12-01.xlsx`: council, forum, the London day of the meeting; a moved or extra one
 * has its first day too, so that two meetings of one day have two files. No case is named.
 */
export function meetingFileName(
  meeting: Meeting,
  forum: Forum,
  extension: 'xlsx' | 'ics' | 'take-out.ics' | 'docx',
): string {
  const words = forum.name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const day = dayOf(meeting.at)
  const key = meeting.id.slice(meeting.id.lastIndexOf(':') + 1)
  return `${meeting.council}-${words}-${day}${key === day ? '' : `-for-${key}`}.${extension}`
}
