/** A clock moved by hand: everything on the way happens in order, each thing at its own instant. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { attempts, type DeliverNotice } from '../../bot/jobs/attempts.ts'
import { settleUntil } from '../../bot/jobs/settle.ts'
import type { Fire } from '../../bot/jobs/sweep.ts'
import { storagePorts } from '../../bot/storage/ports.ts'
import type { Store } from '../../bot/storage/store.ts'
import type { Write } from '../../policies/decision.ts'
import { type OpenedStore, openEmbedded } from '../support/open-stores.ts'
import { change, newCouncil, sampleNotice, sampleReminder } from '../support/storage-samples.ts'

const start = new Date('2026-11-26T09:00:00.000Z')
const until = new Date('2026-11-30T09:00:00.000Z')
const thursday = '2026-11-26T16:00:00.000Z'
const friday = '2026-11-27T09:00:00.000Z'

let opened: OpenedStore
let store: Store
let councils: readonly [string, string]
let now: Date
beforeAll(async () => {
  opened = await openEmbedded()
}, 60_000)
afterAll(() => opened.close())
beforeEach(() => {
  councils = [newCouncil(), newCouncil()]
  now = start
  store = { ...opened.store, councils, now: () => now }
})

const remindWrite = (council: string, key: string, at: string): Write => ({
  kind: 'remind',
  reminder: sampleReminder(council, key, at),
})
const remind = (council: string, key: string, at: string) =>
  storagePorts(store).commit(change(council, remindWrite(council, key, at)), null)

/** Fires by saying so, telling somebody, and writing what `follows` says. */
function settling(deliverNotice: DeliverNotice, follows: (key: string, council: string) => readonly Write[] = () => []) {
  const log: string[] = []
  const fire: Fire = async ({ key, council }, at) => {
    expect(now).toEqual(at)
    log.push(`${at.toISOString()} fires ${key}`)
    const told = {
      ...change(council, { kind: 'reminder-done', key }, ...follows(key, council)),
      outbox: [sampleNotice(council, key)],
    }
    await storagePorts(store).commit(told, null)
  }
  const attempt = attempts(store, async (notice, id) => {
    log.push(`${now.toISOString()} tells ${notice.key}`)
    return deliverNotice(notice, id)
  })
  const visit = (at: Date) => {
    now = at
  }
  return { log, settle: () => settleUntil(store, until, { fire, attempt, visit }) }
}

test('reminders of all councils fire in order, what they set anew too, and each notice is told at its instant', async () => {
  const [one, other] = councils
  await remind(one, 'second', friday)
  await remind(other, 'first', thursday)
  await remind(one, 'after', '2026-11-30T09:00:00.001Z')
  const follows = (key: string, council: string) =>
    key === 'first' ? [remindWrite(council, 'between', '2026-11-26T20:00:00.000Z')] : []
  const { log, settle } = settling(async () => ({ kind: 'delivered' }), follows)
  expect(await settle()).toEqual({ due: 3, delivered: 3, failed: 0 })
  expect(log).toEqual([
    `${thursday} fires first`,
    `${thursday} tells first`,
    '2026-11-26T20:00:00.000Z fires between',
    '2026-11-26T20:00:00.000Z tells between',
    `${friday} fires second`,
    `${friday} tells second`,
  ])
  expect(now).toEqual(until)
})

test('a notice that waits for working hours is told when they begin', async () => {
  await remind(councils[0], 'a', thursday)
  const { log, settle } = settling(async () =>
    now.toISOString() < friday ? { kind: 'wait', until: friday, reason: 'working hours' } : { kind: 'delivered' },
  )
  expect(await settle()).toEqual({ due: 1, delivered: 1, failed: 0 })
  expect(log).toEqual([`${thursday} fires a`, `${thursday} tells a`, `${friday} tells a`])
})

test('a notice that cannot be delivered is counted, and the clock arrives all the same', async () => {
  await remind(councils[0], 'a', thursday)
  const dead = settling(async () => ({ kind: 'dead', reason: '404' }))
  expect(await dead.settle()).toEqual({ due: 1, delivered: 0, failed: 1 })
  expect(now).toEqual(until)
})

test('a notice told to wait for an hour that is over does not hold the clock for ever', async () => {
  await remind(councils[0], 'a', thursday)
  const { settle } = settling(async () => ({ kind: 'wait', until: thursday, reason: 'muddled' }))
  expect(await settle()).toMatchObject({ due: 1, delivered: 0 })
  expect(now).toEqual(until)
})
