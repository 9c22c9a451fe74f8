/** Brings a database to the schema this program knows. Up only. */
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { Migrator } from 'kysely/migration'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import { StorageRefusedError } from './faults.ts'
import { functions, migrations, schemaPrint } from './functions.ts'
import { councilTables, tenantTables } from './migrations/001-tables.ts'
import { queueDb } from './queue-db.ts'
import { deadNoticeQueue, noticeQueue, noticeQueueOptions, queueSchema } from './queue-notices.ts'
import type { Mode } from './store.ts'

/** The embedded database's own role for everything but migrations. */
export const appRole = 'stepwise_app'
export const makeAppRole = `do $$ begin
  if to_regrole('${appRole}') is null then create role ${appRole} nologin; end if;
end $$`

export type MigrationTarget = {
  readonly pool: pg.Pool
  /** The role that the bot logs in as: it may use the tables and owns none. */
  readonly role: string
  /** What the database is born as; refused if it was born as the other. */
  readonly mode: Mode
}

/** Runs as the owner. Does nothing when the schema is the one it knows. Throws on the first fault. */
export async function migrateDatabase(target: MigrationTarget): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: target.pool }) })
  const born = await bornAs(db)
  if (born && born.mode !== target.mode) throw bornForTheOther(born.mode)
  if (born?.print === schemaPrint()) return
  const provider = { getMigrations: async () => ({ ...migrations }) }
  const migrator = new Migrator({ db, provider, migrationTableSchema: 'stepwise' })
  const { error } = await migrator.migrateToLatest()
  if (error) throw new Error('the tables could not be brought up to date', { cause: error })
  await installQueue(target.pool)
  await db.transaction().execute(async trx => {
    for (const statement of [...functions, ...grants(target.role)]) await sql.raw(statement).execute(trx)
    await recordBirth(trx, target.mode)
  })
}

export function bornForTheOther(mode: Mode): StorageRefusedError {
  const message =
    mode === 'local'
      ? 'This database was made in local mode and holds samples. It never serves real cases: use another.'
      : 'This database holds real cases. Local mode never opens it: unset STEPWISE_LOCAL or use another database.'
  return new StorageRefusedError(message)
}

type Birth = { readonly mode: Mode; readonly print: string }
async function bornAs(db: Kysely<unknown>): Promise<Birth | undefined> {
  const there = await sql<{
    readonly t: string | null
  }>`select to_regclass('stepwise.store_state') as t`.execute(db)
  if (!there.rows[0]?.t) return undefined
  const state = await sql<Birth>`select mode, schema_print as print from stepwise.store_state`.execute(db)
  return state.rows[0]
}

async function recordBirth(trx: Transaction<unknown>, mode: Mode): Promise<void> {
  await sql`insert into stepwise.store_state (mode, schema_print) values (${mode}, ${schemaPrint()})
    on conflict (one) do update set schema_print = excluded.schema_print`.execute(trx)
}

async function installQueue(pool: pg.Pool): Promise<void> {
  const boss = new PgBoss({ db: queueDb(pool), schema: queueSchema, supervise: false, schedule: false })
  let fault: Error | undefined
  boss.on('error', error => {
    fault = error
  })
  await boss.start()
  await boss.createQueue(deadNoticeQueue, { retryLimit: 10, retryDelay: 5 })
  await boss.createQueue(noticeQueue, { ...noticeQueueOptions, deadLetter: deadNoticeQueue })
  await boss.updateQueue(noticeQueue, { ...noticeQueueOptions, deadLetter: deadNoticeQueue })
  await boss.stop({ close: false })
  if (fault) throw fault
}

function grants(role: string): readonly string[] {
  const to = `"${role.replaceAll('"', '""')}"`
  const tables = Object.entries({ ...councilTables, ...tenantTables })
  return [
    `grant usage on schema stepwise, ${queueSchema} to ${to}`,
    ...tables.map(([table, rights]) => `grant ${rights} on stepwise.${table} to ${to}`),
    `grant execute on all functions in schema stepwise, ${queueSchema} to ${to}`,
    `grant select, insert, update, delete on all tables in schema ${queueSchema} to ${to}`,
    `grant usage on all sequences in schema ${queueSchema} to ${to}`,
  ]
}
