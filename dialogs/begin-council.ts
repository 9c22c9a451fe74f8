/** What is set going whenever Stepwise has started and reached its records. Doing it again does nothing. */
import { dayOf } from '../policies/calendar.ts'
import type { CouncilId } from '../policies/council.ts'
import { checkOn } from '../policies/safety/number-check.ts'
import type { Ports } from './ports.ts'
import { newVersionNotices } from './show-changes.ts'

/** The administrators hear of a new version once. A live council's numbers are looked at: they may have changed with it. */
export async function beginCouncil(ports: Ports, council: CouncilId): Promise<void> {
  const check = ports.mode === 'live' ? [checkOn(council, dayOf(ports.now()))] : []
  await ports.commit({ council, writes: check, events: [], outbox: newVersionNotices(ports, council) }, null)
}
