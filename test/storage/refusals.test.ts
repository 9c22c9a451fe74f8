/** Databases that Stepwise does not open, and what it says then. */
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../bot/storage/database.ts'
import { proveDurable } from '../../bot/storage/doors.ts'
import { StorageRefusedError } from '../../bot/storage/faults.ts'
import { migrateServer } from '../../bot/storage/migrate-server.ts'
import type { StoreOptions } from '../../bot/storage/store.ts'
import { fillFromTemplate } from '../support/embedded-template.ts'
import { newDatabase, storeOptions } from '../support/open-stores.ts'
import { run, type TestDatabase } from '../support/postgres.ts'

async function refusal(options: StoreOptions): Promise<string> {
  const error: unknown = await openStore(options).then(
    store => store.stop(),
    reason => reason,
  )
  expect(error).toBeInstanceOf(StorageRefusedError)
  return (error as Error).message
}

describe('the embedded database', () => {
  const options = storeOptions()
  beforeAll(() => fillFromTemplate(options), 60_000)
  afterAll(() => rmSync(options.dataDir, { recursive: true, force: true }))

  test('is opened by one process at a time; the second is told what to do', async () => {
    const store = await openStore(options)
    try {
      const given = JSON.stringify({ dataDir: options.dataDir, council: 'swindon', start: 0 })
      const script = join(import.meta.dirname, '../support/store-process.ts')
      const second = spawnSync(process.execPath, [script, given], { encoding: 'utf8', timeout: 20_000 })
      expect(second.status).toBe(1)
      expect(second.stderr).toContain(`Another Stepwise is running on ${options.dataDir}`)
      expect(await refusal(options)).toContain('DATA_DIR')
    } finally {
      await store.stop()
    }
    await (await openStore(options)).stop()
  })

  test('born for samples, it never opens for real cases', async () => {
    expect(await refusal({ ...options, mode: 'live' })).toContain('local mode')
    await (await openStore(options)).stop()
  })
})

describe('a server', () => {
  let database: TestDatabase
  const migrated = (mode: StoreOptions['mode'] = 'live') =>
    migrateServer({ migrationUrl: database.ownerUrl, databaseUrl: database.appUrl, mode })
  const at = (databaseUrl: string, mode: StoreOptions['mode'] = 'live') => storeOptions({ databaseUrl, mode })
  beforeAll(async () => {
    database = await newDatabase()
  })
  afterAll(() => database.drop())

  test('without our tables is refused, and so is one with old ones', async () => {
    expect(await refusal(at(database.appUrl))).toContain('npm run migrate')
    await migrated()
    await migrated()
    await (await openStore(at(database.appUrl))).stop()
    await run(database.adminUrl, [`update stepwise.store_state set schema_print = 'older'`])
    expect(await refusal(at(database.appUrl))).toContain('npm run migrate')
    await migrated()
    await (await openStore(at(database.appUrl))).stop()
  })

  test('born for real cases, it never opens in local mode, and is not migrated there', async () => {
    await migrated()
    expect(await refusal(at(database.appUrl, 'local'))).toContain('Local mode')
    await expect(migrated('local')).rejects.toBeInstanceOf(StorageRefusedError)
  })

  test('is refused to a role that sees past the rows of a council', async () => {
    await migrated()
    expect(await refusal(at(database.ownerUrl))).toContain('owns the tables')
    expect(await refusal(at(database.adminUrl))).toContain('row-level security')
    const name = `mighty_${process.pid}`
    await run(database.adminUrl, [
      `create role ${name} login bypassrls`,
      `create role ${name}_member login in role stepwise_owner`,
    ])
    const as = (user: string) => database.appUrl.replace('stepwise_app', user)
    expect(await refusal(at(as(name)))).toContain('row-level security')
    expect(await refusal(at(as(`${name}_member`)))).toContain('owns the tables')
    const stranger = `${name}_stranger`
    await run(database.adminUrl, [`create role ${stranger} login`])
    expect(await refusal(at(as(stranger)))).toContain('no access yet')
    await run(database.adminUrl, [`drop role ${stranger}`, `drop role ${name}`, `drop role ${name}_member`])
  })
})

test('a database whose commits do not reach the disk is not opened', async () => {
  const database = await newDatabase()
  await migrateServer({ migrationUrl: database.ownerUrl, databaseUrl: database.appUrl, mode: 'local' })
  const pool = new pg.Pool({ connectionString: database.appUrl, max: 1 })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  let synced = 0
  await expect(proveDurable(db, { synced: () => synced })).rejects.toThrow('does not reach the disk')
  await proveDurable(db, { synced: () => synced++ })
  await pool.end()
  await database.drop()
})
