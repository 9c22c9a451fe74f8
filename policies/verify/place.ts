/** Where a case stands in a walk, and what can happen to it there. */
import type { RuleId } from '../council.ts'

/** Where a case stands: its routes, the acts that are done, and what has been answered. */
export type Place = {
  readonly routes: readonly [RuleId, ...RuleId[]]
  readonly done: readonly string[]
  readonly answers: Readonly<Record<string, string>>
}
export type End = 'closed' | 'elsewhere' | 'stopped'
/** What happens, where the case is then, and what of the procedure it went through. */
export type Move = { readonly by: string; readonly to: Place | End; readonly uses: readonly string[] }
/** The case follows this route too; a route that it is on already changes nothing. */
export const withRoute = (place: Place, route: RuleId): Place =>
  place.routes.includes(route) ? place : { ...place, routes: [...place.routes, route] }
