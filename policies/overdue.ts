/** What has waited longer than Stepwise's own rhythm: for a manager's sight. No limit of a document is read into it. */
import { addWorkingDays, dayOf } from './calendar.ts'
import type { Case, Instant } from './case.ts'

export type Overdue = {
  readonly what: 'agreement' | 'decision' | 'returned' | 'handover' | 'closure' | 'safety'
  readonly since: Instant
}

/** Working days after which something is overdue: the days on which Stepwise itself reminds. */
export const overdueAfter = { agreement: 3, decision: 1, returned: 5, handover: 5, closure: 5 } as const
const anHour = 3_600_000

/** What is overdue of an open case, the most pressing first. */
export function overdueOf(current: Case, now: Date): readonly Overdue[] {
  if (current.ended) return []
  const found: Overdue[] = []
  const add = (what: Overdue['what'], since: Instant | undefined, isLate: boolean) => {
    if (since && isLate) found.push({ what, since })
  }
  const safe = current.safety?.since
  add('safety', safe, safe !== undefined && now.getTime() - Date.parse(safe) >= anHour)
  const meets = current.booking?.place === 'place' ? current.booking.meetsAt : undefined
  add('decision', meets, isPassed(meets, overdueAfter.decision, now))
  const asked = current.signOffs.findLast(({ status }) => status === 'asked')?.askedAt
  add('agreement', asked, isPassed(asked, overdueAfter.agreement, now))
  for (const stage of ['returned', 'handover', 'closure'] as const)
    add(stage, current.changedAt, current.stage === stage && isPassed(current.changedAt, overdueAfter[stage], now))
  return found
}

const isPassed = (since: Instant | undefined, workingDays: number, now: Date): boolean =>
  since !== undefined && since <= now.toISOString() && addWorkingDays(dayOf(since), workingDays) <= dayOf(now)
