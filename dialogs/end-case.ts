/** The end of a case: closure labels to copy, closed, or taken back. */

import { closureMessage } from '../cards/closure-words.ts'
import { leftBehind } from '../policies/booking-notice.ts'
import { closeCase, closureValuesOf, withdrawCase } from '../policies/closure.ts'
import { caseIn } from '../policies/decision.ts'
import type { Outgoing } from './incoming.ts'
import { caseReply, findFor } from './open-case.ts'
import { replyRefused, replyWith, settle, type Turn } from './turn.ts'

export async function showClosureValues(turn: Turn, caseId: string): Promise<readonly Outgoing[]> {
  const found = await findFor(turn, caseId, 'read')
  if ('refused' in found) return found.refused
  const procedure = turn.ports.procedure(found.current.council, found.current.procedureVersion)
  return replyWith(
    { pressed: false },
    closureMessage(procedure, found.current, closureValuesOf(procedure, found.current)),
    caseId,
  )
}

export async function endCase(turn: Turn, caseId: string): Promise<readonly Outgoing[]> {
  const found = await findFor(turn, caseId, 'answer')
  if ('refused' in found) return found.refused
  const procedure = turn.ports.procedure(found.current.council, found.current.procedureVersion)
  const decision = await settle(turn, closeCase(procedure, found.current, { person: turn.person, now: turn.now }))
  if (!decision.ok) return replyRefused(turn, decision.refusal, caseId)
  return caseReply(turn, caseIn(decision.change) ?? found.current, found.arranged, {
    said: ['Closed in Stepwise.'],
  })
}

export async function askWhyWithdrawn(turn: Turn, caseId: string): Promise<readonly Outgoing[]> {
  const found = await findFor(turn, caseId, 'answer')
  if ('refused' in found) return found.refused
  return replyWith(
    turn,
    {
      title: `Take ${found.current.reference} back?`,
      paragraphs: ['What was recorded stays. Its place on a list is given up, and anybody asked to decide is told.'],
      inputs: [{ id: 'why', label: 'Why it is taken back', required: 'Write why' }],
      buttons: [
        { title: 'Take it back', inputs: 'auto', data: { verb: 'withdraw', caseId } },
        { title: 'No, keep it', data: { verb: 'open-case', caseId } },
      ],
    },
    caseId,
  )
}

export async function withdraw(turn: Turn, caseId: string, why: string): Promise<readonly Outgoing[]> {
  const found = await findFor(turn, caseId, 'answer')
  if ('refused' in found) return found.refused
  const procedure = turn.ports.procedure(found.current.council, found.current.procedureVersion)
  const decision = await settle(turn, withdrawCase(procedure, found.current, { person: turn.person, now: turn.now, why }))
  if (!decision.ok) return replyRefused(turn, decision.refusal, caseId)
  const left = leftBehind(found.current.booking, null, turn.now)
  return caseReply(turn, caseIn(decision.change) ?? found.current, found.arranged, { left })
}
