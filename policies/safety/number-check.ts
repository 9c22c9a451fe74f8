/** Numbers that have to be rung, or rung again: when the administrators are asked, and for what. */
import { addDays, dayOf, instantAt, usualHours } from '../calendar.ts'
import type { Day } from '../case.ts'
import type { CouncilId } from '../council.ts'
import type { Notice, Write } from '../decision.ts'
import type { Setting } from '../meeting-record.ts'
import type { Procedure } from '../procedure.ts'
import { openPoints } from './go-live.ts'
import { ringAgainOn, safetyNumbers } from './numbers.ts'

/** While something is open it is asked for again so many days later. */
const askAgainAfterDays = 7

const prefix = (council: CouncilId): string => `number-check:${council}:`

/** A look at the numbers in the morning of a day. */
export const checkOn = (council: CouncilId, day: Day): Write => ({
  kind: 'remind',
  reminder: {
    key: `${prefix(council)}${day}`,
    council,
    what: 'number-check',
    dueAt: instantAt(day, usualHours.from),
  },
})

/** The one look that comes next, in place of any other: when the first number falls due, or soon while one is open. */
export function nextCheck(procedure: Procedure, settings: readonly Setting[], now: Date): readonly Write[] {
  const { council } = procedure
  const today = dayOf(now)
  const due = safetyNumbers(procedure, settings).flatMap(number => ringAgainOn(number) ?? [])
  const open = openPoints(procedure, settings, today).length > 0
  const next = open ? addDays(today, askAgainAfterDays) : due.sort()[0]
  return [{ kind: 'forget-reminders', keyPrefix: prefix(council) }, ...(next ? [checkOn(council, next)] : [])]
}

/** What the look comes to: the administrators are asked while something is open, once a day at most. */
export function checkNotices(procedure: Procedure, settings: readonly Setting[], now: Date): readonly Notice[] {
  const { council } = procedure
  const today = dayOf(now)
  if (openPoints(procedure, settings, today).length === 0) return []
  return [
    {
      key: `${prefix(council)}${today}`,
      council,
      to: { role: 'administrator' },
      kind: 'number-check',
      caseId: null,
      urgency: 'day',
      facts: {},
    },
  ]
}
