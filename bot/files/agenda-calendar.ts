/** A meeting as a calendar file that a coordinator can add to any calendar, and that updates what was added before. */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { dayOf, timeOf } from '../../policies/calendar.ts'
import type { Instant } from '../../policies/case.ts'
import type { Forum } from '../../policies/council.ts'
import { whenWords } from '../../policies/day-words.ts'
import type { StoredFile } from '../../policies/decision.ts'
import type { Meeting } from '../../policies/meeting-record.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { meetingFileName } from './file-name.ts'
import { londonZone } from './london-zone.ts'

export type MeetingFacts = {
  readonly procedure: Procedure
  readonly forum: Forum
  readonly meeting: Meeting
  /** How long it lasts; null: nobody said, and the entry has a start only. */
  readonly minutes: number | null
  /** Who attends, as the council set it: roles and invited people. */
  readonly attends: string | null
  /** Higher in every later entry of the same meeting: calendars take the highest. */
  readonly sequence: number
  /** For somebody whose case is no longer on its list: takes the meeting out of their calendar alone. */
  readonly leaves?: boolean
  readonly now: Date
}

/**
 * The meeting as `.ics`, times in Europe/London. The uid hangs on the meeting's id, which stays when it moves. No case
 * is named. A cancelled meeting, or one that somebody leaves, is sent as cancelled, so that calendars take it away.
 */
export function agendaCalendar(facts: MeetingFacts): StoredFile {
  const { forum, meeting } = facts
  return {
    name: meetingFileName(meeting, forum, facts.leaves ? 'take-out.ics' : 'ics'),
    council: meeting.council,
    contentType: 'text/calendar; charset=utf-8',
    content: new TextEncoder().encode(calendarText(facts)),
  }
}

function calendarText({ procedure, forum, meeting, minutes, attends, sequence, leaves, now }: MeetingFacts): string {
  const cancelled = leaves === true || meeting.status === 'cancelled'
  const calendar = ical({
    prodId: { company: 'Stepwise', product: 'Meetings', language: 'EN' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    // No zone of its own: the stamp has to be in UTC. The event has one, and brings its definition.
    timezone: { name: null, generator: () => londonZone },
  })
  calendar.createEvent({
    id: `${meeting.id}@stepwise`,
    sequence,
    stamp: now,
    timezone: 'Europe/London',
    start: londonClock(meeting.at),
    end: minutes === null ? null : londonClock(minutesAfter(meeting.at, minutes)),
    summary: `${forum.name} (${procedure.name})`,
    description: describe(meeting, attends),
    location: meeting.place,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  return calendar.toString()
}

const minutesAfter = (at: Instant, minutes: number): Instant => new Date(Date.parse(at) + minutes * 60_000).toISOString()

/** Wall-clock text: the library prints it as it stands, whatever zone the server's own clock is set to. */
const londonClock = (at: Instant): string => `${dayOf(at)}T${timeOf(at)}:00`

function describe(meeting: Meeting, attends: string | null): string {
  const cutOff = meeting.cutOff ? `The list closes ${whenWords(meeting.cutOff)}. ` : ''
  const who = attends ? `Attends: ${attends}. ` : ''
  return `${cutOff}${who}The list itself is in Stepwise, in Teams.`
}
