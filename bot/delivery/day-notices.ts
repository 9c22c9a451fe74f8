/** Notices that can wait for the day's one card: what waits for a person goes to them together, in working hours. */
import type { Delivery } from '../../dialogs/incoming.ts'
import type { CouncilId } from '../../policies/council.ts'
import type { Notice } from '../../policies/decision.ts'
import type { DeliveryOutcome } from '../storage/notices.ts'
import type { DeliveryParts } from './deliver-notice.ts'
import { grouped, mayBeGrouped } from './grouped-card.ts'
import type { Told } from './told.ts'

/** Tells each person of the notice, with everything else that waits for them, unless they have had their card today. */
export function dayNotices(parts: DeliveryParts, told: Told): (notice: Notice) => Promise<readonly DeliveryOutcome[]> {
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
    return Promise.all(deliveries.map(delivery => inLine(delivery.to, () => tellTogether(parts, told, delivery))))
  }
}

const waitUntil = (until: string, reason: string): DeliveryOutcome => ({ kind: 'wait', until, reason })

async function tellTogether(parts: DeliveryParts, told: Told, delivery: Delivery): Promise<DeliveryOutcome> {
  if (told.has(delivery)) return { kind: 'delivered' }
  const now = parts.ports.now()
  const next = parts.dayCards.nextFor(delivery.to, now)
  if (next) return waitUntil(next, 'one card a day')
  const others = mayBeGrouped(delivery) ? await othersFor(parts, told, delivery) : []
  const outcome = await parts.tell(grouped([delivery, ...others]))
  if (outcome.kind !== 'delivered') return outcome
  parts.dayCards.note(delivery.to, now)
  for (const each of [delivery, ...others]) told.add(each)
  return outcome
}

async function othersFor(parts: DeliveryParts, told: Told, { notice, to }: Delivery): Promise<readonly Delivery[]> {
  const waiting = await parts.waitingForTheDay(notice.council)
  const others = waiting.filter(other => other.key !== notice.key)
  const deliveries = await Promise.all(others.map(other => parts.doors.deliver(parts.ports, other)))
  return deliveries.flat().filter(each => each.to === to && mayBeGrouped(each) && !told.has(each))
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
