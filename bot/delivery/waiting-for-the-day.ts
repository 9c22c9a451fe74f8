/** Notices of a council that wait for the day's card and could be told now. */
import type { CouncilId } from '../../policies/council.ts'
import type { Notice } from '../../policies/decision.ts'
import { findWaitingNotice, waitingNotices } from '../storage/notices.ts'
import type { Store } from '../storage/store.ts'

export async function waitingForTheDay(store: Store, council: CouncilId): Promise<readonly Notice[]> {
  const ids = await waitingNotices(store, council)
  const found = await Promise.all(ids.map(id => findWaitingNotice(store, council, id)))
  return found.filter(notice => notice !== undefined).filter(notice => notice.urgency === 'day')
}
