/** Keeps the sweep and the delivery of notices running, from the moment the database is there. */

import type { Attempt } from './jobs/attempts.ts'
import { type Delivery, startDelivery } from './jobs/delivery.ts'
import { startHousekeeping } from './jobs/housekeep.ts'
import { type Fire, startSweep } from './jobs/sweep.ts'
import { type Log, loggedError } from './log.ts'
import type { Store } from './storage/store.ts'

export type JobParts = {
  readonly fire: Fire
  readonly attempt: Attempt
  /** What is set going once the database is there, before anything is delivered. */
  readonly begin: () => Promise<void>
  /** Workers begin nothing before this resolves. */
  readonly idle: () => Promise<void>
  readonly log: Log
  /** Removes what the councils keep no longer; called once a day. */
  readonly purge: () => Promise<void>
}

const lookAgainMs = 2_000

/** A database that is away is waited for: the bot answers without it meanwhile. */
export function startJobs(
  store: Store,
  { begin, fire, attempt, idle, log, purge }: JobParts,
): { readonly stop: () => Promise<void> } {
  const quiet = async <T>(work: () => Promise<T>) => idle().then(work)
  const sweep = startSweep(store, (reminder, at) => quiet(() => fire(reminder, at)))
  const housekeeping = startHousekeeping(store, log, { purge })
  let delivery: Delivery | null = null
  let stopped = false
  let starting: Promise<void> = Promise.resolve()
  const start = async () => {
    if (store.database() !== 'up') return
    await begin()
    delivery = await startDelivery(store, job => quiet(() => attempt(job)))
  }
  const timer = setInterval(() => {
    if (delivery || stopped) return
    starting = starting.then(() => (delivery || stopped ? undefined : start())).catch(complain)
  }, lookAgainMs)
  const complain = (error: unknown) => log.warn({ error: loggedError(error) }, 'the queue of notices does not start yet')
  starting = start().catch(complain)
  return {
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await starting
      await sweep.stop()
      await delivery?.stop()
      await housekeeping.stop()
    },
  }
}
