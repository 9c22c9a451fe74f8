/** What the walks prove: a way out everywhere, every outcome, answer, rule and route reachable. */
import type { Procedure, Step } from '../procedure.ts'
import { type Finding, placeOfQuestion } from './finding.ts'
import { standAt } from './moves.ts'
import type { Place } from './place.ts'
import { askedTooLate, deadEndsOf, type Walk, walkRoute } from './walk.ts'

/** One walk for each route that can be begun by itself; the routes that follow are walked from there. */
export function walksOf(procedure: Procedure, most?: number): readonly Walk[] {
  return procedure.routes
    .filter(route => route.begins !== 'outcome')
    .map(route => walkRoute(procedure, route.id, most))
}

/** Where some walk was cut short, nothing is said to be unreachable. */
export function proveWalks(
  procedure: Procedure,
  walks: readonly Walk[] = walksOf(procedure),
): readonly Finding[] {
  const used = new Set(walks.flatMap(walk => [...walk.used]))
  return [
    ...deadEndFindings(procedure, walks),
    ...walks.flatMap(walk =>
      [...askedTooLate(procedure, walk)].map(([item, way]) => ({
        at: item,
        message: `${item} is due on ${walk.route} before its question is asked: ${told(way)}`,
      })),
    ),
    ...(walks.some(walk => walk.isCut) ? [] : unreachedFindings(procedure, walks, used)),
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
  routes.find(id =>
    procedure.routes.some(route => route.id === id && route.steps.some(step => step.id === next?.id)),
  ) ?? routes[0]

function unreachedFindings(
  procedure: Procedure,
  walks: readonly Walk[],
  used: ReadonlySet<string>,
): readonly Finding[] {
  const steps = procedure.routes.flatMap(route => route.steps)
  const meetings = new Set(steps.flatMap(step => ('forums' in step ? step.forums : [])))
  const onWalks = new Set(
    walks.flatMap(walk => [...walk.places.values()].flatMap(({ place }) => place.routes)),
  )
  return [
    ...procedure.routes
      .filter(route => !onWalks.has(route.id))
      .map(route => ({ at: route.id, message: `nothing sends a case to ${route.id}` })),
    ...procedure.routes
      .filter(route => onWalks.has(route.id) && !used.has(route.id))
      .map(route => ({ at: route.id, message: `no case on ${route.id} ever reaches its end` })),
    ...procedure.forums
      .filter(forum => meetings.has(forum.id))
      .flatMap(forum =>
        forum.outcomes
          .filter(
            outcome =>
              ['go-on', 'route', 'stop'].includes(outcome.then) && !used.has(`${forum.id}/${outcome.id}`),
          )
          .map(outcome => ({
            at: forum.id,
            message: `no case reaches the outcome ${outcome.id} of ${forum.id}`,
          })),
      ),
    ...procedure.questions.flatMap(question =>
      used.has(`${question.fact}=yes`)
        ? []
        : [
            {
              at: placeOfQuestion(procedure, question.fact),
              message: `no case is ever asked ${question.fact}`,
            },
          ],
    ),
    ...procedure.refusals
      .filter(rule => rule.trigger && !used.has(rule.id))
      .map(rule => ({ at: rule.id, message: `no answer ever sets off ${rule.id}` })),
  ]
}

const told = (way: readonly string[]): string => ['start', ...way].join(' → ')
