/** The database goes and comes back. The front door is there all the time. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openStore } from '../../bot/storage/database.ts'
import { migrateServer } from '../../bot/storage/migrate-server.ts'
import { storagePorts } from '../../bot/storage/ports.ts'
import { openSafetyMirror } from '../../bot/storage/safety-mirror.ts'
import { quiet, type Store, type StoreOptions } from '../../bot/storage/store.ts'
import { type SafetyShown, StorageAwayError } from '../../dialogs/ports.ts'
import { newFolder, storeOptions } from '../support/open-stores.ts'
import { createDatabase, startServer, type TestServer } from '../support/postgres.ts'
import { at, change, sampleSetting, writeCase } from '../support/storage-samples.ts'

const home = mkdtempSync(join(tmpdir(), 'stepwise-away-'))
let server: TestServer
let options: StoreOptions
beforeAll(async () => {
  server = await startServer({ home })
  const database = await createDatabase(server, 'away')
  options = storeOptions({ databaseUrl: database.appUrl, councils: ['swindon', 'halton'] })
  await migrateServer({ migrationUrl: database.ownerUrl, databaseUrl: database.appUrl, mode: 'local' })
}, 60_000)
afterAll(async () => {
  await server.stop()
  rmSync(home, { recursive: true, force: true })
  rmSync(options.dataDir, { recursive: true, force: true })
})

function shown(id: string, council: string | null = 'swindon'): SafetyShown {
  return { id, council, person: 'p', caseId: null, at, what: 'shown', strength: 'stop' }
}
const phone = {
  kind: 'setting',
  setting: sampleSetting('swindon', 'front-door', { value: '01632 960000' }),
  expects: 0,
} as const
async function entered(store: Store, council: string): Promise<readonly string[]> {
  return store.inCouncil(council, async trx => {
    const found = await sql<{
      readonly id: string
    }>`select id from stepwise.safety_shown order by id`.execute(trx)
    return found.rows.map(row => row.id)
  })
}
const backAgain = (store: Store) => vi.waitFor(() => expect(store.database()).toBe('up'), { timeout: 10_000, interval: 50 })

test('the front door is shown, and noted, through an outage and a restart in the middle of it', {
  timeout: 60_000,
}, async () => {
  const before = await openStore(options)
  await storagePorts(before).commit(change('swindon', phone, writeCase('swindon', 'a')), null)
  await server.stop()
  await expect(storagePorts(before).findCase('swindon', 'a')).rejects.toBeInstanceOf(StorageAwayError)
  expect(before.database()).toBe('away')
  storagePorts(before).noteSafety(shown('1'))
  expect(storagePorts(before).safetySettings('swindon')).toMatchObject([{ value: '01632 960000', revision: 1 }])
  await before.stop()

  const after = await openStore(options)
  const ports = storagePorts(after)
  expect(after.database()).toBe('away')
  expect(ports.safetySettings('swindon')).toMatchObject([{ value: '01632 960000' }])
  expect(ports.safetySettings('halton')).toEqual([])
  ports.noteSafety(shown('2'))
  ports.noteSafety(shown('3', null))
  await expect(ports.commit(change('swindon', writeCase('swindon', 'b')), null)).rejects.toBeInstanceOf(StorageAwayError)
  expect(readFileSync(join(options.dataDir, 'safety-spool.jsonl'), 'utf8').trim().split('\n')).toHaveLength(3)

  server = await startServer({ home, port: server.port })
  await backAgain(after)
  expect(await ports.findCase('swindon', 'a')).toBeDefined()
  await vi.waitFor(async () => expect(await entered(after, 'swindon')).toEqual(['1', '2']))
  await vi.waitFor(async () => expect(await entered(after, 'none')).toEqual(['3']))
  expect(readFileSync(join(options.dataDir, 'safety-spool.jsonl'), 'utf8')).toBe('')
  await after.stop()
})

test('what is shown while the database is there is entered at once, and once', async () => {
  const store = await openStore(options)
  storagePorts(store).noteSafety(shown('4', 'halton'))
  storagePorts(store).noteSafety(shown('4', 'halton'))
  await vi.waitFor(async () => expect(await entered(store, 'halton')).toEqual(['4']))
  await store.stop()
})

test('another instance that changed the front door is seen after a restart', async () => {
  const one = await openStore(options)
  const other = await openStore({ ...options, dataDir: newFolder() })
  const changed = { ...phone, setting: { ...phone.setting, value: '01632 960001' }, expects: 1 }
  await storagePorts(other).commit(change('swindon', changed), null)
  expect(storagePorts(one).safetySettings('swindon')).toMatchObject([{ value: '01632 960000' }])
  await one.stop()
  const again = await openStore(options)
  expect(storagePorts(again).safetySettings('swindon')).toMatchObject([{ value: '01632 960001' }])
  await again.stop()
  await other.stop()
})

test('a mirror or a spool cut short by a crash keeps nothing from working', () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'safety.json'), '{"settings": {"swin')
  writeFileSync(join(folder, 'safety-spool.jsonl'), `${JSON.stringify(shown('1'))}\n{"id": "2", "coun`)
  const mirror = openSafetyMirror(folder, quiet)
  expect(mirror.settings('swindon')).toEqual([])
  mirror.note(shown('3'))
  const kept: string[] = []
  return mirror
    .drain(async lines => {
      kept.push(...lines.map(line => line.id))
    })
    .then(() => expect(kept).toEqual(['1', '3']))
})

test('the directory as last read is there without a database', () => {
  const folder = newFolder()
  openSafetyMirror(folder, quiet).keepDirectory([{ id: 'p', council: 'swindon' }])
  expect(openSafetyMirror(folder, quiet).directory()).toEqual([{ id: 'p', council: 'swindon' }])
})
