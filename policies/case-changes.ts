/** How a case changes: one new revision, its stage read off its acts, its history and notices beside it. */

import { dayOf } from './calendar.ts'
import type { Case, Instant, PersonId, Stage } from './case.ts'
import { isStepDone, nextAct } from './checklist.ts'
import type { Change, Event, Notice, Write } from './decision.ts'
import type { ListMeetingStep, Procedure, Step } from './procedure.ts'
import { planOf } from './route-plan.ts'
import { standingOf } from './standing.ts'

export type Happening = {
  readonly type: string
  readonly by: PersonId | 'stepwise'
  readonly facts: Event['facts']
}

/** The next revision of a case, with its stage brought up to date. `changes` never touches revision or stage. */
export function revise(
  procedure: Procedure,
  current: Case,
  changes: Partial<Omit<Case, 'revision' | 'stage' | 'id' | 'council'>>,
  at: Instant,
): Case {
  const next: Case = { ...current, ...changes, revision: current.revision + 1, changedAt: at }
  return { ...next, stage: stageAt(procedure, next, at) }
}

/** One change that writes the case, says what happened, and tells the others. */
export function changeOf(
  before: Case | null,
  next: Case,
  happening: Happening,
  more: { readonly writes?: readonly Write[]; readonly outbox?: readonly Notice[] } = {},
): Change {
  const event: Event = {
    stream: `case:${next.id}`,
    type: happening.type,
    at: next.changedAt,
    by: happening.by,
    facts: happening.facts,
  }
  return {
    council: next.council,
    writes: [{ kind: 'case', case: next, expects: before?.revision ?? 0 }, ...(more.writes ?? [])],
    events: [event],
    outbox: more.outbox ?? [],
  }
}

/** The stage a case is at. A booking pressed before the agreement stands beside it and does not change the stage. */
export function stageAt(procedure: Procedure, current: Case, at: Instant): Stage {
  if (current.ended) return current.ended.how
  const next = nextAct(procedure, current)
  if (!next) return lastStage(procedure, current, at)
  switch (next.kind) {
    case 'sign-off':
      return stageBeforeSignOff(procedure, current, next, at)
    case 'list-meeting':
      return stageBeforeMeeting(procedure, current, { next, at })
    default:
      return hasBegun(procedure, current) ? 'under-way' : 'draft'
  }
}

function stageBeforeSignOff(procedure: Procedure, current: Case, step: Step, at: Instant): Stage {
  const last = current.signOffs.findLast(signOff => signOff.step === step.id)
  if (last?.status === 'asked') return 'awaiting-approval'
  if (last?.status === 'returned') return 'returned'
  if (step.gate === 'closure' || step.gate === 'after') return lastStage(procedure, current, at)
  return hasBegun(procedure, current) ? 'under-way' : 'draft'
}

/** Some act of the road is done: a call made, a meeting held, an agreement given. */
const hasBegun = (procedure: Procedure, current: Case): boolean =>
  planOf(procedure, current.routes).steps.some(step => step.kind !== 'work' && isStepDone(step, current))

/** Every act but a last sign-off is there: what the handover asks for comes before the last records. */
function lastStage(procedure: Procedure, current: Case, at: Instant): Stage {
  const standing = standingOf(procedure, current, dayOf(at))
  return [...standing.open, ...standing.optional].some(open => open.item.gate === 'handover') ? 'handover' : 'closure'
}

function stageBeforeMeeting(
  procedure: Procedure,
  current: Case,
  { next, at }: { next: ListMeetingStep; at: Instant },
): Stage {
  if (current.booking?.step === next.id) return current.booking.meetsAt <= at ? 'awaiting-decision' : 'booked'
  if (current.decisions.findLast(decision => decision.step === next.id)?.then === 'return') return 'sent-back'
  if (next.optional) return hasBegun(procedure, current) ? 'under-way' : 'draft'
  const self = procedure.forums.some(forum => next.forums.includes(forum.id) && forum.booking === 'self')
  return next.gate === 'panel' && !self ? 'awaiting-panel' : 'approved'
}
