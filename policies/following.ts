/** Taking a case on to the route that a rule of the procedure points to. */
import { dayOf } from './calendar.ts'
import type { Case, Person } from './case.ts'
import { changeOf, revise } from './case-changes.ts'
import type { RuleId } from './council.ts'
import { accept, type Decision, refuse } from './decision.ts'
import { routesAfter, routesPointedAt } from './outcomes.ts'
import type { Procedure } from './procedure.ts'
import { stepsBefore } from './route-plan.ts'
import { standingOf } from './standing.ts'

/** Only a route that a rule points to for this case as it stands now. Sign-offs and places already there stay. */
export function followPointedRoute(
  procedure: Procedure,
  current: Case,
  by: { person: Person; now: Date; route: RuleId },
): Decision {
  const standing = standingOf(procedure, current, dayOf(by.now))
  const route = routesPointedAt(procedure, current, standing).find(({ id }) => id === by.route)
  if (!route) return refuse({ code: 'route-not-offered', route: by.route })
  const routes = routesAfter(procedure, current, { after: stepsBefore(route), route: route.id })
  const next = revise(procedure, current, { routes }, by.now.toISOString())
  return accept(changeOf(current, next, { type: 'route-followed', by: by.person.id, facts: { route: route.id } }))
}
