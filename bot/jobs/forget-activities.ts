/** Handled activities are remembered for as long as a client might send one again, and not for ever. */
import { sql } from 'kysely'
import type { Store } from '../storage/store.ts'

const keptDays = 30

/** Forgets those older than that. Returns how many. */
export async function forgetActivities(store: Store): Promise<number> {
  const gone = await store.rows(
    sql`delete from stepwise.seen_activities where at < now() - ${keptDays} * interval '1 day' returning 1`,
  )
  return gone.length
}
