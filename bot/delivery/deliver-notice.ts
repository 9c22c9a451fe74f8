/** One attempt to tell people what a notice says. */
import type { Delivery } from '../../dialogs/incoming.ts'
import type { Ports } from '../../dialogs/ports.ts'
import type { CouncilId } from '../../policies/council.ts'
import type { Notice } from '../../policies/decision.ts'
import type { Calendar } from '../calendar.ts'
import type { Doors } from '../doors.ts'
import type { DeliverNotice } from '../jobs/attempts.ts'
import type { Metrics } from '../metrics.ts'
import type { DeliveryOutcome } from '../storage/notices.ts'
import type { DayCards } from './day-cards.ts'
import { dayNotices } from './day-notices.ts'
import { createTold, type Told } from './told.ts'

export type TellPerson = (delivery: Delivery) => Promise<DeliveryOutcome>
export type DeliveryParts = {
  readonly doors: Doors
  readonly ports: Ports
  readonly metrics: Metrics
  readonly tell: TellPerson
  readonly calendar: Calendar
  readonly dayCards: DayCards
  /** Notices for the day's card that could be told now. */
  readonly waitingForTheDay: (council: CouncilId) => Promise<readonly Notice[]>
  /** Reminders that fall due together are committed one after the other: the card waits until all are. */
  readonly untilAllAreThere: () => Promise<void>
}

/**
 * A notice that cannot wait is told to each of its people; one for the day goes into their one card. A notice to a
 * role is delivered when one of them has it.
 */
export function noticeDelivery(parts: DeliveryParts): DeliverNotice {
  const told = createTold()
  const forTheDay = dayNotices(parts)
  return async notice => {
    const outcomes = notice.urgency === 'day' ? await forTheDay(notice) : await tellAtOnce(parts, told, notice)
    const outcome = together(outcomes)
    parts.metrics.deliveries.inc({ outcome: outcome.kind })
    return outcome
  }
}

async function tellAtOnce(parts: DeliveryParts, told: Told, notice: Notice): Promise<readonly DeliveryOutcome[]> {
  const outcomes: DeliveryOutcome[] = []
  for (const delivery of await parts.doors.deliver(parts.ports, notice)) {
    const isTold = told.has(delivery)
    const outcome: DeliveryOutcome = isTold ? { kind: 'delivered' } : await parts.tell(delivery)
    if (outcome.kind === 'delivered') told.add(delivery)
    outcomes.push(outcome)
  }
  return outcomes
}

/** What is still to be done comes before what was done; nobody to tell is nothing left to do. */
function together(outcomes: readonly DeliveryOutcome[]): DeliveryOutcome {
  const waits = outcomes.filter(outcome => outcome.kind === 'wait').sort((a, b) => a.until.localeCompare(b.until))
  return (
    outcomes.find(outcome => outcome.kind === 'retry') ??
    waits[0] ??
    outcomes.find(outcome => outcome.kind === 'delivered') ??
    outcomes.find(outcome => outcome.kind === 'unreachable') ??
    outcomes.find(outcome => outcome.kind === 'dead') ?? { kind: 'delivered' }
  )
}
