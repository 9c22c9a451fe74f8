/** What is checked each time a database is opened: who we are there, and what it is. */
import { type Kysely, sql } from 'kysely'
import type { Engine } from './engine.ts'
import { StorageRefusedError } from './faults.ts'
import { schemaPrint } from './functions.ts'
import { bornForTheOther } from './migrate.ts'
import type { Mode } from './store.ts'

type Role = {
  readonly name: string
  readonly mighty: boolean
  readonly owns: boolean
  readonly state: string | null
}

/**
 * Throws StorageRefusedError when the role could see past the rows of a council (owner, superuser, BYPASSRLS), when
 * the schema is not this program's, or when the database was born for the other mode.
 */
export async function checkDoors(db: Kysely<unknown>, mode: Mode): Promise<void> {
  const found = await sql<Role>`select r.rolname as name, (r.rolsuper or r.rolbypassrls) as mighty,
      coalesce((select pg_has_role(current_user, c.relowner, 'member') from pg_class c
        where c.oid = to_regclass('stepwise.cases')), false) as owns,
      to_regclass('stepwise.store_state')::text as state
    from pg_roles r where r.rolname = current_user`.execute(db)
  const role = found.rows[0]
  if (!role?.state)
    throw new StorageRefusedError('The database has no tables of Stepwise. Run: npm run migrate')
  if (role.mighty || role.owns) {
    const why = role.mighty ? 'may see past row-level security' : 'owns the tables'
    throw new StorageRefusedError(
      `DATABASE_URL logs in as "${role.name}", which ${why}. Use a role that does not.`,
    )
  }
  const state = await sql<{ readonly mode: Mode; readonly print: string }>`
    select mode, schema_print as print from stepwise.store_state`.execute(db)
  if (state.rows[0]?.mode !== mode) throw bornForTheOther(mode === 'local' ? 'live' : 'local')
  if (state.rows[0].print !== schemaPrint()) {
    throw new StorageRefusedError(
      'The tables are not those of this version of Stepwise. Run: npm run migrate',
    )
  }
}

/** Throws unless a commit makes the embedded database's writes reach the disk. A server's disk is its own business. */
export async function proveDurable(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const before = engine.synced()
  if (before === undefined) return
  await sql`update stepwise.store_state set opened_at = now()`.execute(db)
  if (engine.synced() === before) throw new Error('a commit of the embedded database does not reach the disk')
}
