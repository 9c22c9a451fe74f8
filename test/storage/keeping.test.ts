/** What is kept no longer is removed by class; what is kept about one case can be handed out whole. */
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChains } from '../../bot/storage/audit.ts'
import { exportCase } from '../../bot/storage/export-case.ts'
import { removeLeftCopies } from '../../bot/storage/file-copies.ts'
import { storagePorts } from '../../bot/storage/ports.ts'
import { purgeClass } from '../../bot/storage/purge.ts'
import { purgeAll } from '../../bot/storage/purge-all.ts'
import type { Store } from '../../bot/storage/store.ts'
import type { Case } from '../../policies/case.ts'
import { keptClasses, removedBefore } from '../../policies/retention.ts'
import { type OpenedStore, openEmbedded, openServer } from '../support/open-stores.ts'
import {
  at,
  bookWrite,
  change,
  newCouncil,
  sampleEvent,
  sampleMeeting,
  sampleNotice,
  sampleReminder,
  sampleSetting,
  writeCase,
} from '../support/storage-samples.ts'

const closed = (when: string): Partial<Case> => ({ stage: 'closed', ended: { how: 'closed', at: when, by: 'm' } })
const before = '2026-11-01T00:00:00.000Z'

describe.each([
  ['embedded', openEmbedded],
  ['on a server', openServer],
] as const)('%s', (_, open) => {
  let opened: OpenedStore
  let store: Store
  beforeAll(async () => {
    opened = await open()
    store = opened.store
  }, 90_000)
  afterAll(() => opened?.close())

  /** A case with something of every kind about it. */
  async function fill(council: string, id: string, over: Partial<Case>): Promise<void> {
    const writes = [
      writeCase(council, id, over),
      bookWrite(sampleMeeting(council, 'm'), id),
      { kind: 'remind', reminder: { ...sampleReminder(council, `r-${id}`, at), caseId: id } },
    ] as const
    const events = [sampleEvent(`case:${id}`, 'opened')]
    const outbox = [sampleNotice(council, `n-${id}`, { caseId: id })]
    await storagePorts(store).commit({ ...change(council, ...writes), events, outbox }, null)
  }
  const purgeFully = (council: string, kept: (typeof keptClasses)[number]) =>
    purgeClass(store, council, { kept, before, by: 'stepwise', at })
  const purge = async (council: string, kept: (typeof keptClasses)[number]) => (await purgeFully(council, kept)).count
  const keep = (council: string, name: string, cases: readonly string[]) => {
    const file = { name, council, contentType: 'x/y', content: new TextEncoder().encode(name), cases }
    return storagePorts(store).commit(change(council, { kind: 'file', file }), null)
  }
  const copies = (council: string) => {
    const folder = join(store.dataDir, 'files', council)
    return existsSync(folder) ? readdirSync(folder).toSorted() : []
  }
  const traces = (council: string, id: string) =>
    store.inCouncil(council, async trx => {
      const found = await sql<{ n: number }>`select (select count(*) from stepwise.cases where id = ${id})
        + (select count(*) from stepwise.bookings where case_id = ${id})
        + (select count(*) from stepwise.notices where body->>'caseId' = ${id})
        + (select count(*) from stepwise.reminders where body->>'caseId' = ${id})
        + (select count(*) from stepwise.payloads where stream = ${`case:${id}`}) as n`.execute(trx)
      return Number(found.rows[0]?.n)
    })

  test('a case that ended before the period goes with everything about it, no other, and it is in the history', async () => {
    const [council, other] = [newCouncil(), newCouncil()]
    await fill(council, 'old', closed('2026-10-01T00:00:00.000Z'))
    await fill(council, 'young', closed(at))
    await fill(council, 'open', {})
    await fill(other, 'old', closed('2026-10-01T00:00:00.000Z'))
    expect(await traces(council, 'old')).toBe(5)
    expect(await purge(council, 'cases')).toBe(1)
    expect([await traces(council, 'old'), await traces(council, 'young'), await traces(council, 'open')]).toEqual([0, 5, 5])
    expect(await traces(other, 'old')).toBe(5)
    expect(await verifyChains(store, council)).toMatchObject({ purged: 1, problems: [] })
    expect(await storagePorts(store).history(council, `council:${council}`)).toMatchObject([
      { type: 'purged', facts: { kept: 'cases', before, count: 1, files: 0 } },
    ])
  })

  test('a second time nothing is removed and nothing is noted', async () => {
    const council = newCouncil()
    await fill(council, 'old', closed('2026-10-01T00:00:00.000Z'))
    await purge(council, 'cases')
    for (const kept of keptClasses) expect([kept, await purge(council, kept)]).toEqual([kept, 0])
    expect(await storagePorts(store).history(council, `council:${council}`)).toHaveLength(1)
  })

  test('each list and minutes that name a removed case go with it, on the disk too, and no other file', async () => {
    const [council, other] = [newCouncil(), newCouncil()]
    await fill(council, 'old', closed('2026-10-01T00:00:00.000Z'))
    await fill(council, 'young', closed(at))
    for (const each of [council, other]) {
      await keep(each, 'both.xlsx', ['young', 'old'])
      await keep(each, 'young.docx', ['young'])
      await keep(each, 'meeting.ics', [])
    }
    expect(await purgeFully(council, 'cases')).toEqual({ count: 1, files: 1 })
    expect(copies(council)).toEqual(['meeting.ics', 'young.docx'])
    expect(await storagePorts(store).findFile(council, 'both.xlsx')).toBeUndefined()
    expect(await storagePorts(store).findFile(council, 'young.docx')).toBeDefined()
    expect(copies(other)).toEqual(['both.xlsx', 'meeting.ics', 'young.docx'])
    expect(await storagePorts(store).history(council, `council:${council}`)).toMatchObject([{ facts: { files: 1 } }])
  })

  test('a file names the cases of its newest writing', async () => {
    const council = newCouncil()
    await fill(council, 'old', closed('2026-10-01T00:00:00.000Z'))
    await keep(council, 'list.xlsx', ['old'])
    await keep(council, 'list.xlsx', ['young'])
    expect(await purgeFully(council, 'cases')).toEqual({ count: 1, files: 0 })
    expect(copies(council)).toEqual(['list.xlsx'])
  })

  test('files go after their own period too, on the disk as in the database', async () => {
    const council = newCouncil()
    await keep(council, 'a.xlsx', [])
    await keep(council, 'b.xlsx', [])
    const dated = sql`update stepwise.files set written_at = '2026-10-01T00:00:00Z' where council = ${council} and name = 'a.xlsx'`
    await store.inCouncil(council, trx => dated.execute(trx))
    expect(await purgeFully(council, 'files')).toEqual({ count: 1, files: 1 })
    expect(copies(council)).toEqual(['b.xlsx'])
  })

  test('a copy left behind by a crash goes once it is a month old; after a restore the newer ones stay', async () => {
    const council = newCouncil()
    await keep(council, 'known.xlsx', [])
    const folder = join(store.dataDir, 'files', council)
    for (const [name, days] of [
      ['left.xlsx', 32],
      ['left.xlsx.new', 32],
      ['newer.xlsx', 30],
    ] as const) {
      writeFileSync(join(folder, name), name)
      const written = new Date(store.now().getTime() - days * 86_400_000)
      utimesSync(join(folder, name), written, written)
    }
    expect(await removeLeftCopies(store, council)).toBe(2)
    expect(copies(council)).toEqual(['known.xlsx', 'newer.xlsx'])
    expect(await removeLeftCopies(store, newCouncil())).toBe(0)
  })

  test('the daily round removes files with their cases by the council’s setting, and nothing where none is set', async () => {
    const council = newCouncil()
    await fill(council, 'old', closed('2025-01-01T00:00:00.000Z'))
    await keep(council, 'list.xlsx', ['old'])
    const one = { ...store, councils: [council] }
    await purgeAll(one, removedBefore)
    expect(copies(council)).toEqual(['list.xlsx'])
    const setting = sampleSetting(council, 'retention.cases-months', { value: 1 })
    await storagePorts(store).commit(change(council, { kind: 'setting', setting, expects: 0 }), null)
    await purgeAll(one, removedBefore)
    expect(copies(council)).toEqual([])
  })

  test('messages that still wait are never removed', async () => {
    const council = newCouncil()
    await fill(council, 'a', {})
    const count = async () =>
      (await purgeClass(store, council, { kept: 'notices', before: '2999-01-01T00:00:00.000Z', by: 'stepwise', at })).count
    expect(await count()).toBe(0)
    await store.inCouncil(council, trx => sql`update stepwise.notices set status = 'delivered'`.execute(trx))
    expect(await count()).toBe(1)
  })

  test('everything about a reference is handed out, every time it was here, and that it was is in its history', async () => {
    const council = newCouncil()
    await fill(council, 'a', { reference: 'CS-7', ...closed(at) })
    await storagePorts(store).commit(change(council, writeCase(council, 'b', { reference: 'CS-7', episode: 2 })), null)
    await fill(council, 'other', { reference: 'CS-8' })
    await keep(council, 'list.xlsx', ['a', 'other'])
    await keep(council, 'elsewhere.xlsx', ['other'])
    const all = await exportCase(store, council, { reference: 'cs-7', by: 'the records officer' })
    expect(all?.cases.map(({ id }) => id)).toEqual(['a', 'b'])
    const counts = [all?.history, all?.bookings, all?.notices, all?.reminders].map(rows => rows?.length)
    expect(counts).toEqual([1, 1, 1, 1])
    expect(all?.files).toEqual(['list.xlsx'])
    expect(JSON.stringify(all)).not.toContain('CS-8')
    expect(await storagePorts(store).history(council, 'case:b')).toMatchObject([
      { type: 'exported', facts: { by: 'the records officer' } },
    ])
    expect(await exportCase(store, newCouncil(), { reference: 'CS-7', by: 'x' })).toBeUndefined()
  })
})

test('until a period is set nothing is removed, and a period is at least a month', () => {
  const now = new Date('2026-11-24T10:00:00Z')
  const set = (value: unknown) => [sampleSetting('c', 'retention.cases-months', { value })]
  expect(removedBefore([], now).size).toBe(0)
  expect(removedBefore(set(0), now).size).toBe(0)
  expect([...removedBefore(set(12), now)]).toEqual([['cases', '2025-11-24T00:00:00.000Z']])
})
