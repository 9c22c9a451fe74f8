/** Notices reach whoever delivers them: soon, at least once, and none is lost unseen. */
import { sql } from 'kysely'
import { PgBoss } from 'pg-boss'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { attempts, type DeliverNotice } from '../../bot/jobs/attempts.ts'
import { type Delivery, startDelivery } from '../../bot/jobs/delivery.ts'
import { sweepOnce } from '../../bot/jobs/sweep.ts'
import { type DeliveryOutcome, waitingNotices } from '../../bot/storage/notices.ts'
import { storagePorts } from '../../bot/storage/ports.ts'
import { deadNoticeQueue, noticeQueue } from '../../bot/storage/queue-notices.ts'
import type { Store } from '../../bot/storage/store.ts'
import { type OpenedStore, openEmbedded, openServer } from '../support/open-stores.ts'
import { change, newCouncil, sampleNotice } from '../support/storage-samples.ts'

const within = (ms: number) => ({ timeout: ms, interval: 10 })

describe.each([
  ['embedded', openEmbedded],
  ['on a server', openServer],
] as const)('%s', (_, open) => {
  let opened: OpenedStore
  let store: Store
  let council: string
  let running: Delivery | undefined
  beforeAll(async () => {
    opened = await open()
  }, 60_000)
  afterAll(() => opened.close())
  beforeEach(() => {
    council = newCouncil()
    store = { ...opened.store, councils: [council] }
  })
  afterEach(async () => {
    await running?.stop()
    running = undefined
  })

  const tell = (...keys: readonly string[]) =>
    storagePorts(store).commit({ ...change(council), outbox: keys.map(key => sampleNotice(council, key)) }, null)
  /** Delivers as told, in turn; the last answer holds for ever. */
  async function delivering(...answers: readonly (DeliveryOutcome | Error)[]): Promise<string[]> {
    const got: string[] = []
    const deliverNotice: DeliverNotice = async notice => {
      const answer = answers[Math.min(got.length, answers.length - 1)] ?? { kind: 'delivered' }
      got.push(notice.key)
      if (answer instanceof Error) throw answer
      return answer
    }
    running = await startDelivery(store, attempts(store, deliverNotice))
    return got
  }

  test('writes what came of many attempts in few transactions', async () => {
    const { rows } = store
    let writes = 0
    const counting: Store = {
      ...store,
      rows: query => {
        writes += JSON.stringify(query.toOperationNode()).includes('settle_notices') ? 1 : 0
        return rows(query)
      },
    }
    const keys = Array.from({ length: 20 }, (_, index) => `many-${index}`)
    await tell(...keys)
    const attempt = attempts(counting, async () => ({ kind: 'delivered' }))
    const noticeIds = await waitingNotices(store, council)
    const ended = await Promise.all(noticeIds.map(noticeId => attempt({ council, noticeId })))
    expect(ended.map(({ kind }) => kind)).toEqual(keys.map(() => 'delivered'))
    expect(await waitingNotices(store, council)).toEqual([])
    expect(writes).toBeLessThan(keys.length)
  })

  test('of which the writing fails is not taken for delivered', async () => {
    const { rows } = store
    let away = true
    const failing: Store = {
      ...store,
      rows: query => {
        const settles = JSON.stringify(query.toOperationNode()).includes('settle_notices')
        return settles && away ? Promise.reject(new Error('gone')) : rows(query)
      },
    }
    await tell('a')
    const [noticeId = ''] = await waitingNotices(store, council)
    const attempt = attempts(failing, async () => ({ kind: 'delivered' }))
    await expect(attempt({ council, noticeId })).rejects.toThrow('gone')
    away = false
    expect(await attempt({ council, noticeId })).toEqual({ kind: 'delivered' })
    expect(await waitingNotices(store, council)).toEqual([])
  })

  test('within a second of the commit, once a key', async () => {
    const got = await delivering({ kind: 'delivered' })
    await new Promise(resolve => setTimeout(resolve, 300))
    const committed = performance.now()
    await tell('a', 'b')
    await vi.waitFor(() => expect(got.sort()).toEqual(['a', 'b']), within(5_000))
    expect(performance.now() - committed).toBeLessThan(1_000)
    await tell('a', 'c')
    await vi.waitFor(() => expect(got.sort()).toEqual(['a', 'b', 'c']), within(5_000))
  })

  test('what was committed before the worker ran is delivered when it does, many at a time', async () => {
    const keys = Array.from({ length: 150 }, (_, n) => `n${n}`)
    await tell(...keys)
    const got = await delivering({ kind: 'delivered' })
    await vi.waitFor(() => expect(new Set(got)).toEqual(new Set(keys)), within(10_000))
  })

  test('an attempt that fails or breaks is made again, after a pause', { timeout: 20_000 }, async () => {
    const got = await delivering({ kind: 'retry', reason: '503' }, new Error('broken'), { kind: 'delivered' })
    await tell('a')
    await vi.waitFor(() => expect(got).toEqual(['a', 'a', 'a']), within(15_000))
    expect(await storagePorts(store).undelivered(council)).toEqual([])
  })

  test('one that nobody can deliver is shown as undelivered, and not tried again', async () => {
    const got = await delivering({ kind: 'dead', reason: '403 BotNotInConversationRoster' })
    await tell('a')
    await vi.waitFor(
      async () => expect(await storagePorts(store).undelivered(council)).toMatchObject([{ key: 'a' }]),
      within(5_000),
    )
    await tell('a')
    expect(got).toEqual(['a'])
  })

  test('one that waits for its hour is tried when our clock says so, and not before', async () => {
    const until = '2026-12-01T09:00:00.000Z'
    const got = await delivering({ kind: 'wait', until, reason: 'working hours' }, { kind: 'delivered' })
    await tell('a')
    await vi.waitFor(() => expect(got).toEqual(['a']), within(5_000))
    await sweepOnce(store, async () => undefined, new Date('2026-12-01T08:59:59.999Z'))
    await new Promise(resolve => setTimeout(resolve, 700))
    expect(got).toEqual(['a'])
    await sweepOnce(store, async () => undefined, new Date(until))
    await vi.waitFor(() => expect(got).toEqual(['a', 'a']), within(5_000))
  })

  test('one that was tried in vain for a day is shown as undelivered', async () => {
    await tell('a')
    const found = await store.rows<{
      readonly data: object
    }>(sql`update pgboss.job set name = ${deadNoticeQueue}
      where name = ${noticeQueue} and data->>'council' = ${council} returning data`)
    expect(found).toHaveLength(1)
    await delivering({ kind: 'delivered' })
    await vi.waitFor(
      async () => expect(await storagePorts(store).undelivered(council)).toMatchObject([{ key: 'a' }]),
      within(8_000),
    )
  })

  test('our own insert writes the job that pg-boss would', async () => {
    await tell('a')
    const boss = new PgBoss({
      db: store.queueDb,
      schema: 'pgboss',
      migrate: false,
      supervise: false,
      schedule: false,
    })
    await boss.start()
    await boss.send(noticeQueue, { council, noticeId: 'theirs' }, { singletonKey: 'theirs' })
    await boss.stop({ close: false })
    const jobs = await store.rows<{
      readonly job: Record<string, unknown>
    }>(sql`select to_jsonb(j) - 'id' - 'data' - 'singleton_key'
      - 'created_on' - 'start_after' - 'keep_until' || jsonb_build_object('kept', keep_until - created_on, 'waits', start_after - created_on) as job
      from pgboss.job j where data->>'council' = ${council}`)
    expect(jobs).toHaveLength(2)
    expect(jobs[0]).toEqual(jobs[1])
    await store.rows(sql`delete from pgboss.job where data->>'noticeId' = 'theirs'`)
  })
})
