/** Routes: each can be entered, from the places that it says, and each outcome says where it goes. */
import type { Procedure, Route, Step } from '../procedure.ts'
import { stepsBefore } from '../route-plan.ts'
import { type Finding, meets } from './finding.ts'

export function proveRoutes(procedure: Procedure): readonly Finding[] {
  return [
    ...procedure.routes.flatMap(route => entryFindings(procedure, route)),
    ...procedure.forums.flatMap(forum =>
      forum.outcomes
        .filter(outcome => (outcome.then === 'route') !== (outcome.route !== undefined))
        .map(outcome => ({
          at: forum.id,
          message: `the outcome ${outcome.id} of ${forum.id} ${outcome.route ? 'names a route and does not send the case there' : 'sends the case on and does not say to which route'}`,
        })),
    ),
    ...procedure.forums.flatMap(forum => idleOutcomes(procedure, forum.id)),
  ]
}

function entryFindings(procedure: Procedure, route: Route): readonly Finding[] {
  const at = route.id
  if (route.begins !== 'outcome') {
    return route.follows.length > 0 || route.afterStep
      ? [{ at, message: `${at} is begun by itself, yet says that it follows another route` }]
      : emptyFindings(route)
  }
  if (route.follows.length === 0) return [{ at, message: `${at} begins with an outcome and follows no route` }]
  if (!route.afterStep) return [{ at, message: `${at} does not say after which step it follows` }]
  return [...unmetFindings(procedure, route), ...idleFindings(procedure, route), ...doorFindings(procedure, route)]
}

/** Whatever route it follows, a case on it comes to one of the steps. */
function unmetFindings(procedure: Procedure, route: Route): readonly Finding[] {
  const before = stepsBefore(route)
  return route.follows
    .filter(follow => !meets(procedure, follow, step => before.includes(step.id)))
    .map(follow => ({
      at: route.id,
      message: `${route.id} follows ${follow} after the step ${before.join(' or ')}, which ${follow} does not have`,
    }))
}

/** Each of the steps is one of some route that it follows. */
function idleFindings(procedure: Procedure, route: Route): readonly Finding[] {
  return stepsBefore(route)
    .filter(wanted => !route.follows.some(follow => meets(procedure, follow, step => step.id === wanted)))
    .map(wanted => ({
      at: route.id,
      message: `${route.id} comes after the step ${wanted}, which no route that it follows has`,
    }))
}

/**
 * Somebody can send the case there: whoever is called says so, an outcome of the meeting names the route, or a rule
 * does. A sign-off is agreed to or returned and sends a case nowhere.
 */
function doorFindings(procedure: Procedure, route: Route): readonly Finding[] {
  if (procedure.refusals.some(rule => rule.route === route.id)) return []
  const followed = procedure.routes.filter(({ id }) => route.follows.includes(id))
  return stepsBefore(route).flatMap(wanted =>
    followed
      .filter(({ steps }) => steps.some(step => step.id === wanted && !isDoor(procedure, route, step)))
      .map(({ id }) => ({
        at: route.id,
        message: `${route.id} follows ${id} after ${wanted}, where nobody can send a case there`,
      })),
  )
}

function isDoor({ forums }: Procedure, route: Route, step: Step): boolean {
  if (!('forums' in step)) return step.kind === 'contact'
  return forums.some(forum => step.forums.includes(forum.id) && forum.outcomes.some(outcome => outcome.route === route.id))
}

const emptyFindings = (route: Route): readonly Finding[] =>
  route.steps.length > 0 ? [] : [{ at: route.id, message: `${route.id} has no steps` }]

/** A meeting's outcomes are reachable only where some route has the meeting as a step. */
function idleOutcomes({ routes, forums }: Procedure, id: string): readonly Finding[] {
  const hasOutcomes = forums.some(forum => forum.id === id && forum.outcomes.length > 0)
  const isUsed = routes.some(route => route.steps.some(step => 'forums' in step && step.forums.includes(id)))
  return hasOutcomes && !isUsed ? [{ at: id, message: `${id} decides, but no route has it as a step` }] : []
}
