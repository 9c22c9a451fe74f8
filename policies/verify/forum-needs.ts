/** What a meeting wants beforehand is asked before it, on every route that has the meeting as a step. */
import type { Forum } from '../council.ts'
import type { Item, ListMeetingStep, Procedure, Route } from '../procedure.ts'
import { planOf } from '../route-plan.ts'
import { type Finding, routesBefore } from './finding.ts'

export function proveForumNeeds(procedure: Procedure): readonly Finding[] {
  return procedure.routes.flatMap(route =>
    route.steps.flatMap(step =>
      step.kind !== 'list-meeting'
        ? []
        : procedure.forums
            .filter(forum => step.forums.includes(forum.id))
            .flatMap(forum => needFindings(procedure, route, { step, forum })),
    ),
  )
}

type Held = { readonly step: ListMeetingStep; readonly forum: Forum }
function needFindings(procedure: Procedure, route: Route, { step, forum }: Held): readonly Finding[] {
  const family = [route.id, ...routesBefore(procedure, route.id).map(before => before.id)]
  return forum.needs.flatMap(need => {
    const item = procedure.items.find(candidate => candidate.id === need)
    const at = forum.id
    if (!item) return []
    if (!item.routes.some(id => family.includes(id))) {
      return step.optional ? [] : [{ at, message: `${at} needs ${need}, which is never asked on ${route.id}` }]
    }
    return isInTime(procedure, route, { item, step })
      ? []
      : [{ at, message: `${at} needs ${need}, which is due only after it on ${route.id}` }]
  })
}

/** Among the steps as the case meets them; on a route that follows others, among theirs too. */
function isInTime(procedure: Procedure, route: Route, { item, step }: { item: Item; step: ListMeetingStep }): boolean {
  const starts = route.follows.length > 0 ? route.follows.map(follow => [follow, route.id] as const) : [[route.id] as const]
  return starts.every(routes => {
    const { steps, positionOf } = planOf(procedure, [...routes])
    const setBy = item.answer.kind === 'act' ? item.answer.step : null
    const meeting = steps.findIndex(candidate => candidate.id === step.id)
    const due = setBy ? steps.findIndex(candidate => candidate.id === setBy) + 1 : (positionOf.get(item.gate) ?? 0)
    return due <= meeting
  })
}
