/** What a dialog may ask of the world. The in-memory ports and the real ones pass one contract suite. */
import type { Case, Instant, Person, PersonId } from '../policies/case.ts'
import type { CaseExport } from '../policies/case-export.ts'
import type { CouncilId, RuleId } from '../policies/council.ts'
import type { Change, Directory, Event, Notice, StoredFile } from '../policies/decision.ts'
import type { MeasuredCase } from '../policies/measures.ts'
import type { Arrangements, Booking, Meeting, Series, Setting } from '../policies/meeting-record.ts'
import type { Procedure } from '../policies/procedure.ts'
import type { MeasuredSafety } from '../policies/stops-shown.ts'
import type { Versions } from '../policies/versions.ts'
import type { ReadWorkbook } from '../policies/workbook.ts'
import type { WorkbookKept } from '../policies/workbook-place.ts'
import type { Remembered } from './remembered.ts'

/** The activity this turn answers: written in the same commit, so that a repeat changes nothing. */
export type TurnKey = {
  readonly tenant: string
  readonly conversationId: string
  readonly activityId: string
}

/** Somebody else changed a row first. `handle.ts` reloads and decides once more. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError'
  readonly what: 'case' | 'booking' | 'meeting' | 'series' | 'setting'
  constructor(what: ConflictError['what'], message: string) {
    super(message)
    this.what = what
  }
}
/** No place was left when the booking was written. */
export class MeetingFullError extends Error {
  override readonly name = 'MeetingFullError'
}
/** This activity was handled before: show the present state, change nothing. */
export class AlreadyHandledError extends Error {
  override readonly name = 'AlreadyHandledError'
}
/** The database cannot be reached. The safety card never needs it. */
export class StorageAwayError extends Error {
  override readonly name = 'StorageAwayError'
}
/** A case began under a version of the procedure that is not kept here any more. `handle.ts` says so and changes nothing. */
export class VersionGoneError extends Error {
  override readonly name = 'VersionGoneError'
  readonly council: CouncilId
  readonly version: string
  constructor(council: CouncilId, version: string) {
    super(`${council} has no version ${version} here`)
    this.council = council
    this.version = version
  }
}

/** A line of "my cases" and of a manager's list. */
export type CaseLine = Pick<
  Case,
  'id' | 'council' | 'reference' | 'procedureVersion' | 'routes' | 'stage' | 'worker' | 'changedAt' | 'booking' | 'safety'
>
/** A case by its id, or the newest episode of a reference. */
export type CaseKey = { readonly id: string } | { readonly reference: string }
/** A case with what its card is drawn with. */
export type OpenedCase = Arrangements & { readonly current: Case | undefined }
/** An item of an agenda: the booking with its case. */
export type AgendaItem = { readonly booking: Booking; readonly case: Case }
export type Agenda = { readonly meeting: Meeting; readonly items: readonly AgendaItem[] }

/** Whose cases are meant. `known`: everybody in the people file, to find the cases of those who are not; null: not asked for. */
export type Team = {
  readonly workers: readonly PersonId[]
  readonly managers: readonly PersonId[]
  readonly known: readonly PersonId[] | null
}
export type Measured = { readonly cases: readonly MeasuredCase[]; readonly safety: readonly MeasuredSafety[] }

export type Ports = {
  readonly now: () => Date
  readonly newId: () => string
  /** local: to be tried on one computer, with nothing about a child · live: a council is switched on by its calls */
  readonly mode: 'local' | 'live'
  readonly directory: Directory
  /**
   * The version in force on the day of `now`, or the one a case began under. Throws VersionGoneError for a version
   * that is not kept, and for a council this deployment does not serve.
   */
  readonly procedure: (council: CouncilId, version?: string) => Procedure
  /** Every version that is kept, oldest first; the last may not be in force yet. */
  readonly versions: (council: CouncilId) => Versions
  readonly councils: () => readonly CouncilId[]

  /** Each is one round trip. Every one but the safety reads throws StorageAwayError when the database is away. */
  readonly findCase: (council: CouncilId, id: string) => Promise<Case | undefined>
  /** The newest episode of a reference. */
  readonly findCaseByReference: (council: CouncilId, reference: string) => Promise<Case | undefined>
  /** The newest episode of each of these references that has a case, in no order. */
  readonly findCasesByReference: (council: CouncilId, references: readonly string[]) => Promise<readonly Case[]>
  readonly caseload: (council: CouncilId, worker: PersonId) => Promise<readonly CaseLine[]>
  /** Cases with a sign-off asked of this person and not decided. */
  readonly waitingFor: (council: CouncilId, person: PersonId) => Promise<readonly Case[]>
  /** Open cases of these workers, those that were under one of these managers, and those of nobody known; the one unchanged longest first. */
  readonly teamCases: (council: CouncilId, team: Team) => Promise<readonly Case[]>
  /** Everything that is counted: open cases, those that ended since, and safety cards since, in no order. */
  readonly measured: (council: CouncilId, since: Instant) => Promise<Measured>
  /** Open cases on any of these routes, the one unchanged longest first. */
  readonly casesOnRoutes: (council: CouncilId, routes: readonly RuleId[]) => Promise<readonly Case[]>
  /** Both at once: most screens need them together, and they seldom change. */
  readonly openCase: (council: CouncilId, key: CaseKey) => Promise<OpenedCase>
  readonly arrangements: (council: CouncilId) => Promise<Arrangements>
  /** Rows of meetings that exist already, at or after `from`, oldest first. A meeting is written when first needed. */
  readonly meetingsFrom: (council: CouncilId, forum: RuleId, from: Instant) => Promise<readonly Meeting[]>
  readonly findMeeting: (council: CouncilId, id: string) => Promise<Meeting | undefined>
  readonly agendaOf: (council: CouncilId, meetingId: string) => Promise<Agenda | undefined>
  readonly history: (council: CouncilId, stream: Event['stream']) => Promise<readonly Event[]>
  /** Notices that could not be delivered, the oldest first, for the manager's sight. */
  readonly undelivered: (council: CouncilId) => Promise<readonly Notice[]>
  /** Everything kept about a reference, every time it was here; upper and lower case are the same. */
  readonly everythingAbout: (council: CouncilId, reference: string) => Promise<CaseExport | undefined>
  readonly findFile: (council: CouncilId, name: string) => Promise<StoredFile | undefined>

  /** Writes all of it or none. Throws ConflictError, MeetingFullError, AlreadyHandledError, StorageAwayError. */
  readonly commit: (change: Change, turn: TurnKey | null) => Promise<void>

  /** What this conversation was last about; empty after a restart. */
  readonly recall: (conversationId: string) => Remembered
  readonly remember: (conversationId: string, more: Remembered) => void

  /** Works without the database: written down beside it and entered later. */
  readonly noteSafety: (shown: SafetyShown) => void
  /** The front door as last known, from the mirror in the data folder. Never another council's. */
  readonly safetySettings: (council: CouncilId) => readonly Setting[]
  /** Fetches a workbook from an address the platform gave and reads it; keeps nothing. Hosts are allow-listed by the world. */
  readonly readWorkbook: (address: string) => Promise<ReadWorkbook>
  readonly makeAgenda: (agenda: Agenda, headings: readonly Heading[]) => Promise<StoredFile>
  /** What the meeting decided, as a document. */
  readonly makeMinutes: (agenda: Agenda) => Promise<StoredFile>
  /**
   * The meeting as a calendar entry that updates what was added before; names no case. `leaves`: for somebody who is
   * no longer concerned, an entry that takes it out, under a name of its own.
   */
  readonly makeCalendar: (meeting: Meeting, series: Series, leaves?: boolean) => Promise<StoredFile>
  /** Puts the list's workbook where the council keeps it; null while it is kept in the folder of files alone. */
  readonly keepWorkbook: KeepWorkbook | null
}

/** Writes whole or not at all; nothing when the same list is there already. Never throws for what the place answers. */
export type KeepWorkbook = (agenda: Agenda, headings: readonly Heading[], ended: EndedAmong) => Promise<WorkbookKept>
/** Of these references, those whose case is closed or taken back: what identifies somebody there is not carried along. */
export type EndedAmong = (references: readonly string[]) => Promise<readonly string[]>

export type Heading = { readonly name: string; readonly identity: boolean; readonly source?: string }

export type SafetyShown = {
  readonly id: string
  readonly council: CouncilId | null
  readonly person: Person['id']
  readonly caseId: string | null
  readonly at: Instant
  readonly what: 'shown' | 'phoned' | 'already-dealt-with' | 'by-mistake'
  readonly strength: 'stop' | 'lead' | 'pressed'
}
