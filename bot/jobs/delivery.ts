/** The queue of notices: at least once, with pauses that grow, and nothing given up unseen. */
import { type Job, type JobResult, PgBoss } from 'pg-boss'
import { settleNotices } from '../storage/notices.ts'
import { deadNoticeQueue, noticeQueue, queueSchema } from '../storage/queue-notices.ts'
import type { Store } from '../storage/store.ts'
import type { Attempt, AttemptOutcome, NoticeJob } from './attempts.ts'

export type Delivery = { readonly stop: () => Promise<void> }

/** How often an idle worker looks; a commit of this process wakes it at once. */
const pollingIntervalSeconds = 0.5

/**
 * Starts the worker. A notice committed in this process is attempted at once, one of another instance within half a
 * second. A worker that died in the middle is noticed within about twenty seconds.
 */
export async function startDelivery(store: Store, attempt: Attempt): Promise<Delivery> {
  const boss = bossOf(store)
  await boss.start()
  const options = {
    batchSize: 20,
    pollingIntervalSeconds,
    burstWhenBatchFull: true,
    perJobResults: true,
  } as const
  const worker = await boss.work(noticeQueue, options, (jobs: Job<NoticeJob>[]) =>
    Promise.all(jobs.map(job => settled(attempt, job))),
  )
  const rarely = { batchSize: 20, pollingIntervalSeconds: 5 }
  await boss.work(deadNoticeQueue, rarely, (jobs: Job<NoticeJob>[]) => giveUp(store, jobs))
  const forget = store.onNotices(() => boss.notifyWorker(worker))
  const stop = async () => {
    forget()
    await boss.stop({ close: false, graceful: true, timeout: 5_000 })
  }
  return { stop }
}

/** The schema is there already: `npm run migrate`, or the embedded database itself, has seen to it. */
function bossOf(store: Store): PgBoss {
  const watch = { superviseIntervalSeconds: 10, monitorIntervalSeconds: 10, schedule: false }
  const boss = new PgBoss({
    db: store.queueDb,
    schema: queueSchema,
    migrate: false,
    createSchema: false,
    ...watch,
  })
  boss.on('error', error => store.log.warn({ error: error.message }, 'the queue of notices met a fault'))
  return boss
}

/** A fault of storage itself fails the job too, and pg-boss brings it back. */
async function settled(attempt: Attempt, job: Job<NoticeJob>): Promise<JobResult> {
  const outcome: AttemptOutcome = await attempt(job.data).catch(error => ({
    kind: 'retry',
    reason: error instanceof Error ? error.name : 'fault',
  }))
  if (outcome.kind !== 'retry') return { id: job.id, status: 'completed' }
  return { id: job.id, status: 'failed', output: { reason: outcome.reason } }
}

/** Tried for a day in vain: it is shown as undelivered. */
async function giveUp(store: Store, jobs: readonly Job<NoticeJob>[]): Promise<void> {
  for (const { data } of jobs) {
    store.log.error(data, 'a notice was given up')
    const outcome = { kind: 'dead', reason: 'given up' } as const
    await settleNotices(store, data.council, [{ noticeId: data.noticeId, outcome }])
  }
}
