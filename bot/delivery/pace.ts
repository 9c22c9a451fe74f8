/** How fast Teams lets a bot speak: so many in so long, for each thread and for the tenant as a whole. */

export type Limit = { readonly count: number; readonly windowMs: number }

/** Microsoft's figures for one thread. */
export const threadLimits: readonly Limit[] = [
  { count: 7, windowMs: 1_000 },
  { count: 8, windowMs: 2_000 },
  { count: 60, windowMs: 30_000 },
  { count: 1_800, windowMs: 3_600_000 },
]
/** Microsoft's figure for one app in one tenant. */
export const tenantLimits: readonly Limit[] = [{ count: 50, windowMs: 1_000 }]

export type Pace = {
  /** Takes a turn to send and says in how many milliseconds (0 or more) it comes. `now` in milliseconds. */
  readonly reserve: (thread: string, now: number) => number
  /** Counts a send that is not held back: an answer to the person who wrote. */
  readonly count: (thread: string, now: number) => void
}

/** Exact windows, not an average: no window of the given length ever holds more than its count. */
export function createPace(): Pace {
  const threads = new Map<string, number[]>()
  const tenant: number[] = []
  const logOf = (thread: string, now: number): number[] => {
    if (threads.size > 10_000) dropQuiet(threads, now)
    const kept = threads.get(thread)
    if (kept) return kept
    const made: number[] = []
    threads.set(thread, made)
    return made
  }
  return {
    reserve: (thread, now) => {
      const log = logOf(thread, now)
      const at = Math.max(earliest(log, threadLimits, now), earliest(tenant, tenantLimits, now))
      note(log, at, threadLimits)
      note(tenant, at, tenantLimits)
      return at - now
    },
    count: (thread, now) => {
      note(logOf(thread, now), now, threadLimits)
      note(tenant, now, tenantLimits)
    },
  }
}

function earliest(log: readonly number[], limits: readonly Limit[], now: number): number {
  const starts = limits.map(({ count, windowMs }) => {
    const first = log[log.length - count]
    return first === undefined ? now : first + windowMs
  })
  return Math.max(now, ...starts)
}

/** Keeps the log in order and no longer than its largest count. */
function note(log: number[], at: number, limits: readonly Limit[]): void {
  let place = log.length
  while (place > 0 && (log[place - 1] as number) > at) place--
  log.splice(place, 0, at)
  const most = Math.max(...limits.map(limit => limit.count))
  if (log.length > most) log.splice(0, log.length - most)
}

function dropQuiet(threads: Map<string, number[]>, now: number): void {
  const longest = Math.max(...threadLimits.map(limit => limit.windowMs))
  for (const [thread, log] of threads) if ((log.at(-1) ?? 0) + longest < now) threads.delete(thread)
}
