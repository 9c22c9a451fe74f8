/** What stands in a meeting's minutes: its items in order, what was decided in the forum's own words, what follows. */
import type { Case, Instant, MeetingDecision } from './case.ts'
import { stepFact } from './checklist.ts'
import type { Forum, TimeLimit } from './council.ts'
import type { Booking, Meeting } from './meeting-record.ts'
import type { Procedure } from './procedure.ts'
import { factOf } from './route-plan.ts'

export type MinuteItem = {
  readonly reference: string
  /** The forum's own words; null: the item was not reached. */
  readonly decision: string | null
  /** As it was typed: what, who, by when. */
  readonly action: string
  /** For an item not reached: the list it stands on now; null: on none. */
  readonly nowOn: Instant | null
  /** Time limits of the document that run from this decision. */
  readonly started: readonly TimeLimit[]
}
export type Minuted = { readonly forum: Forum; readonly meeting: Meeting }
type Listed = { readonly booking: Pick<Booking, 'place' | 'outcome'>; readonly case: Case }

/** One item of the list as the minutes have it. Nothing of the case but its reference and what the meeting said. */
export function minuteOf(
  procedure: Procedure,
  { booking, case: current }: Listed,
  { forum, meeting }: Minuted,
): MinuteItem {
  const decision = current.decisions.findLast(candidate => candidate.meetingId === meeting.id)
  const outcome = decision?.outcome ?? booking.outcome
  const reached = outcome !== null && outcome !== 'carried-over'
  const on = current.booking
  const as = procedure.forums.find(({ id }) => id === forum.id) ?? forum
  return {
    reference: current.reference,
    decision: reached ? (as.outcomes.find(({ id }) => id === outcome)?.label ?? outcome) : null,
    action: decision?.action ?? '',
    nowOn: !reached && on && on.forum === forum.id && on.meetingId !== meeting.id ? on.meetsAt : null,
    started: decision ? clocksFrom(procedure, decision) : [],
  }
}

/** Limits whose clock starts, by the document, with what this decision settles. A decision that settles nothing starts none. */
export function clocksFrom(
  procedure: Procedure,
  { step, then }: Pick<MeetingDecision, 'step' | 'then'>,
): readonly TimeLimit[] {
  if (then !== 'go-on' && then !== 'route') return []
  const settled = procedure.items.filter(({ answer }) => answer.kind === 'act' && answer.step === step)
  const facts = new Set([stepFact(step), ...settled.map(factOf)])
  return procedure.limits.filter(({ clock }) => clock && 'fact' in clock && clock.fact && facts.has(clock.fact))
}
