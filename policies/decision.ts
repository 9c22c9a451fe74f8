/** What a decision is: a change written whole, or a refusal that says why. */
import type { Case, Instant, Person, PersonId, StepwiseRole } from './case.ts'
import type { CouncilId } from './council.ts'
import type { Booking, Meeting, Series, Setting } from './meeting-record.ts'

export type Decision = { readonly ok: true; readonly change: Change } | { readonly ok: false; readonly refusal: Refusal }

/** Written together or not at all: rows, history, and what others are to be told. */
export type Change = {
  readonly council: CouncilId
  readonly writes: readonly Write[]
  readonly events: readonly Event[]
  readonly outbox: readonly Notice[]
}

/** `expects` is the revision the row had when it was read; 0 means it must not exist yet. */
export type Write =
  | { readonly kind: 'case'; readonly case: Case; readonly expects: number }
  /** Takes a place in the same transaction; the database refuses the one too many and the second time. */
  | { readonly kind: 'book'; readonly booking: Omit<Booking, 'position'>; readonly meeting: Meeting }
  | { readonly kind: 'unbook'; readonly meetingId: string; readonly caseId: string }
  | {
      readonly kind: 'booking-outcome'
      readonly meetingId: string
      readonly caseId: string
      readonly outcome: string | null
      readonly expects: string | null
    }
  | { readonly kind: 'meeting'; readonly meeting: Meeting; readonly expectsStatus: Meeting['status'] | null }
  | { readonly kind: 'series'; readonly series: Series; readonly expects: number }
  | { readonly kind: 'setting'; readonly setting: Setting; readonly expects: number }
  | { readonly kind: 'remind'; readonly reminder: Reminder }
  /** Forgets reminders whose key starts with this. */
  | { readonly kind: 'forget-reminders'; readonly keyPrefix: string }
  /** This reminder has been looked at; it fires once. */
  | { readonly kind: 'reminder-done'; readonly key: string }
  | { readonly kind: 'file'; readonly file: StoredFile }

/** Kept outside Stepwise's own tables too: agendas for the day on which Stepwise is away. */
export type StoredFile = {
  readonly name: string
  readonly council: CouncilId
  readonly contentType: string
  readonly content: Uint8Array
  /** Ids of the cases it names, if it names any: it goes with the first of them that is removed. */
  readonly cases?: readonly Case['id'][]
}

/** Something falls due in our clock. It decides nothing: when it fires the case is read again. */
export type Reminder = {
  readonly key: string
  readonly council: CouncilId
  readonly dueAt: Instant
  readonly what: ReminderKind
  readonly caseId?: string
  readonly meetingId?: string
  readonly to?: PersonId
  /** What somebody wants to be reminded of, in their words; removed once it has fired. */
  readonly words?: string
}
export type ReminderKind =
  | 'row-incomplete'
  | 'agreement-waiting'
  | 'meeting-tomorrow'
  | 'cut-off'
  | 'decision-not-recorded'
  | 'handover-open'
  | 'closure-open'
  | 'time-limit'
  | 'safety-unanswered'
  /** Somebody asked to be reminded. */
  | 'own'
  | 'number-check'
  | 'daily-round'
  /** A meeting or its series changed, or a place came free: its list is put right. */
  | 'lists-changed'
  /** The agenda's workbook goes to the council's own place. */
  | 'keep-workbook'

/** History. Append-only; one chain for each stream. */
export type Event = {
  readonly stream: `case:${string}` | `council:${string}` | `meeting:${string}`
  readonly type: string
  readonly at: Instant
  readonly by: PersonId | 'stepwise'
  readonly facts: Readonly<Record<string, unknown>>
}

export type Recipient = { readonly person: PersonId } | { readonly role: StepwiseRole; readonly locality?: string }

/**
 * What someone else is to be told. Facts are frozen; no card in it. Delivered at least once, committed once a key.
 * `urgency`: `now` goes at any hour; `day` waits for working hours and counts as the one unprompted card a day.
 */
export type Notice = {
  readonly key: string
  readonly council: CouncilId
  readonly to: Recipient
  readonly kind: NoticeKind
  readonly caseId: string | null
  readonly urgency: 'now' | 'day'
  readonly facts: Readonly<Record<string, unknown>>
}
export type NoticeKind =
  | 'sign-off-asked'
  | 'sign-off-decided'
  | 'sign-off-lapsed'
  | 'booking-changed'
  | 'agenda'
  | 'decision-made'
  | 'panel-due'
  | 'reminder'
  | 'safety-shown'
  | 'nobody-to-decide'
  | 'undelivered'
  | 'set-up-needed'
  | 'number-missing'
  | 'new-version'
  /** Cells of the council's workbook went into the case's row. */
  | 'row-taken-over'
  /** The council's workbook is not where it is kept, or is there after all. */
  | 'workbook-place'
  | 'number-check'
  /** A case was handed over, or somebody was named on a restricted one. */
  | 'case-given'
  /** A meeting for which the case waited has a day now. */
  | 'day-set'

/** Every "no" that a procedure or a rule of Stepwise gives. Shown with its reason, its section and what to do next. */
export type Refusal =
  | { readonly code: 'not-in-people-file' }
  /** `sees`: they may read it, and only its worker changes it. */
  | { readonly code: 'not-your-case'; readonly reference: string; readonly sees: boolean }
  | { readonly code: 'no-such-case'; readonly reference: string }
  | {
      readonly code: 'reference-taken'
      readonly reference: string
      readonly caseId: string
      readonly worker: PersonId
    }
  /** `setting`: the pattern is the council's own. */
  | {
      readonly code: 'reference-pattern'
      readonly reference: string
      readonly example: string
      readonly setting: boolean
    }
  | { readonly code: 'case-ended'; readonly reference: string; readonly how: 'closed' | 'withdrawn' }
  | { readonly code: 'route-not-offered'; readonly route: string }
  | { readonly code: 'safety-first'; readonly reference: string; readonly since: Instant }
  | {
      readonly code: 'answer-needs'
      readonly fields: readonly { readonly field: string; readonly problem: string }[]
    }
  | { readonly code: 'identifying-text'; readonly found: readonly string[]; readonly field: string }
  | {
      readonly code: 'still-needed'
      /** true: before it can be closed, when no sign-off is left to put it to. */
      readonly closing: boolean
      readonly items: readonly { readonly id: string; readonly text: string; readonly section: string }[]
    }
  | { readonly code: 'own-case'; readonly step: string }
  | { readonly code: 'not-the-decider'; readonly step: string; readonly of: readonly PersonId[] }
  | { readonly code: 'no-decider'; readonly step: string; readonly ask: string }
  | {
      readonly code: 'already-decided'
      readonly step: string
      readonly by: PersonId
      readonly at: Instant
      readonly status: string
    }
  | { readonly code: 'not-asked'; readonly step: string }
  | { readonly code: 'facts-changed'; readonly step: string }
  | {
      readonly code: 'note-needed'
      readonly why: 'return' | 'expected-open' | 'anyway' | 'late' | 'withdraw'
    }
  | {
      readonly code: 'no-meeting-pattern'
      readonly forum: string
      readonly silence: string | null
      readonly ask: string
    }
  | {
      readonly code: 'cut-off-passed'
      readonly forum: string
      readonly cutOff: Instant
      /** The council set it where the document gives none. */
      readonly setting: boolean
      readonly next: string | null
    }
  | { readonly code: 'meeting-full'; readonly forum: string; readonly at: Instant }
  | { readonly code: 'meeting-gone'; readonly forum: string }
  | { readonly code: 'meeting-not-begun'; readonly forum: string; readonly at: Instant }
  | {
      readonly code: 'by-invitation'
      readonly forum: string
      readonly invites: string
      readonly section: string
    }
  | { readonly code: 'already-on-a-list'; readonly forum: string; readonly at: Instant }
  | { readonly code: 'not-on-a-list' }
  | {
      readonly code: 'forum-needs'
      readonly forum: string
      readonly items: readonly { readonly id: string; readonly text: string; readonly section: string }[]
    }
  | { readonly code: 'row-incomplete'; readonly missing: readonly string[] }
  | { readonly code: 'not-at-this-step'; readonly step: string }
  /** The case, or its headings, changed after the workbook was compared. */
  | { readonly code: 'row-changed'; readonly reference: string }
  | { readonly code: 'setting-changed'; readonly by: PersonId | null; readonly at: Instant }
  | { readonly code: 'not-your-role'; readonly needs: StepwiseRole }
  /** The case comes to the team of another locality. */
  | { readonly code: 'not-your-locality'; readonly reference: string; readonly locality: string }
  /** A matter of the worker's line. */
  | { readonly code: 'not-your-team'; readonly reference: string }
  | { readonly code: 'not-a-colleague' }
  | { readonly code: 'handed-over-meanwhile'; readonly reference: string; readonly worker: PersonId }
  /** Says no more, because more would tell of a restricted case. */
  | { readonly code: 'reference-unavailable'; readonly reference: string }
  | {
      readonly code: 'decided-meanwhile'
      readonly reference: string
      readonly by: PersonId
      readonly outcome: string
    }

export type RefusalCode = Refusal['code']

/** Shorthand: the one way to refuse. */
export function refuse(refusal: Refusal): Decision {
  return { ok: false, refusal }
}

/** Shorthand: the one way to agree to write. */
export function accept(change: Change): Decision {
  return { ok: true, change }
}

export type Directory = {
  readonly find: (id: PersonId) => Person | undefined
  readonly withRole: (council: CouncilId, role: StepwiseRole) => readonly Person[]
}

/** The case as a change leaves it. */
export const caseIn = (change: Change): Case | undefined => change.writes.find(write => write.kind === 'case')?.case
