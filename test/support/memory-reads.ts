/** The reads of the in-memory ports, in the order and with the limits that the real ones promise. */
import type { CaseLine, Ports } from '../../dialogs/ports.ts'
import type { Case } from '../../policies/case.ts'
import type { Event } from '../../policies/decision.ts'
import { measuredCase } from '../../policies/measures.ts'
import type { Arrangements } from '../../policies/meeting-record.ts'
import { bookingsOf } from './memory-meetings.ts'
import { type MemoryState, rowKey, stored } from './memory-state.ts'

type Reads = Pick<
  Ports,
  | 'findCase'
  | 'findCaseByReference'
  | 'findCasesByReference'
  | 'caseload'
  | 'waitingFor'
  | 'casesOnRoutes'
  | 'teamCases'
  | 'measured'
  | 'openCase'
  | 'arrangements'
  | 'meetingsFrom'
  | 'findMeeting'
  | 'agendaOf'
  | 'history'
  | 'undelivered'
  | 'findFile'
  | 'everythingAbout'
>

export function memoryReads(state: () => MemoryState): Reads {
  const cases = caseReads(state)
  const arrangements = async (council: string) => arrangementsOf(state(), council)
  const openCase: Reads['openCase'] = async (council, key) => ({
    current: await ('id' in key ? cases.findCase(council, key.id) : cases.findCaseByReference(council, key.reference)),
    ...arrangementsOf(state(), council),
  })
  return {
    ...cases,
    ...teamReads(state),
    ...meetingReads(state),
    ...otherReads(state),
    ...wholeRead(state),
    arrangements,
    openCase,
  }
}

function arrangementsOf(state: MemoryState, council: string): Arrangements {
  const own = <T extends { readonly council: string; readonly id: string }>(rows: ReadonlyMap<string, T>) =>
    [...rows.values()]
      .filter(row => row.council === council)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(stored)
  return { settings: own(state.settings), series: own(state.series) }
}

function teamReads(state: () => MemoryState): Pick<Reads, 'teamCases' | 'measured'> {
  const isOpen = ({ stage }: Case) => stage !== 'closed' && stage !== 'withdrawn'
  return {
    teamCases: async (council, { workers, managers, known }) =>
      casesOf(state(), council)
        .filter(isOpen)
        .filter(
          ({ worker, manager }) =>
            workers.includes(worker) || managers.includes(manager ?? '') || (known && !known.includes(worker)),
        )
        .sort((a, b) => a.changedAt.localeCompare(b.changedAt) || a.id.localeCompare(b.id))
        .map(stored),
    measured: async (council, since) => ({
      cases: casesOf(state(), council)
        .filter(found => isOpen(found) || Date.parse(found.changedAt) >= Date.parse(since))
        .map(measuredCase),
      safety: state()
        .safety.filter(shown => (shown.council ?? 'none') === council && shown.at >= since)
        .map(({ person, at, what, strength }) => ({ person, at, what, strength })),
    }),
  }
}

function casesOf(state: MemoryState, council: string): Case[] {
  return [...state.cases.values()].filter(found => found.council === council)
}

function caseReads(
  state: () => MemoryState,
): Pick<Reads, 'findCase' | 'findCaseByReference' | 'findCasesByReference' | 'caseload' | 'waitingFor' | 'casesOnRoutes'> {
  return {
    findCase: async (council, id) => optional(state().cases.get(rowKey(council, id))),
    findCaseByReference: async (council, reference) =>
      optional(
        casesOf(state(), council)
          .filter(found => found.reference.toLowerCase() === reference.toLowerCase())
          .sort((a, b) => b.episode - a.episode)[0],
      ),
    findCasesByReference: async (council, references) => {
      const wanted = new Set(references.map(reference => reference.toLowerCase()))
      const found = casesOf(state(), council).filter(({ reference }) => wanted.has(reference.toLowerCase()))
      const newest = Map.groupBy(found, ({ reference }) => reference.toLowerCase())
      return [...newest.values()].flatMap(all => all.sort((a, b) => b.episode - a.episode).slice(0, 1)).map(stored)
    },
    caseload: async (council, worker) =>
      casesOf(state(), council)
        .filter(found => found.worker === worker && found.stage !== 'closed' && found.stage !== 'withdrawn')
        .sort((a, b) => b.changedAt.localeCompare(a.changedAt) || a.id.localeCompare(b.id))
        .map(lineOf),
    waitingFor: async (council, person) =>
      casesOf(state(), council)
        .filter(found => found.signOffs.some(one => one.status === 'asked' && one.of.includes(person)))
        .sort((a, b) => a.changedAt.localeCompare(b.changedAt) || a.id.localeCompare(b.id))
        .map(stored),
    casesOnRoutes: async (council, routes) =>
      casesOf(state(), council)
        .filter(found => found.stage !== 'closed' && found.stage !== 'withdrawn')
        .filter(found => found.routes.some(route => routes.includes(route)))
        .sort((a, b) => a.changedAt.localeCompare(b.changedAt) || a.id.localeCompare(b.id))
        .map(stored),
  }
}

function lineOf(found: Case): CaseLine {
  const { id, council, reference, procedureVersion, routes, stage, worker, changedAt, booking, safety } = found
  return stored({ id, council, reference, procedureVersion, routes, stage, worker, changedAt, booking, safety })
}

function meetingReads(state: () => MemoryState): Pick<Reads, 'meetingsFrom' | 'findMeeting' | 'agendaOf'> {
  return {
    meetingsFrom: async (council, forum, from) =>
      [...state().meetings.values()]
        .filter(
          meeting => meeting.council === council && meeting.forum === forum && Date.parse(meeting.at) >= Date.parse(from),
        )
        .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1))
        .map(stored),
    findMeeting: async (council, id) => optional(state().meetings.get(rowKey(council, id))),
    agendaOf: async (council, meetingId) => {
      const meeting = optional(state().meetings.get(rowKey(council, meetingId)))
      if (!meeting) return undefined
      const items = bookingsOf(state(), council, meetingId).map(({ booking }) => {
        const found = state().cases.get(rowKey(council, booking.caseId))
        if (!found) throw new Error(`the list of ${meetingId} holds a case that does not exist`)
        return { booking: stored(booking), case: stored(found) }
      })
      return { meeting, items }
    },
  }
}

function otherReads(state: () => MemoryState): Pick<Reads, 'history' | 'undelivered' | 'findFile'> {
  return {
    history: async (council, stream) =>
      state()
        .events.filter(kept => kept.council === council && kept.event.stream === stream)
        .map(kept => stored(kept.event)),
    undelivered: async council =>
      [...state().notices.values()]
        .filter(kept => kept.notice.council === council && kept.status === 'failed')
        .map(kept => stored(kept.notice)),
    findFile: async (council, name) => {
      const file = state().files.get(rowKey(council, name))
      return file && { ...file, content: Uint8Array.from(file.content) }
    },
  }
}

function optional<T>(value: T | undefined): T | undefined {
  return value === undefined ? undefined : stored(value)
}

function wholeRead(state: () => MemoryState): Pick<Reads, 'everythingAbout'> {
  return {
    everythingAbout: async (council, reference) => {
      const { events, bookings, notices, reminders, safety, files } = state()
      const cases = casesOf(state(), council)
        .filter(found => found.reference.toLowerCase() === reference.toLowerCase())
        .sort((a, b) => a.episode - b.episode)
      if (cases.length === 0) return undefined
      const ids = new Set<string>(cases.map(({ id }) => id))
      const has = (id: string | null | undefined) => id != null && ids.has(id)
      const isOurs = (row: { readonly council: string | null }) => row.council === council
      return stored({
        cases,
        history: events.filter(kept => isOurs(kept) && has(caseOf(kept.event))).map(({ event }) => event),
        bookings: [...bookings.values()].map(({ booking }) => booking).filter(row => isOurs(row) && has(row.caseId)),
        notices: [...notices.values()]
          .filter(({ notice }) => isOurs(notice) && has(notice.caseId))
          .map(({ notice, status }) => ({ ...notice, status })),
        reminders: [...reminders.values()].map(({ reminder }) => reminder).filter(row => isOurs(row) && has(row.caseId)),
        safety: safety.filter(row => isOurs(row) && has(row.caseId)),
        files: [...files.values()]
          .filter(file => isOurs(file) && file.cases?.some(has))
          .map(({ name }) => name)
          .sort(),
      })
    },
  }
}

const caseOf = ({ stream }: Event): string | undefined => /^case:(.+)$/.exec(stream)?.[1]
