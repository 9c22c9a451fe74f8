/** One attempt to tell people what a notice says. */
import type { Delivery } from '../../dialogs/incoming.ts'
import type { Ports } from '../../dialogs/ports.ts'
import type { Notice } from '../../policies/decision.ts'
import type { Calendar } from '../calendar.ts'
import type { Doors } from '../doors.ts'
import type { DeliverNotice } from '../jobs/attempts.ts'
import type { Metrics } from '../metrics.ts'
import type { DeliveryOutcome } from '../storage/notices.ts'
import type { DayCards } from './day-cards.ts'

export type TellPerson = (delivery: Delivery) => Promise<DeliveryOutcome>
export type DeliveryParts = {
  readonly doors: Doors
  readonly ports: Ports
  readonly metrics: Metrics
  readonly tell: TellPerson
  readonly dayCards: DayCards
  readonly calendar: Calendar
}

/**
 * A notice for the day waits for working hours, and for the next working day where the person has had their one card
 * today. A notice to a role is delivered when one of them has it; who has had it is not told twice on a repetition.
 */
export function noticeDelivery(parts: DeliveryParts): DeliverNotice {
  const told = new Set<string>()
  const { calendar } = parts
  return async notice => {
    const now = parts.ports.now()
    if (notice.urgency === 'day' && !calendar.isWorkingTime(now))
      return waitUntil(calendar.nextWorkingTime(now), 'working hours')
    const outcomes: DeliveryOutcome[] = []
    for (const delivery of await parts.doors.deliver(parts.ports, notice)) {
      const mark = `${notice.council} ${notice.key} ${delivery.to}`
      const outcome = told.has(mark) ? ({ kind: 'delivered' } as const) : await tellOne(parts, delivery, now)
      if (outcome.kind === 'delivered') told.add(mark)
      outcomes.push(outcome)
    }
    const outcome = together(outcomes)
    if (outcome.kind === 'delivered' || outcome.kind === 'dead') forget(told, notice)
    parts.metrics.deliveries.inc({ outcome: outcome.kind })
    return outcome
  }
}

async function tellOne(parts: DeliveryParts, delivery: Delivery, now: Date): Promise<DeliveryOutcome> {
  const isForTheDay = delivery.notice.urgency === 'day'
  const until = isForTheDay ? parts.dayCards.nextFor(delivery.to, now) : null
  if (until) return waitUntil(until, 'one card a day')
  const outcome = await parts.tell(delivery)
  if (isForTheDay && outcome.kind === 'delivered') parts.dayCards.note(delivery.to, now)
  return outcome
}

const waitUntil = (until: string, reason: string): DeliveryOutcome => ({ kind: 'wait', until, reason })

/** What is still to be done comes before what was done; nobody to tell is nothing left to do. */
function together(outcomes: readonly DeliveryOutcome[]): DeliveryOutcome {
  const waits = outcomes
    .filter(outcome => outcome.kind === 'wait')
    .sort((a, b) => a.until.localeCompare(b.until))
  return (
    outcomes.find(outcome => outcome.kind === 'retry') ??
    waits[0] ??
    outcomes.find(outcome => outcome.kind === 'delivered') ??
    outcomes.find(outcome => outcome.kind === 'dead') ?? { kind: 'delivered' }
  )
}

function forget(told: Set<string>, notice: Notice): void {
  const prefix = `${notice.council} ${notice.key} `
  for (const mark of told) if (mark.startsWith(prefix)) told.delete(mark)
}
