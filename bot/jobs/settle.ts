/** For a clock that is moved by hand: what falls due on the way happens in order, each thing at its own instant. */
import { nextDue } from '../storage/due-reminders.ts'
import { waitingNotices } from '../storage/notices.ts'
import type { Store } from '../storage/store.ts'
import type { Attempt } from './attempts.ts'
import { type Fire, sweepOnce } from './sweep.ts'

export type Settled = { readonly due: number; readonly delivered: number; readonly failed: number }
export type SettleParts = {
  readonly fire: Fire
  readonly attempt: Attempt
  /** Sets the clock to an instant that is being visited. */
  readonly visit: (at: Date) => void
}

/**
 * Visits each instant up to `until` at which a reminder or a held notice falls due, then makes one attempt at each
 * notice that waits. What firing sets anew is visited too. Leaves the clock at `until`.
 */
export async function settleUntil(store: Store, until: Date, parts: SettleParts): Promise<Settled> {
  let total: Settled = { due: 0, delivered: 0, failed: 0 }
  let last = store.now()
  for (;;) {
    const found = await nextDue(store, until.toISOString())
    if (!found) break
    const at = found < last ? last : found
    parts.visit(at)
    const due = await sweepOnce(store, parts.fire, at)
    const here = { due, ...(await attemptWaiting(store, parts.attempt)) }
    total = added(total, here)
    // A notice that is told to wait for an hour that has come would be visited for ever.
    if (found <= last && here.due + here.delivered + here.failed === 0) break
    last = at
  }
  parts.visit(until)
  return added(total, { due: 0, ...(await attemptWaiting(store, parts.attempt)) })
}

/** One attempt for each notice that waits now, in every council, the oldest first. */
export async function attemptWaiting(store: Store, attempt: Attempt): Promise<Pick<Settled, 'delivered' | 'failed'>> {
  let delivered = 0
  let failed = 0
  for (const council of store.councils) {
    for (const noticeId of await waitingNotices(store, council)) {
      const { kind } = await attempt({ council, noticeId })
      if (kind === 'delivered') delivered += 1
      if (kind === 'retry' || kind === 'dead' || kind === 'unreachable') failed += 1
    }
  }
  return { delivered, failed }
}

function added(a: Settled, b: Settled): Settled {
  return { due: a.due + b.due, delivered: a.delivered + b.delivered, failed: a.failed + b.failed }
}
