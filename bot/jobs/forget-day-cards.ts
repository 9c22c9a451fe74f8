/** Who had a card on which day is remembered for as long as a notice may be tried again, and not for ever. */
import { sql } from 'kysely'
import type { Store } from '../storage/store.ts'

const keptDays = 30

/** Forgets those older than that. Returns how many. */
export async function forgetDayCards(store: Store): Promise<number> {
  const gone = await store.rows(
    sql`delete from stepwise.day_cards where claimed_at < now() - ${keptDays} * interval '1 day' returning 1`,
  )
  return gone.length
}
