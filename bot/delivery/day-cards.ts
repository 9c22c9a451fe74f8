/** A person's one unprompted card of the day: claimed before it is sent, so that two instances never send two. */
import type { Delivery } from '../../dialogs/incoming.ts'
import type { Instant, PersonId } from '../../policies/case.ts'
import type { Calendar } from '../calendar.ts'
import { claimDayCard, type DayClaim, markOf, noteDayCard, releaseDayCard } from '../storage/day-cards.ts'
import type { Store } from '../storage/store.ts'

export type DayCards = {
  readonly claim: (delivery: Delivery, now: Date) => Promise<DayClaim>
  readonly note: (told: readonly Delivery[], now: Date) => Promise<void>
  readonly release: (person: PersonId, now: Date) => Promise<void>
  /** When somebody who has had their card may be told the next thing. */
  readonly nextAfter: (now: Date) => Instant
}

export function createDayCards(
  store: Store,
  tenant: string,
  { addWorkingDays, dayOf, instantAt, usualHours }: Calendar,
): DayCards {
  const cardOf = (person: PersonId, now: Date) => ({ tenant, person, day: dayOf(now) })
  return {
    claim: ({ notice, to }, now) => claimDayCard(store, cardOf(to, now), markOf(notice)),
    note: async (told, now) => {
      const to = told[0]?.to
      if (to)
        await noteDayCard(
          store,
          cardOf(to, now),
          told.map(({ notice }) => markOf(notice)),
        )
    },
    release: (person, now) => releaseDayCard(store, cardOf(person, now)),
    nextAfter: now => instantAt(addWorkingDays(dayOf(now), 1), usualHours.from),
  }
}
