/**
 * Versions of one council's procedure: which is in force on a day, and whether a case began under another.
 *
 * A version is `major.minor`. Its first day is its own `inForceFrom`, else the day that its document prints, else
 * it has none: it is in force as soon as it is there.
 */
import type { Case, Day } from './case.ts'
import { dateWords } from './day-words.ts'
import type { Procedure } from './procedure.ts'

/** Oldest first, the one published last at the end. */
export type Versions = readonly [Procedure, ...Procedure[]]

/** Below zero when `a` is the earlier version: 1.9 comes before 1.10. */
export function compareVersions(a: string, b: string): number {
  const [[majorA = 0, minorA = 0], [majorB = 0, minorB = 0]] = [a, b].map(version => version.split('.').map(Number)) as [
    number[],
    number[],
  ]
  return majorA - majorB || minorA - minorB
}

/** First day in London on which it is in force; null where neither Stepwise's data nor the document says. */
export const startsOn = ({ inForceFrom, document }: Procedure): Day | null => inForceFrom ?? document.inForceFrom

/** "in force from Tuesday 1 December 2026". */
export function inForceWords(procedure: Procedure): string {
  const start = startsOn(procedure)
  return start ? `in force from ${dateWords(start)}` : 'in force'
}

/** Not before its first day. */
export function isInForce(procedure: Procedure, day: Day): boolean {
  const start = startsOn(procedure)
  return start === null || start <= day
}

/**
 * The newest version whose first day has come. Before the first day of them all it is the oldest: nothing stood
 * before it, and a council whose first version lies ahead is not switched on.
 */
export const inForceOn = (versions: Versions, day: Day): Procedure =>
  versions.findLast(version => isInForce(version, day)) ?? versions[0]

/** What a case that keeps its version is told of the one in force; null where it is the same. */
export type NewerVersion = { readonly version: string; readonly since: Day | null }

export function newerVersion(current: Pick<Case, 'procedureVersion'>, inForce: Procedure): NewerVersion | null {
  return inForce.version === current.procedureVersion ? null : { version: inForce.version, since: startsOn(inForce) }
}
