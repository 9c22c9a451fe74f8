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
  readonly made: boolean
}
type State = { readonly mode: Mode; readonly print: string }

/**
 * Throws StorageRefusedError when the role could see past the rows of a council (owner, superuser, BYPASSRLS), when
 * the schema is not this program's, or when the database was born for the other mode.
 */
export async function checkDoors(db: Kysely<unknown>, mode: Mode): Promise<void> {
  const role = await findRole(db)
  if (role.mighty || role.owns) {
    const why = role.mighty ? 'may see past row-level security' : 'owns the tables'
    throw new StorageRefusedError(`DATABASE_URL logs in as "${role.name}", which ${why}. Use a role that does not.`)
  }
  if (!role.made) throw new StorageRefusedError('The database has no tables of Stepwise. Run: npm run migrate')
  const state = await findState(db, role.name)
  if (state?.mode !== mode) throw bornForTheOther(mode === 'local' ? 'live' : 'local')
  if (state.print !== schemaPrint()) {
    throw new StorageRefusedError('The tables are not those of this version of Stepwise. Run: npm run migrate')
  }
}

/** Asks the catalogue alone, which every role may read. */
async function findRole(db: Kysely<unknown>): Promise<Role> {
  const found = await sql<Role>`select r.rolname as name, (r.rolsuper or r.rolbypassrls) as mighty,
      coalesce(pg_has_role(current_user, c.relowner, 'member'), false) as owns, c.oid is not null as made
    from pg_roles r left join pg_class c on c.relname = 'cases' and c.relnamespace in
      (select oid from pg_namespace where nspname = 'stepwise')
    where r.rolname = current_user`.execute(db)
  const [role] = found.rows
  if (!role) throw new StorageRefusedError('DATABASE_URL logs in as a role that the server does not list')
  return role
}

async function findState(db: Kysely<unknown>, name: string): Promise<State | undefined> {
  const select = sql<State>`select mode, schema_print as print from stepwise.store_state`
  const found = await select.execute(db).catch(cause => {
    if ((cause as { readonly code?: string }).code !== '42501') throw cause
    const message = `DATABASE_URL logs in as "${name}", which has no access yet. Run npm run migrate with this DATABASE_URL.`
    throw new StorageRefusedError(message, { cause })
  })
  return found.rows[0]
}

/** Throws unless a commit makes the embedded database's writes reach the disk. A server's disk is its own business. */
export async function proveDurable(db: Kysely<unknown>, engine: Pick<Engine, 'synced'>): Promise<void> {
  const before = engine.synced()
  if (before === undefined) return
  await sql`update stepwise.store_state set opened_at = now()`.execute(db)
  if (engine.synced() === before) throw new Error('a commit of the embedded database does not reach the disk')
}
