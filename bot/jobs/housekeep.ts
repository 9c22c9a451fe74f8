/** What has to be done every day whether or not anybody writes: forgetting, noting the ends of history, looking again. */
import { type Log, loggedError } from '../log.ts'
import type { Store } from '../storage/store.ts'
import { forgetActivities } from './forget-activities.ts'
import { forgetDayCards } from './forget-day-cards.ts'
import { logHeads } from './log-heads.ts'

export type Housekeeping = { readonly stop: () => Promise<void> }
export type Rounds = {
  readonly dailyMs?: number
  readonly oftenMs?: number
  /** Removes what the councils keep no longer. */
  readonly purge?: () => Promise<void>
}

const day = 86_400_000
const minute = 60_000

/**
 * Daily, and once at the start: handled activities, old cards of the day and what is kept no longer are removed, the ends of all chains are
 * logged. Every minute the front door's settings are read again, which another instance may have changed. While the
 * database is away a round is left out.
 */
export function startHousekeeping(
  store: Store,
  log: Log,
  { dailyMs = day, oftenMs = minute, purge }: Rounds = {},
): Housekeeping {
  const logged = new Map<string, string>()
  const daily = rounds(dailyMs, 'the daily round', async () => {
    await forgetActivities(store)
    await forgetDayCards(store)
    await purge?.()
    await logHeads(store, logged)
  })
  const often = rounds(oftenMs, 'the front door was not read again', () => store.refreshSafety())
  return {
    stop: async () => {
      await daily.stop()
      await often.stop()
    },
  }

  function rounds(everyMs: number, name: string, work: () => Promise<void>): Housekeeping {
    let running: Promise<void> = Promise.resolve()
    const round = () => {
      running = running.then(() => (store.database() === 'up' ? work() : undefined)).catch(complain)
    }
    const complain = (error: unknown) => log.warn({ error: loggedError(error) }, name)
    round()
    const timer = setInterval(round, everyMs).unref()
    return {
      stop: () => {
        clearInterval(timer)
        return running
      },
    }
  }
}
