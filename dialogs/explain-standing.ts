/** Typed "why": why the case that is meant stands where it stands. A case that has ended shows its end. */
import { standingWhyMessage } from '../cards/standing-why-words.ts'
import type { Outgoing } from './incoming.ts'
import { caseReply, findByReference } from './open-case.ts'
import { replyWith, type Turn } from './turn.ts'

export async function explainStanding(turn: Turn, reference: string): Promise<readonly Outgoing[]> {
  const found = await findByReference(turn, reference, 'read')
  if ('refused' in found) return found.refused
  const { current, arranged } = found
  if (current.ended) return caseReply(turn, current, arranged)
  turn.ports.remember(turn.key.conversationId, { reference: current.reference })
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  return replyWith({ pressed: false }, standingWhyMessage({ procedure, current, today: turn.today }), current.id)
}
