/** Moving the local clock: what falls due on the way happens in order, each thing at its own instant. */

import type { Attempt } from '../jobs/attempts.ts'
import { type Settled, settleUntil } from '../jobs/settle.ts'
import type { Fire } from '../jobs/sweep.ts'
import type { Store } from '../storage/store.ts'
import type { LocalClock } from './clock.ts'

export type Moved =
  | ({ readonly kind: 'moved'; readonly now: string } & Settled)
  | { readonly kind: 'backwards'; readonly now: string }
  | { readonly kind: 'too-long'; readonly now: string }

export type MovableClock = {
  readonly now: () => Date
  /** Once `begin` was called. Moves wait for each other. */
  readonly moveTo: (until: Date) => Promise<Moved>
  readonly isMoving: () => boolean
  /** Resolves when no move is going on. */
  readonly idle: () => Promise<void>
  readonly begin: (work: { readonly store: Store; readonly fire: Fire; readonly attempt: Attempt }) => void
}

const patienceMs = 30_000

class TooLongError extends Error {
  override readonly name = 'TooLongError'
}

type Work = Parameters<MovableClock['begin']>[0]
/** Where a move is: the instant on which the clock stands still, if it is moving. */
type Hands = { pinned: Date | null; isMoving: boolean }

/** While an instant is visited the clock stands still on it. */
export function movableClock(clock: LocalClock, patience = patienceMs): MovableClock {
  const hands: Hands = { pinned: null, isMoving: false }
  let work: Work | null = null
  let moving: Promise<unknown> = Promise.resolve()
  const now = () => hands.pinned ?? clock.now()
  const move = async (until: Date): Promise<Moved> => {
    if (!work) throw new Error('the clock cannot be moved yet')
    if (until < now()) return { kind: 'backwards', now: now().toISOString() }
    return withPatience(settle({ clock, hands, work, until, patience }), patience, now)
  }
  return {
    now,
    isMoving: () => hands.isMoving,
    idle: async () => void (await moving),
    begin: given => {
      work = given
    },
    moveTo: until => {
      const next = moving.then(() => move(until))
      moving = Promise.allSettled([next])
      return next
    },
  }
}

type Move = {
  readonly clock: LocalClock
  readonly hands: Hands
  readonly work: Work
  readonly until: Date
  readonly patience: number
}

async function settle({ clock, hands, work, until, patience }: Move): Promise<Moved> {
  const deadline = performance.now() + patience
  const visit = (at: Date) => {
    if (performance.now() > deadline) throw new TooLongError('the clock was moved for longer than 30 seconds')
    hands.pinned = at
    clock.set(at)
  }
  hands.isMoving = true
  try {
    const settled = await settleUntil(work.store, until, {
      fire: work.fire,
      attempt: oncePerMove(work.attempt),
      visit,
    })
    return { kind: 'moved', now: until.toISOString(), ...settled }
  } catch (error) {
    if (!(error instanceof TooLongError)) throw error
    return { kind: 'too-long', now: clock.now().toISOString() }
  } finally {
    hands.isMoving = false
    if (hands.pinned) clock.set(hands.pinned)
    hands.pinned = null
  }
}

/** One attempt for each notice: what failed at the instant it fell due is not tried again at the end of the move. */
function oncePerMove(attempt: Attempt): Attempt {
  const failed = new Set<string>()
  return async job => {
    if (failed.has(job.noticeId)) return { kind: 'gone' }
    const outcome = await attempt(job)
    if (outcome.kind === 'retry') failed.add(job.noticeId)
    return outcome
  }
}

/** A single step that hangs is not waited for either; the clock stays where it came to. */
async function withPatience(settling: Promise<Moved>, patience: number, now: () => Date): Promise<Moved> {
  const late = Promise.withResolvers<Moved>()
  const timer = setTimeout(() => late.resolve({ kind: 'too-long', now: now().toISOString() }), patience)
  return Promise.race([settling, late.promise]).finally(() => clearTimeout(timer))
}
