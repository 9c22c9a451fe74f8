/** On to the route a rule points to. */

import type { Action } from '../cards/actions.ts'
import { caseIn } from '../policies/decision.ts'
import { followPointedRoute } from '../policies/following.ts'
import type { Outgoing } from './incoming.ts'
import { caseReply, findFor } from './open-case.ts'
import { replyRefused, settle, type Turn } from './turn.ts'

export async function followRoute(
  turn: Turn,
  action: Extract<Action, { verb: 'follow-route' }>,
): Promise<readonly Outgoing[]> {
  const found = await findFor(turn, action.caseId, 'answer')
  if ('refused' in found) return found.refused
  const { current } = found
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  const decision = await settle(
    turn,
    followPointedRoute(procedure, current, { person: turn.person, now: turn.now, route: action.route }),
  )
  if (!decision.ok) return replyRefused(turn, decision.refusal, current.id)
  return caseReply(turn, caseIn(decision.change) ?? current, found.arranged, {
    said: ['The case goes on by that route.'],
  })
}
