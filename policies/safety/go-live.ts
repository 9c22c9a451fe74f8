/**
 * Whether a council is switched on. It is, from the moment at which a named officer has rung every number in and out of
 * hours; that moment is kept. A number that changes or falls due later is asked for again and switches nothing off:
 * who works with Stepwise would lose it, and the number on the safety card would be no better for that.
 */
import type { Day, Instant, PersonId } from '../case.ts'
import type { Setting } from '../meeting-record.ts'
import type { Procedure } from '../procedure.ts'
import { startsOn } from '../versions.ts'
import { type CallTime, isOverdue, type SafetyNumber, safetyNumbers } from './numbers.ts'

/** What still keeps a council from being switched on, or has to be done again. */
export type OpenPoint =
  | { readonly kind: 'no-number' | 'overdue'; readonly number: SafetyNumber }
  | { readonly kind: 'not-rung' | 'not-answered'; readonly number: SafetyNumber; readonly when: CallTime }
  /** No number at all was answered by a person at that time. */
  | { readonly kind: 'nobody-answers'; readonly when: CallTime }
  | { readonly kind: 'not-in-force'; readonly from: Day }

const times: readonly CallTime[] = ['inHours', 'outOfHours']

export function openPoints(procedure: Procedure, settings: readonly Setting[], day: Day): readonly OpenPoint[] {
  const numbers = safetyNumbers(procedure, settings)
  const each = numbers.flatMap(number => pointsOf(number, day))
  const start = startsOn(procedure)
  return [
    ...(start !== null && start > day ? [{ kind: 'not-in-force', from: start } as const] : []),
    ...each,
    ...(each.some(({ kind }) => kind !== 'overdue') ? [] : uncovered(numbers)),
  ]
}

function pointsOf(number: SafetyNumber, day: Day): readonly OpenPoint[] {
  if (number.phone === null) return [{ kind: 'no-number', number }]
  if (isOverdue(number, day)) return [{ kind: 'overdue', number }]
  return times.flatMap((when): readonly OpenPoint[] => {
    const call = number.calls?.[when]
    if (!call) return [{ kind: 'not-rung', number, when }]
    return when === number.meant && call.answer !== 'answered' ? [{ kind: 'not-answered', number, when }] : []
  })
}

/** Asked once every number is rung: somebody has to answer at any hour. */
const uncovered = (numbers: readonly SafetyNumber[]): readonly OpenPoint[] =>
  times
    .filter(when => !numbers.some(({ calls }) => calls?.[when]?.answer === 'answered'))
    .map(when => ({ kind: 'nobody-answers', when }))

export const liveSetting = 'live'
/** Since when a council is switched on, and who recorded the last call before it; null while it is not. */
export function liveSince(settings: readonly Setting[]): { readonly at: Instant; readonly by: PersonId | null } | null {
  const live = settings.find(({ id }) => id === liveSetting)
  return live ? { at: live.setAt, by: live.setBy } : null
}
