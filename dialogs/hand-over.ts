/** A manager hands a case of the team, or of a leaver, to another worker. */
import type { Action } from '../cards/actions.ts'
import { handOverCard } from '../cards/hand-over-card.ts'
import { isLeavers, mayLead, mayRead } from '../policies/access.ts'
import type { Case, Person } from '../policies/case.ts'
import { caseIn } from '../policies/decision.ts'
import { handOver, workersToTake } from '../policies/handing-over.ts'
import type { Outgoing } from './incoming.ts'
import { findFor } from './open-case.ts'
import { nameIn, reply, replyRefused, replyWith, settle, type Turn } from './turn.ts'

type Led = { readonly current: Case } | { readonly refused: readonly Outgoing[] }
/** A case whose line this person is. To whoever may not even see it, it is not there. */
async function findLed(turn: Turn, caseId: string): Promise<Led> {
  const current = await turn.ports.findCase(turn.person.council, caseId)
  if (current && mayLead(turn.person, current, turn.ports.directory)) return { current }
  const found = await findFor(turn, caseId, 'read')
  if ('refused' in found) return found
  return { refused: replyRefused(turn, { code: 'not-your-team', reference: found.current.reference }, caseId) }
}

export async function showHandOver(
  turn: Turn,
  { caseId, find }: Pick<Extract<Action, { verb: 'hand-over-form' }>, 'caseId' | 'find'>,
): Promise<readonly Outgoing[]> {
  const found = await findLed(turn, caseId)
  if ('refused' in found) return found.refused
  const { current } = found
  if (current.ended)
    return replyRefused(turn, { code: 'case-ended', reference: current.reference, how: current.ended.how }, null)
  const view = {
    current,
    workerName: nameIn(turn)(current.worker),
    hasLeft: isLeavers(current, turn.ports.directory),
    people: named(workersToTake(current, turn.ports.directory), find),
    find,
  }
  return reply(turn, handOverCard(view), `Hand over ${current.reference}`)
}

/** Those whose name has these letters; everybody when none were typed. */
export const named = (people: readonly Person[], find: string): readonly Person[] =>
  people.filter(({ name }) => name.toLowerCase().includes(find.trim().toLowerCase()))

export async function handCaseOver(
  turn: Turn,
  action: Extract<Action, { verb: 'hand-over' }>,
): Promise<readonly Outgoing[]> {
  const found = await findLed(turn, action.caseId)
  if ('refused' in found) return found.refused
  const { current } = found
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  const { directory } = turn.ports
  const press = { person: turn.person, now: turn.now, directory, from: action.from, to: action.to }
  const decision = await settle(turn, handOver(procedure, current, press))
  if (!decision.ok) return replyRefused(turn, decision.refusal, null)
  const next = caseIn(decision.change) ?? current
  const again = mayRead(turn.person, next, directory)
  return replyWith(turn, {
    title: `${next.reference} is with ${nameIn(turn)(next.worker)} now`,
    paragraphs: ['They are told. What waited for a decision is asked again.'],
    buttons: again ? [{ title: 'Open', data: { verb: 'open-case', caseId: next.id } }] : [],
  })
}
