/** Who may see a case: restricted to its line and those named, or open again to everybody who usually may. */
import type { Action } from '../cards/actions.ts'
import { restrictCard } from '../cards/restrict-card.ts'
import { isLineOf, mayAnswer } from '../policies/access.ts'
import type { Case, Person } from '../policies/case.ts'
import { caseIn, type Decision, type Directory } from '../policies/decision.ts'
import { liftRestriction, mayRestrict, restrict } from '../policies/restricting.ts'
import { everybodyOf } from '../policies/team.ts'
import { named } from './hand-over.ts'
import type { Outgoing } from './incoming.ts'
import { findFor } from './open-case.ts'
import { nameIn, reply, replyRefused, replyWith, settle, type Turn } from './turn.ts'

export async function showRestriction(
  turn: Turn,
  { caseId, find, named: ticked }: Pick<Extract<Action, { verb: 'restrict-form' }>, 'caseId' | 'find' | 'named'>,
): Promise<readonly Outgoing[]> {
  const found = await findFor(turn, caseId, 'read')
  if ('refused' in found) return found.refused
  const { current } = found
  if (!mayRestrict(turn.person, current, turn.ports.directory))
    return replyRefused(turn, { code: 'not-your-team', reference: current.reference }, caseId)
  const mayLift = turn.person.id !== current.worker
  // While somebody looks for another name, those already ticked stay ticked.
  const chosen = ticked === undefined ? (current.restricted?.named ?? []) : idsIn(ticked)
  const view = { current, chosen, people: peopleToName(turn, current, { find, chosen }), find, mayLift }
  return reply(turn, restrictCard(view), `${current.reference}: who may see it`)
}

/** Its worker and their line need no naming; whoever is named all the same can be unnamed. */
const seesAnyway = (person: Person, current: Case, directory: Directory): boolean =>
  !current.restricted?.named.includes(person.id) && (mayAnswer(person, current) || isLineOf(person, current, directory))

/** Those named already, then who runs meetings and duty, then everybody else; of these, whoever the letters fit. */
function peopleToName(
  turn: Turn,
  current: Case,
  { find, chosen }: { readonly find: string; readonly chosen: readonly string[] },
): readonly Person[] {
  const { directory } = turn.ports
  const everybody = everybodyOf(current.council, directory).filter(person => !seesAnyway(person, current, directory))
  const rank = ({ id, roles }: Person) =>
    chosen.includes(id) ? 0 : roles.some(role => role === 'coordinator' || role === 'duty-manager') ? 1 : 2
  const sorted = everybody.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
  const fitting = named(sorted, find)
  return [...sorted.filter(({ id }) => chosen.includes(id)), ...fitting.filter(({ id }) => !chosen.includes(id))]
}

export async function restrictCase(
  turn: Turn,
  { caseId, named: chosen }: Extract<Action, { verb: 'restrict' }>,
): Promise<readonly Outgoing[]> {
  return change(turn, caseId, (procedure, current, by) => restrict(procedure, current, { ...by, named: idsIn(chosen) }))
}

const idsIn = (ticked: string): readonly string[] => ticked.split(',').filter(Boolean)

export const liftCase = (turn: Turn, caseId: string): Promise<readonly Outgoing[]> => change(turn, caseId, liftRestriction)

type Deciding = (
  procedure: Parameters<typeof liftRestriction>[0],
  current: Case,
  by: Parameters<typeof liftRestriction>[2],
) => Decision
async function change(turn: Turn, caseId: string, decide: Deciding): Promise<readonly Outgoing[]> {
  const found = await findFor(turn, caseId, 'read')
  if ('refused' in found) return found.refused
  const { current } = found
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  const by = { person: turn.person, now: turn.now, directory: turn.ports.directory }
  const decision = await settle(turn, decide(procedure, current, by))
  if (!decision.ok) return replyRefused(turn, decision.refusal, caseId)
  const next = caseIn(decision.change) ?? current
  const names = (next.restricted?.named ?? []).map(nameIn(turn))
  return replyWith(
    turn,
    {
      title: next.restricted ? `${next.reference} is restricted` : `${next.reference} is not restricted`,
      paragraphs: next.restricted
        ? [
            'Seen by its worker, their manager and deputy, and whoever is asked to decide on it.',
            ...names.map(name => ({ text: `Named: ${name}`, tight: true })),
          ]
        : ['The council’s coordinators, duty managers and administrators see it as they see every case.'],
      buttons: [{ title: 'Open', data: { verb: 'open-case', caseId } }],
    },
    caseId,
  )
}
