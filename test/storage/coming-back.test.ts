/** Notices that could not reach somebody wait for them, and become due again when they come back. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepConversation } from '../../bot/storage/conversations.ts'
import { settleNotices, waitingNotices } from '../../bot/storage/notices.ts'
import { storagePorts } from '../../bot/storage/ports.ts'
import type { Store } from '../../bot/storage/store.ts'
import { type OpenedStore, openEmbedded, openServer } from '../support/open-stores.ts'
import { change, later, newCouncil, sampleNotice } from '../support/storage-samples.ts'

let people = 0

describe.each([
  ['embedded', openEmbedded],
  ['on a server', openServer],
] as const)('somebody who comes back, %s', (_, open) => {
  let opened: OpenedStore
  let store: Store
  beforeAll(async () => {
    opened = await open()
    store = opened.store
  }, 60_000)
  afterAll(() => opened.close())

  const somebody = () => ({ council: newCouncil(), person: `p${++people}`, roles: ['manager'] })
  type Somebody = ReturnType<typeof somebody>
  const seen = ({ person }: Somebody) => ({
    tenant: 't',
    person,
    conversationId: `chat-${person}`,
    serviceUrl: 'https://x',
    reference: { a: 1 },
  })
  const comes = (who: Somebody) => keepConversation(store, seen(who), who)

  async function missed(who: Somebody, keys: readonly string[], kind: 'unreachable' | 'dead' = 'unreachable') {
    const to = (key: string) => (key.startsWith('role') ? { role: 'manager' as const } : { person: who.person })
    for (const key of keys) {
      const outbox = [sampleNotice(who.council, key, { to: to(key) })]
      await storagePorts(store).commit({ ...change(who.council), outbox }, null)
      for (const noticeId of await waitingNotices(store, who.council))
        await settleNotices(store, who.council, [{ noticeId, outcome: { kind, reason: 'x' } }])
    }
  }
  const keysOf = async (council: string, ids: readonly string[]) => {
    const found = await store.inCouncil(council, trx =>
      sql<{ id: string; key: string }>`select id, key from stepwise.notices`.execute(trx),
    )
    return ids.map(id => found.rows.find(row => row.id === id)?.key)
  }

  test('finds everything that was for them or for their role, the oldest first, and only once', async () => {
    const who = somebody()
    await missed(who, ['one', 'role-two', 'three'])
    expect((await storagePorts(store).undelivered(who.council)).map(({ key }) => key)).toEqual(['one', 'role-two', 'three'])
    const ids = await comes(who)
    expect(await keysOf(who.council, ids)).toEqual(['one', 'role-two', 'three'])
    expect(await waitingNotices(store, who.council)).toEqual(ids)
    expect(await storagePorts(store).undelivered(who.council)).toEqual([])
    expect(await comes(who)).toEqual([])
  })

  test('finds nothing of somebody else’s, of another role, of another council, or that was given up for good', async () => {
    const [who, other] = [somebody(), somebody()]
    await missed(who, ['mine'], 'dead')
    await missed(other, ['theirs'])
    expect(await comes(who)).toEqual([])
    const same = { ...who, person: 'another', roles: ['coordinator'] }
    await missed(who, ['role-later'])
    expect(await comes(same)).toEqual([])
  })

  test('of somebody’s own words nothing is kept once the reminder has fired and was delivered', async () => {
    const who = somebody()
    const words = 'chase the school'
    const reminder = { key: 'own:a', council: who.council, dueAt: later, what: 'own', words } as const
    const ports = storagePorts(store)
    await ports.commit(change(who.council, { kind: 'remind', reminder }), null)
    const outbox = [sampleNotice(who.council, 'k', { to: { person: who.person }, facts: { what: 'own', words } })]
    await ports.commit({ ...change(who.council, { kind: 'reminder-done', key: 'own:a' }), outbox }, null)
    const kept = () =>
      store.inCouncil(who.council, async trx => {
        const found = await sql<{ body: string }>`select body::text as body from stepwise.reminders
          union all select body::text from stepwise.notices`.execute(trx)
        return found.rows.filter(({ body }) => body.includes(words)).length
      })
    expect(await kept()).toBe(1)
    const [noticeId] = await waitingNotices(store, who.council)
    await settleNotices(store, who.council, [{ noticeId: noticeId ?? '', outcome: { kind: 'delivered' } }])
    expect(await kept()).toBe(0)
  })

  test('of fifty messages at once, one finds them', async () => {
    const who = somebody()
    await missed(who, ['one', 'two'])
    const found = await Promise.all(Array.from({ length: 50 }, () => comes(who)))
    expect(found.flat()).toHaveLength(2)
  })

  test('is told by the queue when the process dies right after they came', async () => {
    const who = somebody()
    await missed(who, ['one'])
    const [id] = await comes(who)
    const jobs = await store.rows<{ readonly later: boolean }>(
      sql`select start_after > now() as later from pgboss.job where data->>'noticeId' = ${id} and state = 'created'
        order by created_on desc limit 1`,
    )
    expect(jobs).toEqual([{ later: true }])
  })
})
