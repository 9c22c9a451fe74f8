/** The two engines, both behind `pg.Pool`: a server, or PostgreSQL inside this process. */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'
import { lockDirectory } from './directory-lock.ts'
import { durableStart, SyncedDisk, syncTree } from './embedded-disk.ts'
import { appRole } from './migrate.ts'
import type { Log } from './store.ts'

export type Engine = {
  readonly kind: 'embedded' | 'server'
  readonly pool: pg.Pool
  /** Embedded only: from now on every statement runs as the role that owns nothing. */
  readonly dropRights: () => Promise<void>
  /** How often something was made to reach the disk; undefined where that is the server's business. */
  readonly synced: () => number | undefined
  readonly close: () => Promise<void>
}

/** Connections to a server, made when first needed: it may be away while we start. */
export function serverEngine(databaseUrl: string, log: Log): Engine {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'stepwise',
    max: 10,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    query_timeout: 9_000,
    statement_timeout: 8_000,
  })
  pool.on('error', error => log.warn({ error: error.message }, 'an idle connection to the database ended'))
  return {
    kind: 'server',
    pool,
    dropRights: async () => undefined,
    synced: () => undefined,
    close: () => pool.end(),
  }
}

/** The database inside this process. Throws StorageRefusedError when another process has the folder. */
export async function embeddedEngine(dataDir: string, log: Log): Promise<Engine> {
  const lock = lockDirectory(dataDir)
  try {
    const { database, disk } = await openDatabase(join(dataDir, 'database'))
    log.info({ dataDir }, 'embedded database: one process, a local disk, for a pilot; production uses a server')
    return behindPool({ database, disk, log, release: lock.release })
  } catch (error) {
    lock.release()
    throw error
  }
}

type Opened = { readonly database: PGlite; readonly disk: SyncedDisk }
async function openDatabase(folder: string): Promise<Opened> {
  const isNew = !existsSync(join(folder, 'PG_VERSION'))
  mkdirSync(folder, { recursive: true })
  const disk = new SyncedDisk(folder)
  const database = new PGlite({ fs: disk, startParams: durableStart })
  await database.waitReady.catch(cause => {
    throw new Error(`The embedded database in ${folder} does not open.`, { cause })
  })
  if (isNew) syncTree(folder)
  return { database, disk }
}

/** One connection is all there is: whoever waits longer for it than this is told that the database is away. */
function behindPool({
  database,
  disk,
  log,
  release,
}: Opened & { readonly log: Log; readonly release: () => void }): Engine {
  const one = { max: 1, connectionTimeoutMillis: 9_000, idleTimeoutMillis: 0 }
  const pool = new pg.Pool({ ...createPgConfig(database), ...one })
  pool.on('error', error => log.error({ error: error.message }, 'the embedded database failed'))
  const dropRights = async () => {
    await pool.query(`set role ${appRole}`)
    pool.on('connect', client => client.query(`set role ${appRole}`))
  }
  const close = async () => {
    await pool.end()
    await database.close()
    release()
  }
  return { kind: 'embedded', pool, dropRights, synced: () => disk.synced, close }
}
