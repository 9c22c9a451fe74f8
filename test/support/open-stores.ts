/** Stores for tests: embedded in a new folder, or on a new database of the run's server. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { inject } from 'vitest'
import { openStore } from '../../bot/storage/database.ts'
import { migrateServer } from '../../bot/storage/migrate-server.ts'
import type { Store, StoreOptions } from '../../bot/storage/store.ts'
import { fillFromTemplate } from './embedded-template.ts'
import type { Fail } from './ports-contract.ts'
import { createDatabase, type TestDatabase } from './postgres.ts'

export type OpenedStore = {
  readonly store: Store
  readonly options: StoreOptions
  readonly close: () => Promise<void>
}

/** Gone when the run ends. */
export function newFolder(): string {
  return mkdtempSync(join(inject('sharedFolder'), 'store-'))
}

export function storeOptions(over: Partial<StoreOptions> = {}): StoreOptions {
  return {
    dataDir: newFolder(),
    mode: 'local',
    councils: ['swindon'],
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    ...over,
  }
}

export async function openEmbedded(over: Partial<StoreOptions> = {}): Promise<OpenedStore> {
  const options = storeOptions(over)
  if (!over.dataDir) await fillFromTemplate(options)
  const store = await openStore(options)
  return { store, options, close: () => closed(store, options) }
}

let made = 0
export async function newDatabase(): Promise<TestDatabase> {
  made += 1
  return createDatabase({ adminUrl: inject('postgresUrl') }, `t${process.pid}_${made}`)
}

export async function openServer(
  over: Partial<StoreOptions> = {},
): Promise<OpenedStore & { readonly database: TestDatabase }> {
  const database = await newDatabase()
  const options = storeOptions({ databaseUrl: database.appUrl, ...over })
  await migrateServer({ migrationUrl: database.ownerUrl, databaseUrl: database.appUrl, mode: options.mode })
  const store = await openStore(options)
  const close = async () => {
    await closed(store, options)
    await database.drop()
  }
  return { store, options, database, close }
}

async function closed(store: Store, options: StoreOptions): Promise<void> {
  await store.stop()
  rmSync(options.dataDir, { recursive: true, force: true })
}

/** Marks a notice as given up, as the queue would after its last attempt. */
export function failIn(store: Store): Fail {
  return (council, key) =>
    store.inCouncil(council, async trx => {
      await sql`update stepwise.notices set status = 'failed', ended_at = now() where key = ${key}`.execute(trx)
    })
}
