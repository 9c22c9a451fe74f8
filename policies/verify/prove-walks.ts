/** What the walks prove: a way out everywhere, every outcome, answer, rule and route reachable. */
import type { Procedure, Step } from '../procedure.ts'
import type { Finding } from './finding.ts'
import { standAt } from './moves.ts'
import type { Place } from './place.ts'
import { unreachedFindings } from './unreached.ts'
import { askedTooLate, deadEndsOf, type Walk, walkRoute } from './walk.ts'

/** One walk for each route that can be begun by itself; the routes that follow are walked from there. */
export function walksOf(procedure: Procedure, most?: number): readonly Walk[] {
  return procedure.routes.filter(route => route.begins !== 'outcome').map(route => walkRoute(procedure, route.id, most))
}

/** Where some walk was cut short, nothing is said to be unreachable. */
export function proveWalks(procedure: Procedure, walks: readonly Walk[] = walksOf(procedure)): readonly Finding[] {
  return [
    ...deadEndFindings(procedure, walks),
    ...walks.flatMap(walk =>
      [...askedTooLate(procedure, walk)].map(([item, way]) => ({
        at: item,
        message: `${item} is due on ${walk.route} before its question is asked: ${told(way)}`,
      })),
    ),
    ...(walks.some(walk => walk.isCut) ? [] : unreachedFindings(procedure, walks)),
  ]
}

/** One finding for each place where it goes wrong, with the shortest way there on any route. */
function deadEndFindings(procedure: Procedure, walks: readonly Walk[]): readonly Finding[] {
  const dead = walks.flatMap(walk => {
    const all = deadEndsOf(walk)
    const stuck = all.filter(visited => visited.next.length === 0)
    return stuck.length > 0 ? stuck : all.slice(0, 1)
  })
  const nearest = new Map<string, Finding>()
  for (const { place, way } of [...dead].sort((one, other) => one.way.length - other.way.length)) {
    const { trouble, next } = standAt(procedure, place)
    const routes = place.routes.join(' then ')
    const refused = trouble?.item?.id
    const finding = refused
      ? { at: refused, message: `nothing follows on ${routes} when ${refused} is refused: ${told(way)}` }
      : { at: ownerOf(procedure, place, next), message: `${routes} has no way out: ${told(way)}` }
    const key = refused ?? `${finding.at} ${next?.id}`
    if (!nearest.has(key)) nearest.set(key, finding)
  }
  return [...nearest.values()]
}

/** The route among those of the case that has the step. */
const ownerOf = (procedure: Procedure, { routes }: Place, next: Step | undefined): string =>
  routes.find(id => procedure.routes.some(route => route.id === id && route.steps.some(step => step.id === next?.id))) ??
  routes[0]

const told = (way: readonly string[]): string => ['start', ...way].join(' → ')
