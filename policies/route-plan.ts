/** What a route asks, in the order the case meets it. Made once for each set of routes and kept. */
import type { RuleId } from './council.ts'
import type { Gate, Item, Procedure, Question, Route, Step } from './procedure.ts'

export type RoutePlan = {
  readonly route: Route
  /** Steps of the first route, with the steps of routes that follow it put after the step they name. */
  readonly steps: readonly Step[]
  readonly items: readonly Item[]
  readonly questions: readonly Question[]
  /** Position of the first step of each gate; an item is due before the act at or after that position. */
  readonly positionOf: ReadonlyMap<Gate, number>
}

const kept = new WeakMap<Procedure, Map<string, RoutePlan>>()

/** Throws when a route is not in the procedure: a case never holds one that was not there when it started. */
export function planOf(procedure: Procedure, routes: readonly [RuleId, ...RuleId[]]): RoutePlan {
  const plans = kept.get(procedure) ?? new Map<string, RoutePlan>()
  kept.set(procedure, plans)
  const key = routes.length === 1 ? routes[0] : routes.join(' ')
  const found = plans.get(key)
  if (found) return found
  const made = makePlan(procedure, routes)
  plans.set(key, made)
  return made
}

/** The route with this id. */
export function routeOf(procedure: Procedure, id: RuleId): Route {
  const route = procedure.routes.find(candidate => candidate.id === id)
  if (!route) throw new Error(`${procedure.council} has no route ${id}`)
  return route
}

/** Steps after which a route that follows another may begin. Empty for a route begun by itself. */
export const stepsBefore = ({ afterStep }: Route): readonly string[] => (afterStep ? [afterStep].flat() : [])

/** Key under which an item's answer is kept: one fact, asked once, answers every item that shares it. */
export const factOf = (item: Item): string => item.fact ?? item.id

function makePlan(procedure: Procedure, routes: readonly [RuleId, ...RuleId[]]): RoutePlan {
  const [first, ...added] = routes.map(id => routeOf(procedure, id)) as [Route, ...Route[]]
  const steps = added.reduce(withStepsOf, [...first.steps])
  const positionOf = new Map<Gate, number>()
  for (const [position, step] of steps.entries()) {
    if (!positionOf.has(step.gate)) positionOf.set(step.gate, position)
  }
  const applies = (ids: readonly RuleId[]) => ids.some(id => routes.includes(id))
  const cut = added.some(route => route.instead)
  const isLeft = ({ answer, gate }: Item) =>
    positionOf.has(gate) && (answer.kind !== 'act' || steps.some(step => step.id === answer.step))
  const items = procedure.items
    .filter(item => applies(item.routes) && (!cut || isLeft(item)))
    .sort((a, b) => (positionOf.get(a.gate) ?? 99) - (positionOf.get(b.gate) ?? 99))
  return {
    route: first,
    steps,
    items,
    questions: procedure.questions.filter(q => applies(q.routes)),
    positionOf,
  }
}

function withStepsOf(steps: Step[], route: Route): Step[] {
  const known = new Set(steps.map(step => step.id))
  const fresh = route.steps.filter(step => !known.has(step.id))
  const before = stepsBefore(route)
  const at = steps.findLastIndex(step => before.includes(step.id))
  if (route.instead && at >= 0) return [...steps.slice(0, at + 1), ...fresh]
  return at < 0 ? [...steps, ...fresh] : [...steps.slice(0, at + 1), ...fresh, ...steps.slice(at + 1)]
}
