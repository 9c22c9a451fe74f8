/** A case: what has been answered, agreed, booked and decided about one child's step up or down. */
import type { CouncilId, RuleId } from './council.ts'

export type PersonId = string
/** A day in London, `2026-12-01`. */
export type Day = string
/** An instant, ISO 8601 in UTC, `2026-12-01T16:00:00.000Z`. */
export type Instant = string

export type StepwiseRole = 'practitioner' | 'manager' | 'coordinator' | 'duty-manager' | 'administrator'

/** Somebody in the council's people file. The file is the whole directory. */
export type Person = {
  readonly id: PersonId
  readonly name: string
  readonly council: CouncilId
  readonly roles: readonly StepwiseRole[]
  readonly team: string
  readonly locality: string
  readonly manager: PersonId | null
  readonly deputy: PersonId | null
}

export type AnswerValue = 'yes' | 'no' | 'na'
/** One answered fact. `na` (does not apply) and an open expected item carry a reason. */
export type Answer = {
  readonly value: AnswerValue
  readonly day?: Day
  readonly choice?: string
  readonly text?: string
  readonly reason?: string
  /** By what means somebody outside Stepwise answered, where the worker records it for them: "by email". */
  readonly how?: string
  readonly by: PersonId
  readonly at: Instant
  /** Read out of a message: shown to be confirmed, counts only once confirmed. */
  readonly unconfirmed?: true
}

/** Agreement to the service. Never the lawful basis for sharing, which is its own answer. */
export type Consent = {
  readonly status: 'given' | 'refused' | 'withdrawn'
  readonly to: string
  readonly who: string
  readonly parentalResponsibility: 'yes' | 'no' | 'not-known'
  readonly form: 'spoken' | 'written' | 'both'
  readonly day: Day
  readonly recordedBy: PersonId
  readonly at: Instant
}

/** One asking for a sign-off and what came of it. `frozen` is exactly what the decider was shown. */
export type SignOff = {
  readonly step: string
  readonly status: 'asked' | 'agreed' | 'returned' | 'lapsed'
  readonly askedBy: PersonId
  readonly askedAt: Instant
  /** Ids of those who may decide, at the time of asking. */
  readonly of: readonly PersonId[]
  readonly frozen: FrozenRecord
  readonly decidedBy?: PersonId
  readonly decidedAt?: Instant
  readonly note?: string
  /** Why the worker asked although something was missing. */
  readonly anyway?: string
  readonly lapsedBecause?: 'facts-changed' | 'withdrawn' | 'handed-over'
}

/** What the decider was shown: every item due by then, with its answer, as it was at that moment. */
export type FrozenRecord = {
  /** Fingerprint of the facts agreed to: when it changes, the sign-off is asked for again. */
  readonly facts: string
  readonly lines: readonly FrozenLine[]
  readonly procedureVersion: string
}
export type FrozenLine = {
  readonly item: RuleId
  readonly text: string
  readonly section: string
  readonly force: 'must' | 'expected' | 'good-practice'
  readonly state: 'open' | 'settled' | 'with-reason' | 'refused' | 'too-old' | 'unconfirmed'
  readonly value?: AnswerValue
  readonly day?: Day
  /** What was chosen or typed. */
  readonly said?: string
  readonly reason?: string
}

/** The case on a meeting's list. It stands only once what the council wants beforehand is there. */
export type CaseBooking = {
  readonly id: string
  readonly step: string
  readonly forum: RuleId
  readonly meetingId: string
  readonly meetsAt: Instant
  readonly cutOff: Instant | null
  readonly place: 'place' | 'waiting'
  readonly bookedBy: PersonId
  readonly bookedAt: Instant
  readonly late?: { readonly reason: string; readonly by: PersonId }
}

/** What a meeting decided. */
export type MeetingDecision = {
  readonly step: string
  readonly forum: RuleId
  readonly meetingId: string
  readonly meetsAt: Instant
  /** Id of the forum's outcome, or `carried-over`. */
  readonly outcome: string
  /** What follows from it; only go-on and route end the step. */
  readonly then: 'go-on' | 'route' | 'return' | 'stop' | 'action' | 'carried-over'
  readonly action?: string
  readonly by: PersonId
  readonly at: Instant
}

/** The safety card was shown on this case and nobody has said yet what came of it. */
export type SafetyOpen = { readonly since: Instant; readonly shownTo: PersonId }

/** The case is seen by its worker, their line, whoever is asked to decide on it, and those named here: by nobody else. */
export type Restriction = { readonly named: readonly PersonId[]; readonly by: PersonId; readonly at: Instant }

export type Stage =
  | 'draft'
  | 'under-way'
  | 'awaiting-approval'
  | 'returned'
  | 'approved'
  | 'sent-back'
  | 'booked'
  | 'awaiting-decision'
  | 'awaiting-panel'
  | 'handover'
  | 'closure'
  | 'closed'
  | 'withdrawn'

/**
 * The stored case. Acts are kept as records (sign-offs, booking, decisions); the stage is read off them by
 * `stageOf`, because a booking may be pressed before the agreement and both then run side by side.
 */
export type Case = {
  readonly id: string
  readonly council: CouncilId
  readonly reference: string
  /** 1 for the first time, 2 when a closed case returns, … */
  readonly episode: number
  readonly revision: number
  readonly procedureVersion: string
  /** The route it was opened on, then any route a meeting added. */
  readonly routes: readonly [RuleId, ...RuleId[]]
  readonly worker: PersonId
  readonly locality: string
  readonly openedAt: Instant
  readonly changedAt: Instant
  readonly stage: Stage
  /** By fact key: the item's `fact`, else its own id. */
  readonly answers: Readonly<Record<string, Answer>>
  /** By fact key, newest last. */
  readonly consents: Readonly<Record<string, readonly Consent[]>>
  /** Newest last. */
  readonly signOffs: readonly SignOff[]
  /** Row of the transfer spreadsheet, by heading: text, or `true` where an identity heading is filled in the workbook. */
  readonly row: Readonly<Record<string, string | true>>
  readonly booking: CaseBooking | null
  readonly decisions: readonly MeetingDecision[]
  readonly safety: SafetyOpen | null
  /** The worker's manager when the case became theirs: whom it falls to once the worker has left the people file. */
  readonly manager?: PersonId
  readonly restricted?: Restriction
  readonly ended?: {
    readonly how: 'closed' | 'withdrawn'
    readonly at: Instant
    readonly by: PersonId
    readonly why?: string
  }
}
