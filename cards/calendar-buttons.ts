/** A meeting in somebody's own calendar: added or brought up to date, and the one that a case left taken out. */
import type { Button } from './actions.ts'

/** `meetingId`: the meeting it is on now. `left`: one to come that it is no longer on. */
export function calendarButtons(meetingId: string | null, left: string | null): readonly Button[] {
  if (meetingId === null && left === null) return []
  const title = !left
    ? 'Add the meeting to my calendar'
    : meetingId
      ? 'Bring my calendar up to date'
      : 'Take the meeting out of my calendar'
  return [{ title, data: { verb: 'calendar', meetingId, left } }]
}
