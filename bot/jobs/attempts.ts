/** One attempt to deliver one notice. Never two at once in this process. */
import type { CouncilId } from '../../policies/council.ts'
import type { Notice } from '../../policies/decision.ts'
import { type DeliveryOutcome, findWaitingNotice } from '../storage/notices.ts'
import type { Store } from '../storage/store.ts'
import { type SettleNotice, settling } from './settling.ts'

/** Sends it. A fault thrown is an attempt that failed: it is tried again. */
export type DeliverNotice = (notice: Notice, noticeId: string) => Promise<DeliveryOutcome>
export type NoticeJob = { readonly council: CouncilId; readonly noticeId: string }
/** `gone`: it was delivered or given up before, or waits for its hour. */
export type AttemptOutcome = DeliveryOutcome | { readonly kind: 'gone' }
export type Attempt = (job: NoticeJob) => Promise<AttemptOutcome>

/** A second attempt at a notice that is just being delivered joins the first. */
export function attempts(store: Store, deliverNotice: DeliverNotice): Attempt {
  const running = new Map<string, Promise<AttemptOutcome>>()
  const parts = { store, deliverNotice, settle: settling(store) }
  return job => {
    const there = running.get(job.noticeId)
    if (there) return there
    const started = attempt(parts, job).finally(() => running.delete(job.noticeId))
    running.set(job.noticeId, started)
    return started
  }
}

type Parts = { readonly store: Store; readonly deliverNotice: DeliverNotice; readonly settle: SettleNotice }
async function attempt({ store, deliverNotice, settle }: Parts, job: NoticeJob): Promise<AttemptOutcome> {
  const notice = await findWaitingNotice(store, job.council, job.noticeId)
  if (!notice) return { kind: 'gone' }
  const outcome = await deliverNotice(notice, job.noticeId).catch(error => failed(store, job, error))
  await settle(job.council, { noticeId: job.noticeId, outcome })
  return outcome
}

/** The words of a fault may quote a message: only its name is kept. */
function failed(store: Store, job: NoticeJob, error: unknown): DeliveryOutcome {
  const reason = error instanceof Error ? error.name : 'fault'
  store.log.error({ ...job, reason, error }, 'a notice could not be delivered')
  return { kind: 'retry', reason }
}
