/** Notices that can wait for the day's one card: what waits for a person goes to them together, in working hours. */
import type { Delivery } from '../../dialogs/incoming.ts'
import type { CouncilId } from '../../policies/council.ts'
import type { Notice } from '../../policies/decision.ts'
import { type DayClaim, markOf } from '../storage/day-cards.ts'
import type { DeliveryOutcome } from '../storage/notices.ts'
import type { DeliveryParts } from './deliver-notice.ts'
import { grouped, mayBeGrouped, thatFit } from './grouped-card.ts'

/** Tells each person of the notice, with everything else that waits for them, unless they have had their card today. */
export function dayNotices(parts: DeliveryParts): (notice: Notice) => Promise<readonly DeliveryOutcome[]> {
  const lines = new Map<string, Promise<unknown>>()
  /** One card at a time for a person: the second attempt then finds that they were told. */
  const inLine = <T>(person: string, work: () => Promise<T>): Promise<T> => {
    const next = (lines.get(person) ?? Promise.resolve()).then(work)
    const done = Promise.allSettled([next]).then(() => {
      if (lines.get(person) === done) lines.delete(person)
    })
    lines.set(person, done)
    return next
  }
  return async notice => {
    const now = parts.ports.now()
    if (!parts.calendar.isWorkingTime(now)) return [waitUntil(parts.calendar.nextWorkingTime(now), 'working hours')]
    await parts.untilAllAreThere()
    const deliveries = await parts.doors.deliver(parts.ports, notice)
    return Promise.all(deliveries.map(delivery => inLine(delivery.to, () => tellTogether(parts, delivery))))
  }
}

const waitUntil = (until: string, reason: string): DeliveryOutcome => ({ kind: 'wait', until, reason })

async function tellTogether(parts: DeliveryParts, delivery: Delivery): Promise<DeliveryOutcome> {
  const now = parts.ports.now()
  const claim = await parts.dayCards.claim(delivery, now)
  switch (claim.kind) {
    case 'told':
      return { kind: 'delivered' }
    case 'had':
      return waitUntil(parts.dayCards.nextAfter(now), 'one card a day')
    case 'busy':
      return { kind: 'retry', reason: 'their card is just being sent' }
    case 'yours':
      return sendClaimed(parts, { delivery, claim, now })
  }
}

type Claimed = { readonly delivery: Delivery; readonly claim: DayClaim; readonly now: Date }
/** Whatever keeps the card from going out gives the day back. */
async function sendClaimed(parts: DeliveryParts, { delivery, claim, now }: Claimed): Promise<DeliveryOutcome> {
  let sent = false
  try {
    const others = mayBeGrouped(delivery) ? await othersFor(parts, claim, delivery) : []
    const outcome = await parts.tell(grouped([delivery, ...others]))
    sent = outcome.kind === 'delivered'
    if (sent) await parts.dayCards.note([delivery, ...others], now)
    return outcome
  } finally {
    if (!sent) await parts.dayCards.release(delivery.to, now)
  }
}

async function othersFor(parts: DeliveryParts, claim: DayClaim, first: Delivery): Promise<readonly Delivery[]> {
  const waiting = await parts.waitingForTheDay(first.notice.council)
  const others = waiting.filter(other => other.key !== first.notice.key)
  const deliveries = await Promise.all(others.map(other => parts.doors.deliver(parts.ports, other)))
  const theirs = deliveries
    .flat()
    .filter(each => each.to === first.to && mayBeGrouped(each) && !claim.marks.includes(markOf(each.notice)))
  return thatFit(first, theirs)
}

/** The same reading serves all who ask within a second. */
export function shortMemory(
  read: (council: CouncilId) => Promise<readonly Notice[]>,
): (council: CouncilId) => Promise<readonly Notice[]> {
  const kept = new Map<CouncilId, { readonly at: number; readonly notices: Promise<readonly Notice[]> }>()
  return council => {
    const there = kept.get(council)
    if (there && performance.now() - there.at < 1_000) return there.notices
    const notices = read(council)
    kept.set(council, { at: performance.now(), notices })
    return notices
  }
}
