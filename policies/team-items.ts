/** Items that the team to which a case is coming records by itself: they wait for it and are not the worker's to answer. */
import type { Case, Person } from './case.ts'
import { invitingRoutes } from './coming.ts'
import { coordinates } from './coming-items.ts'
import type { Directory } from './decision.ts'
import type { Item, Procedure } from './procedure.ts'
import { receivingTeam } from './receiving-team.ts'

/**
 * True for an item that the document gives to the receiving team alone, on a case that is in its list, while somebody
 * else looks at it. Where the people file has nobody of that team the worker records it: nothing is to be stuck.
 */
export function waitsForTeam(
  procedure: Procedure,
  current: Case,
  { person, directory }: { readonly person: Person; readonly directory: Directory },
): (item: Item) => boolean {
  const isComing = invitingRoutes(procedure).some(({ id }) => id === current.routes[0])
  const team = isComing ? receivingTeam(procedure, current, directory) : []
  const isTheirs = team.length > 0 && !team.some(({ id }) => id === person.id)
  return ({ answer, by }) =>
    isTheirs && answer.kind === 'yes-no' && by?.every(role => coordinates(procedure, role)) === true
}
