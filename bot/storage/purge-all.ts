/** What each council keeps no longer is removed, by its own settings; where none is set nothing is. */
import type { Instant } from '../../policies/case.ts'
import type { Setting } from '../../policies/meeting-record.ts'
import type { KeptClass } from '../../policies/retention.ts'
import { removeLeftCopies } from './file-copies.ts'
import { storagePorts } from './ports.ts'
import { purgeClass } from './purge.ts'
import type { Store } from './store.ts'

export type Periods = (settings: readonly Setting[], now: Date) => ReadonlyMap<KeptClass, Instant>

/** Says in the log how many of what were removed, and nothing about them. */
export async function purgeAll(store: Store, periods: Periods): Promise<void> {
  const now = store.now()
  for (const council of store.councils) {
    const { settings } = await storagePorts(store).arrangements(council)
    const set = periods(settings, now)
    for (const [kept, before] of set) {
      const { count, files } = await purgeClass(store, council, { kept, before, by: 'stepwise', at: now.toISOString() })
      if (count > 0) store.log.info({ council, kept, before, count, files }, 'removed as the retention setting says')
    }
    const left = set.size > 0 ? await removeLeftCopies(store, council) : 0
    if (left > 0) store.log.info({ council, files: left }, 'copies that the database no longer has are removed')
  }
}
