/** What a meeting decides about each case on its list, and what follows for the case. */
import type { Case, MeetingDecision, Person } from './case.ts'
import { changeOf, revise } from './case-changes.ts'
import type { Forum, ForumOutcome } from './council.ts'
import { accept, type Decision, type Notice, type Refusal, refuse, type Write } from './decision.ts'
import type { Meeting } from './meeting-record.ts'
import { outcomesFor, routesAfter, withoutRoute } from './outcomes.ts'
import type { Procedure } from './procedure.ts'
import { followUpReminder } from './reminder.ts'

export type ItemDecision = {
  readonly person: Person
  readonly now: Date
  readonly outcome: string
  readonly action: string
  /** The outcome the coordinator's card showed; null when none. Somebody else's entry is never overwritten. */
  readonly seen: string | null
}

/** Nothing is decided at a meeting that was called off or moved while a coordinator's card was open, nor before its time. */
export function whyNotHeld({ forum, meeting }: { forum: Forum; meeting: Meeting }, now: Date): Refusal | null {
  if (meeting.status === 'cancelled') return { code: 'meeting-gone', forum: forum.name }
  return meeting.at > now.toISOString() ? { code: 'meeting-not-begun', forum: forum.name, at: meeting.at } : null
}

/** Records one item's decision. It drives the case: on to the next step, on to another route, or back. */
export function decideItem(
  procedure: Procedure,
  current: Case,
  held: { forum: Forum; meeting: Meeting },
  item: ItemDecision,
): Decision {
  const { forum, meeting } = held
  const earlier = current.decisions.findLast(decision => decision.meetingId === meeting.id)
  const no = whyNot(current, earlier, item)
  if (no) return refuse(no)
  const outcome = forum.outcomes.find(candidate => candidate.id === item.outcome)
  if (outcome && !outcomesFor(procedure, current, forum).includes(outcome))
    return refuse({ code: 'route-not-offered', route: outcome.label })
  const step = earlier?.step ?? (current.booking?.meetingId === meeting.id ? current.booking.step : undefined)
  if (!outcome || !step) return refuse({ code: 'not-on-a-list' })
  const decision = decisionOf(step, held, outcome, item)
  const before = forum.outcomes.find(other => other.id === earlier?.outcome)
  const routes = routesAfter(procedure, withoutRoute(current, before?.route), { after: [step], route: outcome.route })
  const decisions = [...current.decisions.filter(other => other !== earlier), decision]
  const changes = { decisions, routes, booking: null, ...endedBy(outcome, decision) }
  const next = revise(procedure, current, changes, decision.at)
  const facts = { meeting: meeting.id, outcome: outcome.id }
  return accept(
    changeOf(
      current,
      next,
      { type: 'meeting-decided', by: item.person.id, facts },
      {
        writes: writesOf(next, meeting, outcome, { seen: item.seen, now: item.now }),
        outbox: noticesOf(next, decision, outcome),
      },
    ),
  )
}

function whyNot(current: Case, earlier: MeetingDecision | undefined, item: ItemDecision): Refusal | null {
  const { reference, safety } = current
  if (!item.person.roles.includes('coordinator')) return { code: 'not-your-role', needs: 'coordinator' }
  if (earlier && (earlier.outcome === item.outcome || earlier.outcome !== item.seen))
    return { code: 'decided-meanwhile', reference, by: earlier.by, outcome: earlier.outcome }
  return safety ? { code: 'safety-first', reference, since: safety.since } : null
}

/** An outcome that stops the step down or up closes the case here. */
const endedBy = (outcome: ForumOutcome, { at, by }: MeetingDecision): Partial<Case> =>
  outcome.then === 'stop' ? { ended: { how: 'closed', at, by, why: outcome.label } } : {}

function decisionOf(
  step: string,
  { forum, meeting }: { forum: Forum; meeting: Meeting },
  outcome: ForumOutcome,
  item: ItemDecision,
): MeetingDecision {
  return {
    step,
    forum: forum.id,
    meetingId: meeting.id,
    meetsAt: meeting.at,
    outcome: outcome.id,
    then: outcome.then,
    ...(item.action.trim() ? { action: item.action.trim() } : {}),
    by: item.person.id,
    at: item.now.toISOString(),
  }
}

function writesOf(
  next: Case,
  meeting: Meeting,
  outcome: ForumOutcome,
  item: { seen: string | null; now: Date },
): readonly Write[] {
  const writes: Write[] = [
    {
      kind: 'booking-outcome',
      meetingId: meeting.id,
      caseId: next.id,
      outcome: outcome.id,
      expects: item.seen,
    },
    { kind: 'forget-reminders', keyPrefix: `booking:${next.id}:` },
  ]
  if (next.stage === 'handover')
    writes.push({ kind: 'remind', reminder: followUpReminder(next, 'handover-open', item.now) })
  if (next.stage === 'closure') writes.push({ kind: 'remind', reminder: followUpReminder(next, 'closure-open', item.now) })
  return writes
}

function noticesOf(next: Case, decision: MeetingDecision, outcome: ForumOutcome): readonly Notice[] {
  const key = `decision:${next.id}:${decision.meetingId}:${decision.outcome}`
  const base = { council: next.council, caseId: next.id, urgency: 'now' } as const
  const told: Notice[] = [
    {
      ...base,
      key,
      to: { person: next.worker },
      kind: 'decision-made',
      facts: {
        forum: decision.forum,
        outcome: outcome.id,
        meetsAt: decision.meetsAt,
        action: decision.action ?? null,
      },
    },
  ]
  if (outcome.then === 'route' && outcome.forum) {
    told.push({
      ...base,
      key: `${key}:panel`,
      to: { role: 'coordinator' },
      kind: 'panel-due',
      facts: { forum: outcome.forum, route: outcome.route },
    })
  }
  return told
}

/** Takes a case that the meeting did not reach off that list, so that it can go on the next. */
export function notReached(
  procedure: Procedure,
  current: Case,
  meeting: Meeting,
  by: { person: Person; now: Date },
): Decision {
  const booking = current.booking
  if (booking?.meetingId !== meeting.id) return refuse({ code: 'not-on-a-list' })
  const at = by.now.toISOString()
  const decision: MeetingDecision = {
    step: booking.step,
    forum: booking.forum,
    meetingId: meeting.id,
    meetsAt: meeting.at,
    outcome: 'carried-over',
    then: 'carried-over',
    by: by.person.id,
    at,
  }
  const next = revise(procedure, current, { booking: null, decisions: [...current.decisions, decision] }, at)
  const writes: readonly Write[] = [
    {
      kind: 'booking-outcome',
      meetingId: meeting.id,
      caseId: current.id,
      outcome: 'carried-over',
      expects: null,
    },
    { kind: 'forget-reminders', keyPrefix: `booking:${current.id}:` },
  ]
  const facts = { meeting: meeting.id }
  return accept(changeOf(current, next, { type: 'not-reached', by: by.person.id, facts }, { writes }))
}
