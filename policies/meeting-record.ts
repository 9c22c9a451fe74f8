/** Series, meetings and bookings as they are stored. Rules over them live in `meeting.ts`. */
import type { Instant, PersonId } from './case.ts'
import type { CouncilId, RuleId, Weekday } from './council.ts'

/**
 * When a forum meets. Comes from the document, else from the council's setting (`source` says which and cards
 * show it). Places, waiting list, late entry and refusing incomplete rows are settings: `null` or false until set.
 */
export type Series = {
  readonly id: string
  readonly council: CouncilId
  readonly forum: RuleId
  readonly revision: number
  readonly source: 'document' | 'setting'
  readonly weekday: Weekday
  readonly time: string
  /** 1 = every week, 2 = every second week … counted from `anchor`. */
  readonly everyWeeks: number
  /** A day on which the series meets, from which weeks are counted. */
  readonly anchor: string
  readonly cutOff: { readonly weekday: Weekday; readonly time: string } | null
  /** A place or a link. */
  readonly place: string | null
  /** Who comes, as the council set it: roles, and who is invited besides. The document's own words stand with the forum. */
  readonly attends: string | null
  readonly minutes: number | null
  readonly places: number | null
  readonly waitingList: boolean
  readonly lateEntry: boolean
  readonly refuseIncompleteRow: boolean
  readonly bankHoliday: 'hold' | 'cancel' | 'next-working-day' | null
  readonly whenMoved: 'keep' | 'next' | 'ask' | null
  readonly exceptions: readonly MeetingException[]
  readonly changedBy: PersonId | null
  readonly changedAt: Instant
}

export type MeetingException =
  | { readonly kind: 'cancelled'; readonly day: string }
  | { readonly kind: 'moved'; readonly day: string; readonly to: string; readonly time: string }
  | { readonly kind: 'extra'; readonly day: string; readonly time: string }

/** One meeting of a series. `id` is `<series>:<original day>` and never changes when the meeting moves. */
export type Meeting = {
  readonly id: string
  readonly council: CouncilId
  readonly forum: RuleId
  readonly seriesId: string
  readonly at: Instant
  readonly cutOff: Instant | null
  readonly place: string | null
  /** null: no limit is set. */
  readonly places: number | null
  readonly taken: number
  readonly status: 'planned' | 'agenda-sent' | 'closed' | 'cancelled'
  /** Who came, as the coordinator recorded it at the end. */
  readonly attended?: string
}

/** A place on a list, or on its waiting list. */
export type Booking = {
  readonly id: string
  readonly council: CouncilId
  readonly meetingId: string
  readonly caseId: string
  readonly reference: string
  readonly step: string
  readonly place: 'place' | 'waiting'
  readonly position: number
  readonly bookedBy: PersonId
  readonly bookedAt: Instant
  readonly outcome: string | null
}

/** What a council has arranged for itself: settings in the order of their ids, and when its forums meet. */
export type Arrangements = { readonly settings: readonly Setting[]; readonly series: readonly Series[] }

/** What the administrator filled in where the document is silent. */
export type Setting = {
  readonly council: CouncilId
  readonly id: string
  readonly value: unknown
  readonly revision: number
  readonly setBy: PersonId | null
  readonly setAt: Instant
  /** Sample data of local mode, shown as such. */
  readonly sample?: true
}
