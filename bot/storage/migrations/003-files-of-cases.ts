/** Which cases a file names, so that it goes with the first of them that is removed. */
import { type Kysely, sql } from 'kysely'

/** Both functions give back more than before, which a replacement may not. */
const statements = [
  `alter table stepwise.files add column cases text[] not null default '{}'`,
  `drop function if exists stepwise.purge(text, text, timestamptz)`,
  `drop function if exists stepwise.purge_cases(text, timestamptz)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
