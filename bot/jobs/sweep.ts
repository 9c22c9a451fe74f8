/** Claims reminders that are due in our clock and fires them; nothing is decided here. */

import type { CouncilId } from '../../policies/council.ts'
import type { Reminder } from '../../policies/decision.ts'
import { claimDue, settleReminder } from '../storage/due-reminders.ts'
import { requeueNotices } from '../storage/notices.ts'
import type { Store } from '../storage/store.ts'

/**
 * Hands a reminder to the dialog, whose own change says that it is done. `at` is our clock. A fault means that it
 * will be fired again.
 */
export type Fire = (reminder: Reminder, at: Date) => Promise<void>
export type Sweep = { readonly stop: () => Promise<void> }

const batch = 50

/** Fires what is due at `at`, council by council, and queues notices whose hour has come. Returns how many fired. */
export async function sweepOnce(store: Store, fire: Fire, at: Date): Promise<number> {
  let fired = 0
  for (const council of store.councils) {
    fired += await fireDue(store, fire, { council, at })
    await requeueNotices(store, council, at.toISOString())
  }
  return fired
}

async function fireDue(store: Store, fire: Fire, due: { readonly council: CouncilId; readonly at: Date }): Promise<number> {
  let fired = 0
  for (;;) {
    const claimed = await claimDue(store, due.council, { now: due.at.toISOString(), limit: batch })
    for (const reminder of claimed) fired += (await fireOne(store, fire, { reminder, at: due.at })) ? 1 : 0
    if (claimed.length < batch) return fired
  }
}

/** One that fails does not keep the others from firing; it comes back after a pause. */
async function fireOne(
  store: Store,
  fire: Fire,
  due: { readonly reminder: Reminder; readonly at: Date },
): Promise<boolean> {
  const ok = await fire(due.reminder, due.at).then(
    () => true,
    error => {
      store.log.error({ council: due.reminder.council, what: due.reminder.what, error }, 'a reminder could not be fired')
      return false
    },
  )
  await settleReminder(store, due.reminder, ok)
  return ok
}

/** Sweeps every `everyMs`, one sweep at a time, until stopped. While the database is away it waits. */
export function startSweep(store: Store, fire: Fire, everyMs = 5_000): Sweep {
  let stopped = false
  let busy = false
  let running: Promise<unknown> = Promise.resolve()
  const round = async () => {
    if (store.database() === 'up') await sweepOnce(store, fire, store.now())
  }
  const timer = setInterval(() => {
    if (stopped || busy) return
    busy = true
    running = round()
      .catch(error => store.log.error({ error }, 'a sweep ended early'))
      .finally(() => {
        busy = false
      })
  }, everyMs)
  return {
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
