/** Overlaps: where two routes fit the same case, the ambiguity that makes them do so is named. */
import type { Procedure, Route } from '../procedure.ts'
import type { Finding } from './finding.ts'

export function proveOverlaps(procedure: Procedure): readonly Finding[] {
  return [
    ...procedure.routes.flatMap(route => route.overlaps.flatMap(overlap => overlapFindings(procedure, route, overlap))),
    ...pairsOf(procedure).flatMap(([one, other]) => twinFindings(one, other)),
  ]
}

function overlapFindings(procedure: Procedure, route: Route, overlap: Route['overlaps'][number]): readonly Finding[] {
  const at = route.id
  const other = procedure.routes.find(candidate => candidate.id === overlap.route)
  if (!other) return []
  if (other.id === route.id || other.direction !== route.direction)
    return [{ at, message: `${at} cannot overlap ${other.id}` }]
  if (overlap.ambiguity === null)
    return areTwins(route, other)
      ? [{ at, message: `${at} overlaps ${other.id} and names no ambiguity that makes them overlap` }]
      : []
  const ambiguity = procedure.ambiguities.find(candidate => candidate.id === overlap.ambiguity)
  if (!ambiguity || ambiguity.about.some(id => concerns(procedure, id, [route.id, other.id]))) return []
  return [{ at, message: `${at} overlaps ${other.id} by ${ambiguity.id}, which is about neither of them` }]
}

/** The id is one of the routes, or an item that applies to one of them. */
const concerns = (procedure: Procedure, id: string, routes: readonly string[]): boolean =>
  routes.includes(id) || procedure.items.some(item => item.id === id && item.routes.some(route => routes.includes(route)))

function pairsOf({ routes }: Procedure): readonly (readonly [Route, Route])[] {
  const chosen = routes.filter(route => route.begins === 'chosen')
  return chosen.flatMap((one, index) => chosen.slice(index + 1).map(other => [one, other] as const))
}

/** A worker who chooses by where from and where to cannot tell them apart. */
const areTwins = (one: Route, other: Route): boolean =>
  one.direction === other.direction && one.from.id === other.from.id && one.to.id === other.to.id

function twinFindings(one: Route, other: Route): readonly Finding[] {
  if (!areTwins(one, other)) return []
  const isNamed = [
    ...one.overlaps.filter(overlap => overlap.route === other.id),
    ...other.overlaps.filter(overlap => overlap.route === one.id),
  ]
  return isNamed.length > 0
    ? []
    : [
        {
          at: one.id,
          message: `${one.id} and ${other.id} have the same start and end, and no overlap is named`,
        },
      ]
}
