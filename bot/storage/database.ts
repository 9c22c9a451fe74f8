/** Opens the store: on a server, or embedded in this process. */
import { Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely'
import { type Availability, watchDoors } from './availability.ts'
import { checkDoors, proveDurable } from './doors.ts'
import { releaseClaims } from './due-reminders.ts'
import { type Engine, embeddedEngine, serverEngine } from './engine.ts'
import { appRole, makeAppRole, migrateDatabase } from './migrate.ts'
import { queueDb } from './queue-db.ts'
import { enterSpooled, refreshMirror, type SafetyEntry } from './safety-entry.ts'
import { openSafetyMirror } from './safety-mirror.ts'
import { quiet, type Store, type StoreOptions } from './store.ts'

/**
 * The embedded database brings itself up to date; a server must have been migrated. Throws StorageRefusedError when
 * the folder is in use, the role may too much, the schema is old or the database was born for the other mode. A
 * server that is away is waited for, and the safety mirror works meanwhile.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const log = options.log ?? quiet
  const engine = options.databaseUrl ? serverEngine(options.databaseUrl, log) : await embeddedEngine(options.dataDir, log)
  try {
    return await openOn(engine, { ...options, log })
  } catch (error) {
    await engine.close()
    throw error
  }
}

async function openOn(engine: Engine, options: Required<Omit<StoreOptions, 'databaseUrl'>>): Promise<Store> {
  const { log, mode } = options
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: engine.pool }) })
  const safety = openSafetyMirror(options.dataDir, log)
  if (engine.kind === 'embedded') {
    await sql.raw(makeAppRole).execute(db)
    await migrateDatabase({ pool: engine.pool, role: appRole, mode })
    await engine.dropRights()
    await proveDurable(db, engine)
  }
  const entry = { db, safety, councils: options.councils }
  const availability = await watchDoors({
    open: () => checkDoors(db, mode),
    opened: async () => {
      await enterSpooled(entry)
      await refreshMirror(entry)
    },
    log,
  })
  const store = assemble({ engine, db, availability, entry }, { ...options, safety })
  if (engine.kind === 'embedded') await releaseClaims(store)
  return store
}

type Parts = {
  readonly engine: Engine
  readonly db: Kysely<unknown>
  readonly availability: Availability
  readonly entry: SafetyEntry
}
type Given = Pick<Store, 'dataDir' | 'mode' | 'councils' | 'now' | 'newId' | 'log' | 'safety'>

function assemble(parts: Parts, given: Given): Store {
  const { engine, db, availability, entry } = parts
  const listeners = new Set<() => void>()
  return {
    ...given,
    engine: engine.kind,
    rows: query => availability.run(() => rowsOf(db, query)),
    inCouncil: (council, work) => availability.run(() => inTransaction(db, council, work)),
    database: availability.state,
    noteSafety: shown => {
      given.safety.note(shown)
      availability
        .run(() => enterSpooled(entry))
        .catch(error => given.log.warn({ error: String(error) }, 'spooled for later'))
    },
    refreshSafety: () => availability.run(() => refreshMirror(entry)),
    queueDb: queueDb(engine.pool),
    onNotices: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    announceNotices: () => {
      for (const listener of listeners) listener()
    },
    stop: () => stopped(parts),
  }
}

async function stopped({ engine, availability }: Parts): Promise<void> {
  availability.stop()
  await engine.close()
}

function inTransaction<T>(
  db: Kysely<unknown>,
  council: string,
  work: (trx: Transaction<unknown>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async trx => {
    await sql`select set_config('stepwise.council', ${council}, true)`.execute(trx)
    return work(trx)
  })
}

async function rowsOf<T>(db: Kysely<unknown>, query: RawBuilder<unknown>): Promise<readonly T[]> {
  const result = await query.execute(db)
  return result.rows as T[]
}
