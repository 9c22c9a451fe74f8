/** What Stepwise itself puts under a heading that it fills. */
import type { Case, PersonId } from './case.ts'
import type { Procedure } from './procedure.ts'
import { routeOf } from './route-plan.ts'

export type CellNames = {
  readonly nameOf: (id: PersonId) => string
  /** For headings filled with the worker's team; without it they stay empty. */
  readonly teamOf?: (id: PersonId) => string
}

/** A source that is not known fills nothing: an empty cell is seen, a guess is not. */
export function sourceCell(procedure: Procedure, current: Case, source: string, { nameOf, teamOf }: CellNames): string {
  switch (source) {
    case 'reference':
      return current.reference
    case 'worker':
      return nameOf(current.worker)
    case 'team':
      return teamOf?.(current.worker) ?? ''
    case 'locality':
      return current.locality
    case 'route':
      return routeOf(procedure, current.routes[0]).name
    default:
      return ''
  }
}
