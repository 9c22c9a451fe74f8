/** Migrates a server's database as its owner. The bot itself never logs in as the owner. */
import pg from 'pg'
import { migrateDatabase } from './migrate.ts'
import type { Mode } from './store.ts'

export type ServerMigration = {
  /** The owner's login (`DATABASE_MIGRATION_URL`). */
  readonly migrationUrl: string
  /** The bot's login (`DATABASE_URL`): its role is given what it needs and no more. */
  readonly databaseUrl: string
  readonly mode: Mode
}

/** Throws StorageRefusedError when the database was born for the other mode, and on the first fault. */
export async function migrateServer(given: ServerMigration): Promise<void> {
  const role = decodeURIComponent(new URL(given.databaseUrl).username)
  if (!role) throw new Error('DATABASE_URL names no role, so nobody can be given access')
  const pool = new pg.Pool({ connectionString: given.migrationUrl, max: 2, connectionTimeoutMillis: 5_000 })
  try {
    await migrateDatabase({ pool, role, mode: given.mode })
  } finally {
    await pool.end()
  }
}
