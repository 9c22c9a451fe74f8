/**
 * `npm run migrate`: brings a server's database to this version's tables. Logs in with DATABASE_MIGRATION_URL (the
 * owner) and gives the role of DATABASE_URL what the bot needs. A new database is born `live`, with STEPWISE_LOCAL=1
 * `local`, and stays so. The embedded database needs no migrating: it brings itself up to date.
 */
import { migrateServer } from '../storage/migrate-server.ts'
import { modeOf } from './command-store.ts'

const { DATABASE_MIGRATION_URL: migrationUrl, DATABASE_URL: databaseUrl } = process.env
if (migrationUrl && databaseUrl) {
  const mode = modeOf(process.env)
  await migrateServer({ migrationUrl, databaseUrl, mode }).then(
    () => console.log(`The database is up to date (${mode}).`),
    fail,
  )
} else {
  fail(new Error('Set DATABASE_MIGRATION_URL (the owner’s login) and DATABASE_URL (the bot’s login).'))
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error)
  if (error instanceof Error && error.cause instanceof Error) console.error(`because: ${error.cause.message}`)
  process.exitCode = 1
}
