/** How attempts ended, written together: those that end while others are being written go with the next write. */
import type { CouncilId } from '../../policies/council.ts'
import { type Settled, settleNotices } from '../storage/notices.ts'
import type { Store } from '../storage/store.ts'

/** Resolves once this outcome is written; rejects when the write that carried it failed. */
export type SettleNotice = (council: CouncilId, settled: Settled) => Promise<void>
type Waiting = { readonly settled: Settled; readonly done: () => void; readonly failed: (error: unknown) => void }

/** A transaction for each of many small writes costs more than the writes: on the embedded disk each waits for fsync. */
export function settling(store: Store): SettleNotice {
  const waiting = new Map<CouncilId, Waiting[]>()
  const writing = new Set<CouncilId>()
  const writeAll = async (council: CouncilId) => {
    writing.add(council)
    for (let batch = take(waiting, council); batch.length > 0; batch = take(waiting, council))
      await write(store, council, batch)
    writing.delete(council)
  }
  return (council, settled) =>
    new Promise((done, failed) => {
      waiting.set(council, [...(waiting.get(council) ?? []), { settled, done, failed }])
      if (!writing.has(council)) void writeAll(council)
    })
}

async function write(store: Store, council: CouncilId, batch: readonly Waiting[]): Promise<void> {
  const settled = batch.map(one => one.settled)
  try {
    await settleNotices(store, council, settled)
    for (const { done } of batch) done()
  } catch (error) {
    for (const { failed } of batch) failed(error)
  }
}

function take(waiting: Map<CouncilId, Waiting[]>, council: CouncilId): readonly Waiting[] {
  const batch = waiting.get(council) ?? []
  waiting.delete(council)
  return batch
}
