/** What reaching people needs: their one card of the day, and notices that wait for somebody to come back. */
import { type Kysely, sql } from 'kysely'

/** `claimed_at` and `told_at` are the server's clock; `day` is ours. `marks` are digests of what was told. */
const statements = [
  `create table stepwise.day_cards (
    tenant text not null,
    person text not null,
    day text not null,
    claimed_at timestamptz not null default now(),
    told_at timestamptz,
    marks text[] not null default '{}',
    primary key (tenant, person, day)
  )`,
  `create index day_cards_claimed on stepwise.day_cards (claimed_at)`,
  `alter table stepwise.notices drop constraint notices_status_check`,
  `alter table stepwise.notices add constraint notices_status
    check (status in ('waiting', 'delivered', 'failed', 'unreachable'))`,
  `drop index stepwise.notices_failed`,
  `create index notices_undelivered on stepwise.notices (council, at) where status in ('failed', 'unreachable')`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
