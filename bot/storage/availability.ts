/** Whether the database is there. When it goes, it is looked for; when it is back, what waited for it is done. */
import { StorageAwayError } from '../../dialogs/ports.ts'
import { domainError, StorageRefusedError } from './faults.ts'
import type { Log } from './store.ts'

export type Availability = {
  readonly state: () => 'up' | 'away'
  /** Runs work against the database; faults come out in the words of `dialogs/ports.ts`. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>
  readonly stop: () => void
}

export type Doors = {
  /** Checks who we are and what we found. Throws StorageRefusedError, or what the connection says. */
  readonly open: () => Promise<void>
  /** After each time the doors opened. */
  readonly opened: () => Promise<void>
  readonly log: Log
  readonly retryMs?: number
}

/** Tries the doors once. A database that is away is waited for; one that refuses us stops the start. */
export async function watchDoors(doors: Doors): Promise<Availability> {
  const watch = watching(doors)
  await watch.tryDoors().catch(error => {
    if (!(domainError(error) instanceof StorageAwayError)) throw error
    doors.log.warn({}, 'the database cannot be reached; Stepwise starts without it')
    watch.lookAgain()
  })
  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    if (watch.state() === 'away') throw new StorageAwayError('the database cannot be reached')
    return work().catch(error => {
      const known = domainError(error)
      if (known instanceof StorageAwayError) watch.lookAgain()
      throw known
    })
  }
  return { state: watch.state, run, stop: watch.stop }
}

type Watch = Pick<Availability, 'state' | 'stop'> & {
  readonly tryDoors: () => Promise<void>
  /** The database is away from now on, until a later try succeeds. */
  readonly lookAgain: () => void
}

function watching({ open, opened, log, retryMs = 1_000 }: Doors): Watch {
  let state: 'up' | 'away' = 'away'
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const tryDoors = async () => {
    await open()
    state = 'up'
    await opened()
  }
  const lookAgain = () => {
    state = 'away'
    if (stopped || timer) return
    timer = setTimeout(async () => {
      await tryDoors().catch(error => complain(log, error))
      timer = undefined
      if (state === 'away') lookAgain()
    }, retryMs).unref()
  }
  const stop = () => {
    stopped = true
    clearTimeout(timer)
  }
  return { state: () => state, tryDoors, lookAgain, stop }
}

function complain(log: Log, error: unknown): void {
  if (error instanceof StorageRefusedError) log.error({ error: error.message }, 'the database is back but refused')
}
