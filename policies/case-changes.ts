/** How a case changes: one new revision, its stage read off its acts, its history and notices beside it. */

import { dayOf } from './calendar.ts'
import type { Case, Instant, PersonId, Stage } from './case.ts'
import { isStepDone } from './checklist.ts'
import type { Change, Event, Notice, Write } from './decision.ts'
import type { Procedure, Step } from './procedure.ts'
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
  const next = planOf(procedure, current.routes).steps.find(step => step.kind !== 'work' && !isStepDone(step, current))
  if (!next) return 'closure'
  switch (next.kind) {
    case 'sign-off':
      return stageBeforeSignOff(procedure, current, next, at)
    case 'list-meeting':
      return stageBeforeMeeting(current, next, at)
    default:
      return next.gate === 'closure' || next.gate === 'after'
        ? 'closure'
        : hasAgreement(procedure, current)
          ? 'approved'
          : 'draft'
  }
}

function stageBeforeSignOff(procedure: Procedure, current: Case, step: Step, at: Instant): Stage {
  if (step.gate === 'closure' || step.gate === 'after') {
    const standing = standingOf(procedure, current, dayOf(at))
    const handover = [...standing.open, ...standing.optional].some(open => open.item.gate === 'handover')
    return handover ? 'handover' : 'closure'
  }
  const last = current.signOffs.findLast(signOff => signOff.step === step.id)
  if (last?.status === 'asked') return 'awaiting-approval'
  return last?.status === 'returned' ? 'returned' : 'draft'
}

function stageBeforeMeeting(current: Case, step: Step, at: Instant): Stage {
  if (step.gate === 'panel') return 'awaiting-panel'
  if (current.booking?.step !== step.id) return 'approved'
  return current.booking.meetsAt <= at ? 'awaiting-decision' : 'booked'
}

const hasAgreement = (procedure: Procedure, current: Case): boolean =>
  planOf(procedure, current.routes).steps.some(step => step.kind === 'sign-off' && isStepDone(step, current))
