/** What a meeting or a call may come to for a case, and which routes the case is then on. */
import type { Case } from './case.ts'
import type { Forum, ForumOutcome, RefusalRule, RuleId } from './council.ts'
import type { Procedure, Route, Step } from './procedure.ts'
import { planOf, routeOf, stepsBefore } from './route-plan.ts'
import type { Standing } from './standing.ts'

/** Outcomes a meeting may choose for this case: one that adds a route needs a case on a route it follows. */
export function outcomesFor(procedure: Procedure, current: Pick<Case, 'routes'>, forum: Forum): readonly ForumOutcome[] {
  return forum.outcomes.filter(outcome => {
    const added = outcome.route && procedure.routes.find(route => route.id === outcome.route)
    if (!added || current.routes.includes(added.id) || added.follows.length === 0) return true
    return added.follows.some(id => current.routes.includes(id)) || added.begins === 'chosen'
  })
}

export type StepOutcome = {
  readonly id: string
  readonly label: string
  readonly route?: RuleId
  readonly then: ForumOutcome['then']
}

/**
 * What the worker may record for a meeting about this child or a call: the forum's outcomes, or the routes that
 * begin after that step. Empty where the document names none: then only the day is recorded.
 */
export function stepOutcomes(procedure: Procedure, current: Pick<Case, 'routes'>, step: Step): readonly StepOutcome[] {
  if (step.kind === 'case-meeting') {
    const forums = procedure.forums.filter(forum => step.forums.includes(forum.id))
    return forums
      .flatMap(forum => outcomesFor(procedure, current, forum))
      .map(({ id, label, route, then }) => ({ id, label, route, then }))
  }
  if (step.kind !== 'contact') return []
  const begun = procedure.routes.filter(
    route =>
      route.begins === 'outcome' &&
      stepsBefore(route).includes(step.id) &&
      route.follows.some(id => current.routes.includes(id)),
  )
  if (begun.length === 0) return []
  return [
    ...begun.map(route => ({ id: route.id, label: route.name, route: route.id, then: 'route' as const })),
    { id: 'goes-on', label: onLabel(procedure, current, step), then: 'go-on' },
  ]
}

/** Said of an answer that sends the case nowhere else: what comes next on its own road that has to, where anything does. */
function onLabel(procedure: Procedure, current: Pick<Case, 'routes'>, step: Step): string {
  const { steps } = planOf(procedure, current.routes)
  const later = steps.slice(steps.findIndex(({ id }) => id === step.id) + 1)
  const next = later.find(step => !('optional' in step && step.optional)) ?? later[0]
  return next ? `None of these. Next: ${next.name}` : 'None of these'
}

/**
 * Routes after an outcome. A route that has the deciding step itself takes the case over whole; any other is added
 * to the first, so that the first route's items still apply.
 */
export function routesAfter(
  procedure: Procedure,
  current: Pick<Case, 'routes'>,
  decided: { after: readonly string[]; route?: RuleId },
): Case['routes'] {
  const { route, after } = decided
  if (!route || current.routes.includes(route)) return current.routes
  const takesOver = routeOf(procedure, route).steps.some(step => after.includes(step.id))
  return takesOver ? [route] : [...current.routes, route]
}

/** A rule and the rules to try after it, in order. */
export function ladderOf(
  procedure: Procedure,
  rule: RefusalRule,
  before: readonly RefusalRule[] = [],
): readonly RefusalRule[] {
  const ladder = [...before, rule]
  const next = procedure.refusals.find(({ id }) => id === rule.thenTry)
  return next && !ladder.includes(next) ? ladderOf(procedure, next, ladder) : ladder
}

/** Routes that a rule points to for this case as it stands, and that it is not on yet. Never a safety route. */
export function routesPointedAt(procedure: Procedure, current: Pick<Case, 'routes'>, standing: Standing): readonly Route[] {
  const rules = [...standing.pointers, ...standing.asks].flatMap(pointer =>
    pointer.kind === 'refusal' ? ladderOf(procedure, pointer.rule) : [],
  )
  const ids = rules.flatMap(rule => rule.route ?? [])
  return procedure.routes.filter(
    route => ids.includes(route.id) && !current.routes.includes(route.id) && route.begins !== 'safety',
  )
}

/** The routes without one that an earlier, corrected outcome had added. */
export function withoutRoute<T extends Pick<Case, 'routes'>>(current: T, route: RuleId | undefined): T {
  const [first, ...added] = current.routes
  return { ...current, routes: [first, ...added.filter(id => id !== route)] }
}
