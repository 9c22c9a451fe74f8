/** Proofs over a whole procedure: nothing missing, nothing unreachable, nothing without a way out. */
import type { LineOf, Problem } from './load.ts'
import type { Procedure } from './procedure.ts'
import { proveClocks } from './verify/clocks.ts'
import { proveCopyTexts } from './verify/copy-texts.ts'
import { proveExits } from './verify/exits.ts'
import { proveForumNeeds } from './verify/forum-needs.ts'
import { proveIds, proveInventory } from './verify/ids.ts'
import { proveOverlaps } from './verify/overlaps.ts'
import { proveWalks, walksOf } from './verify/prove-walks.ts'
import { proveQuestions } from './verify/questions.ts'
import { proveReferences } from './verify/references.ts'
import { proveRoutes } from './verify/routes.ts'
import { proveSettings } from './verify/settings.ts'
import { proveSources } from './verify/sources.ts'
import { proveSteps } from './verify/steps.ts'

/**
 * Everything that is wrong with one council's procedure, with file and line. Empty: proved.
 * With `expectedIds` (the inventory's; those of other councils are left out) every one of them is there, and no other.
 * While something named is missing the walk is left out: it would only tell the same faults again.
 */
export function verify(procedure: Procedure, lineOf: LineOf, expectedIds?: readonly string[]): readonly Problem[] {
  const named = proveReferences(procedure)
  const findings = [
    ...proveIds(procedure),
    ...(expectedIds ? proveInventory(procedure, expectedIds) : []),
    ...named,
    ...proveSources(procedure),
    ...proveRoutes(procedure),
    ...proveSteps(procedure),
    ...proveQuestions(procedure),
    ...proveClocks(procedure),
    ...proveOverlaps(procedure),
    ...proveExits(procedure),
    ...proveSettings(procedure),
    ...proveCopyTexts(procedure),
    ...(named.length > 0 ? [] : [...proveForumNeeds(procedure), ...proveWalks(procedure)]),
  ]
  return findings.map(({ at, message }) => ({ ...lineOf(at), message }))
}

/** How much was walked: places a case can come to, and moves between them, in all and for each route begun by itself. */
export type VerifyReport = {
  readonly states: number
  readonly moves: number
  readonly routes: readonly { readonly route: string; readonly states: number; readonly moves: number }[]
  /** Routes with more places than are walked: their proof covers those nearest to the start. */
  readonly cut: readonly string[]
}

/**
 * Walks every route that can be begun by itself and says how many places and moves there are. What the walks prove is
 * told by `verify`; here they are only counted.
 */
export function verifyReport(procedure: Procedure): VerifyReport {
  const walks = walksOf(procedure)
  const routes = walks.map(walk => ({ route: walk.route, states: walk.places.size, moves: walk.moves }))
  return {
    states: routes.reduce((sum, walk) => sum + walk.states, 0),
    moves: routes.reduce((sum, walk) => sum + walk.moves, 0),
    routes,
    cut: walks.filter(walk => walk.isCut).map(walk => walk.route),
  }
}
