/** A meeting's stored row follows its series: moved, called off, held after all, more places. */
import type { Change, Event, Notice, StoredFile } from './decision.ts'
import type { Meeting, Series } from './meeting-record.ts'
import { agendaReminder } from './reminder.ts'
import { meetingWithId } from './series.ts'

/**
 * What a meeting's row should say by its series; null when it says so already, or the meeting is over or has begun.
 * A list longer than the places now set keeps everybody who is on it. A day that has passed by the new rules is no day
 * to hold it on: the meeting falls away, and its list with it.
 */
export function rowBySeries(series: Series | null, row: Meeting, now: Date): Meeting | null {
  if (row.status === 'closed' || row.at <= now.toISOString()) return null
  const held = (series && meetingWithId(series, row.id)) ?? null
  const lies = held !== null && held.at > now.toISOString()
  const next = lies ? heldRow(held, row, now) : { ...row, status: 'cancelled' as const }
  return JSON.stringify(parts(next)) === JSON.stringify(parts(row)) ? null : next
}

const parts = ({ at, cutOff, place, places, status }: Meeting) => [at, cutOff, place, places, status]

function heldRow(held: Meeting, row: Meeting, now: Date): Meeting {
  const places = held.places === null ? null : Math.max(held.places, row.taken)
  const changed = held.at !== row.at || held.cutOff !== row.cutOff
  const opensAgain = row.status === 'cancelled' || (changed && (held.cutOff ?? held.at) > now.toISOString())
  return {
    ...row,
    at: held.at,
    cutOff: held.cutOff,
    place: held.place,
    places,
    status: opensAgain ? 'planned' : row.status,
  }
}

/** True where somebody has the old day in a calendar or on a list: the coordinators are told and get the new entry. */
export const isNews = (row: Meeting, next: Meeting): boolean =>
  (row.taken > 0 || row.status === 'agenda-sent') &&
  (row.at !== next.at || row.status === 'cancelled' || next.status === 'cancelled')

/** Once for each change of the meeting: the key holds what it is now. */
export function meetingNotice(row: Meeting, next: Meeting, calendar: StoredFile): Notice {
  const off = next.status === 'cancelled'
  const { name, contentType } = calendar
  return {
    key: `meeting-changed:${row.id}:${next.status}:${next.at}:${row.at}`,
    council: row.council,
    to: { role: 'coordinator' },
    kind: 'booking-changed',
    caseId: null,
    urgency: 'day',
    facts: {
      forum: row.forum,
      was: row.at,
      at: off ? null : next.at,
      cutOff: off ? null : next.cutOff,
      cases: row.taken,
      files: [{ name, contentType }],
    },
  }
}

/** Writes the row with its agenda's reminder, and keeps in the meeting's history what it was. */
export function alignRow(
  row: Meeting,
  next: Meeting,
  by: { who: string | null; now: Date; calendar: StoredFile | null },
): Change {
  const was = { at: row.at, cutOff: row.cutOff, place: row.place, places: row.places, status: row.status }
  const is = { at: next.at, cutOff: next.cutOff, place: next.place, places: next.places, status: next.status }
  const event: Event = {
    stream: `meeting:${row.id}`,
    type:
      next.status === 'cancelled'
        ? 'called-off'
        : row.status === 'cancelled'
          ? 'held-again'
          : row.at === next.at
            ? 'changed'
            : 'moved',
    at: by.now.toISOString(),
    by: by.who ?? 'stepwise',
    facts: { from: was, to: is },
  }
  const agenda = next.status === 'planned' ? agendaReminder(next) : null
  return {
    council: row.council,
    writes: [
      { kind: 'meeting', meeting: next, expectsStatus: row.status },
      { kind: 'forget-reminders', keyPrefix: `cut-off:${row.id}` },
      ...(agenda ? [{ kind: 'remind', reminder: agenda } as const] : []),
      ...(by.calendar ? [{ kind: 'file', file: by.calendar } as const] : []),
    ],
    events: [event],
    outbox: by.calendar ? [meetingNotice(row, next, by.calendar)] : [],
  }
}
