/** Safety cards that typed words set off, against what came of them. */
import type { Instant, PersonId } from './case.ts'

/** A safety card that was shown, or what somebody answered to one. */
export type MeasuredSafety = {
  readonly person: PersonId
  readonly at: Instant
  readonly what: 'shown' | 'phoned' | 'already-dealt-with' | 'by-mistake'
  readonly strength: 'stop' | 'lead' | 'pressed'
}

export type StopsShown = {
  readonly shown: number
  /** "I phoned" or "it is already being dealt with". */
  readonly confirmed: number
  readonly mistaken: number
  readonly unanswered: number
}

/**
 * Each clear signal in typed words against what the same person answered to it, before the next card they were shown.
 * For the owner of the hazard of alarm fatigue.
 */
export function stopsShown(noted: readonly MeasuredSafety[]): StopsShown {
  const answers = [...Map.groupBy(noted, ({ person }) => person).values()].flatMap(theirs => {
    const ordered = theirs.toSorted((a, b) => a.at.localeCompare(b.at))
    return ordered.flatMap((one, index) => {
      if (one.what !== 'shown' || one.strength !== 'stop') return []
      const next = ordered[index + 1]
      return [next && next.what !== 'shown' ? next.what : 'unanswered']
    })
  })
  return {
    shown: answers.length,
    confirmed: answers.filter(answer => answer === 'phoned' || answer === 'already-dealt-with').length,
    mistaken: answers.filter(answer => answer === 'by-mistake').length,
    unanswered: answers.filter(answer => answer === 'unanswered').length,
  }
}
