/** The exhaustive walk: every place a case can come to on a route, whatever is answered and decided. */
import type { RuleId } from '../council.ts'
import type { Procedure } from '../procedure.ts'
import { movesFrom, standAt } from './moves.ts'
import type { End, Move, Place } from './place.ts'

/** A place with the shortest way to it, and where its moves lead. */
export type Visited = {
  readonly place: Place
  readonly way: readonly string[]
  readonly next: readonly string[]
  readonly ends: readonly End[]
}
export type Walk = {
  readonly route: RuleId
  readonly places: ReadonlyMap<string, Visited>
  /** Outcomes, answers, rules and routes that some move went through. */
  readonly used: ReadonlySet<string>
  readonly moves: number
  /** True when there were more places than `most`: what was walked is then only what lies nearest to the start. */
  readonly isCut: boolean
}

/** Breadth first, so that the way to each place is a shortest one. */
export function walkRoute(procedure: Procedure, route: RuleId, most = 200_000): Walk {
  const start: Place = { routes: [route], done: [], answers: {} }
  const places = new Map<string, Visited>()
  const ways = new Map<string, readonly string[]>([[keyOf(start), []]])
  const used = new Set<string>()
  let moves = 0
  const queue: Place[] = [start]
  for (let at = 0; at < queue.length && places.size < most; at++) {
    const place = queue[at] as Place
    const key = keyOf(place)
    const way = ways.get(key) ?? []
    const possible = movesFrom(procedure, place)
    moves += possible.length
    for (const use of possible.flatMap(move => move.uses)) used.add(use)
    places.set(key, { place, way, next: possible.flatMap(keyOfMove), ends: possible.flatMap(endOfMove) })
    for (const move of possible) {
      if (typeof move.to === 'string' || ways.has(keyOf(move.to))) continue
      ways.set(keyOf(move.to), [...way, move.by])
      queue.push(move.to)
    }
  }
  return { route, places, used, moves, isCut: queue.length > places.size }
}

/** Places from which no end can be reached, nearest to the start first. A place that was not walked counts as open. */
export function deadEndsOf(walk: Walk): readonly Visited[] {
  const before = new Map<string, string[]>()
  for (const [key, visited] of walk.places)
    for (const next of visited.next) before.set(next, [...(before.get(next) ?? []), key])
  const isOpen = ({ ends, next }: Visited) => ends.length > 0 || next.some(key => !walk.places.has(key))
  const alive = new Set([...walk.places].filter(([, visited]) => isOpen(visited)).map(([key]) => key))
  const queue = [...alive]
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    for (const earlier of before.get(key) ?? []) {
      if (alive.has(earlier)) continue
      alive.add(earlier)
      queue.push(earlier)
    }
  }
  return [...walk.places].filter(([key]) => !alive.has(key)).map(([, visited]) => visited)
}

/** Items that fall due on this route before the question they wait for has been asked, with the way there. */
export function askedTooLate(procedure: Procedure, walk: Walk): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const { place, way } of walk.places.values()) {
    const { plan, until, choices, open, trouble } = standAt(procedure, place)
    if (open || trouble) continue
    const asked = new Set(choices.map(choice => choice.fact))
    for (const item of plan.items) {
      const isDue = (plan.positionOf.get(item.gate) ?? 0) <= until
      if (item.when && isDue && !asked.has(item.when.fact) && !found.has(item.id)) found.set(item.id, way)
    }
  }
  return found
}

const keyOf = ({ routes, done, answers }: Place): string =>
  `${routes.join(' ')}|${done.join(' ')}|${Object.keys(answers)
    .sort()
    .map(fact => `${fact}=${answers[fact]}`)
    .join(' ')}`
const keyOfMove = ({ to }: Move): readonly string[] => (typeof to === 'string' ? [] : [keyOf(to)])
const endOfMove = ({ to }: Move): readonly End[] => (typeof to === 'string' ? [to] : [])
