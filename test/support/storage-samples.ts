/** Rows for storage tests. They mean nothing: storage knows no rule. */
import type { Case } from '../../policies/case.ts'
import type { Change, Event, Notice, Reminder, Write } from '../../policies/decision.ts'
import type { Meeting, Series, Setting } from '../../policies/meeting-record.ts'

export const at = '2026-11-24T10:00:00.000Z'
export const later = '2026-12-01T16:00:00.000Z'

let made = 0
/** A council nobody else in the run uses, so that tests share a database and never a row. */
export function newCouncil(): string {
  made += 1
  return `council-${process.pid}-${made.toString(36)}`
}

export function sampleCase(council: string, id: string, over: Partial<Case> = {}): Case {
  return {
    id,
    council,
    reference: `CS-${id}`,
    episode: 1,
    revision: 0,
    procedureVersion: '1.0',
    routes: ['SW-D1'],
    worker: 'worker-1',
    locality: 'north',
    openedAt: at,
    changedAt: at,
    stage: 'draft',
    answers: { plan: { value: 'yes', by: 'worker-1', at } },
    consents: {},
    signOffs: [],
    row: {},
    booking: null,
    decisions: [],
    safety: null,
    ...over,
  }
}

export function sampleMeeting(council: string, id: string, over: Partial<Meeting> = {}): Meeting {
  return {
    id,
    council,
    forum: 'SW-F1',
    seriesId: 'series-1',
    at: later,
    cutOff: null,
    place: null,
    places: null,
    taken: 0,
    status: 'planned',
    ...over,
  }
}

export function sampleSeries(council: string, id: string, over: Partial<Series> = {}): Series {
  return {
    id,
    council,
    forum: 'SW-F1',
    revision: 0,
    source: 'document',
    weekday: 'tuesday',
    time: '16:00',
    everyWeeks: 1,
    anchor: '2026-12-01',
    cutOff: { weekday: 'thursday', time: '16:00' },
    place: null,
    attends: null,
    minutes: null,
    places: null,
    waitingList: false,
    lateEntry: false,
    refuseIncompleteRow: false,
    bankHoliday: null,
    whenMoved: null,
    exceptions: [],
    changedBy: null,
    changedAt: at,
    ...over,
  }
}

export function sampleSetting(council: string, id: string, over: Partial<Setting> = {}): Setting {
  return { council, id, value: 'one', revision: 0, setBy: null, setAt: at, ...over }
}

export function sampleReminder(council: string, key: string, dueAt: string): Reminder {
  return { key, council, dueAt, what: 'meeting-tomorrow' }
}

export function sampleNotice(council: string, key: string, over: Partial<Notice> = {}): Notice {
  return {
    key,
    council,
    to: { person: 'p' },
    kind: 'reminder',
    caseId: null,
    urgency: 'now',
    facts: { n: 1 },
    ...over,
  }
}

export function sampleEvent(stream: Event['stream'], type: string): Event {
  return { stream, type, at, by: 'stepwise', facts: { type } }
}

export function change(council: string, ...writes: readonly Write[]): Change {
  return { council, writes, events: [], outbox: [] }
}

export function writeCase(council: string, id: string, over: Partial<Case> = {}, expects = 0): Write {
  return { kind: 'case', case: sampleCase(council, id, over), expects }
}

/** A place, or a place on the waiting list, for a case on a meeting. */
export function bookWrite(
  meeting: Meeting,
  caseId: string,
  place: 'place' | 'waiting' = 'place',
  step = 'transfer',
): Write {
  const { council, id: meetingId } = meeting
  const booking = {
    id: `${meetingId}/${caseId}`,
    council,
    meetingId,
    caseId,
    reference: `CS-${caseId}`,
    step,
    place,
    bookedBy: 'worker-1',
    bookedAt: at,
    outcome: null,
  }
  return { kind: 'book', booking, meeting }
}
