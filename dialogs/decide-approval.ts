/** A sign-off: shown to who may decide, decided once. */

import type { Action } from '../cards/actions.ts'
import { type SignOffView, signOffCard, signOffText } from '../cards/sign-off-card.ts'
import { decideSignOff } from '../policies/approval.ts'
import type { Case } from '../policies/case.ts'
import { latestSignOff } from '../policies/checklist.ts'
import { caseIn } from '../policies/decision.ts'
import type { SignOffStep } from '../policies/procedure.ts'
import { planOf } from '../policies/route-plan.ts'
import { newerFor } from './choose-version.ts'
import type { Outgoing } from './incoming.ts'
import { findFor } from './open-case.ts'
import { nameIn, reply, replyRefused, settle, type Turn } from './turn.ts'

type Decide = Extract<Action, { verb: 'decide-sign-off' }>

export async function decideApproval(turn: Turn, action: Decide): Promise<readonly Outgoing[]> {
  const found = await findFor(turn, action.caseId, 'read')
  if ('refused' in found) return found.refused

  const { current } = found
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  const press = {
    step: action.step,
    asked: action.asked,
    decision: action.decision,
    note: action.note,
    person: turn.person,
    now: turn.now,
  }
  const decision = await settle(turn, decideSignOff(procedure, current, turn.ports.directory, press))
  if (decision.ok) return signOffReply(turn, caseIn(decision.change) ?? current, action.step)
  const refused = replyRefused(turn, decision.refusal, current.id)
  const stale = decision.refusal.code === 'already-decided' || decision.refusal.code === 'facts-changed'
  return stale ? [...signOffReply(turn, current, action.step), ...refused] : refused
}

/** The sign-off as it stands now. */
export async function showSignOff(turn: Turn, caseId: string, step: string): Promise<readonly Outgoing[]> {
  const found = await findFor(turn, caseId, 'read')
  if ('refused' in found) return found.refused
  const shown = signOffReply(turn, found.current, step)
  return shown.length > 0 ? shown : replyRefused(turn, { code: 'not-asked', step }, caseId)
}

function signOffReply(turn: Turn, current: Case, stepId: string): readonly Outgoing[] {
  const view = signOffView(turn, current, stepId)
  return view ? reply(turn, signOffCard(view), signOffText(view)) : []
}

function signOffView(turn: Turn, current: Case, stepId: string): SignOffView | null {
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  const step = planOf(procedure, current.routes).steps.find(
    (candidate): candidate is SignOffStep => candidate.id === stepId && candidate.kind === 'sign-off',
  )
  const signOff = latestSignOff(current, stepId)
  if (!step || !signOff) return null
  const name = nameIn(turn)
  return {
    procedure,
    current,
    step,
    signOff,
    workerName: name(signOff.askedBy),
    deciderName: signOff.decidedBy ? name(signOff.decidedBy) : '',
    today: turn.today,
    newer: newerFor(turn.ports, current),
    said: [],
  }
}
