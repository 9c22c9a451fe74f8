/** Routes: each can be entered, from the places that it says, and each outcome says where it goes. */
import type { Procedure, Route } from '../procedure.ts'
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
  return route.follows
    .filter(follow => !meets(procedure, follow, step => step.id === route.afterStep))
    .map(follow => ({
      at,
      message: `${at} follows ${follow} after the step ${route.afterStep}, which ${follow} does not have`,
    }))
}

const emptyFindings = (route: Route): readonly Finding[] =>
  route.steps.length > 0 ? [] : [{ at: route.id, message: `${route.id} has no steps` }]

/** A meeting's outcomes are reachable only where some route has the meeting as a step. */
function idleOutcomes({ routes, forums }: Procedure, id: string): readonly Finding[] {
  const hasOutcomes = forums.some(forum => forum.id === id && forum.outcomes.length > 0)
  const isUsed = routes.some(route => route.steps.some(step => 'forums' in step && step.forums.includes(id)))
  return hasOutcomes && !isUsed ? [{ at: id, message: `${id} decides, but no route has it as a step` }] : []
}
