/** Removes what a council keeps no longer. The chain of history stays whole; that something was removed is in it. */
import { sql } from 'kysely'
import type { Instant, PersonId } from '../../policies/case.ts'
import type { CouncilId } from '../../policies/council.ts'
import type { Event } from '../../policies/decision.ts'
import type { KeptClass } from '../../policies/retention.ts'
import { eventRow } from './chain.ts'
import { removeCopy } from './file-copies.ts'
import type { Store } from './store.ts'

/**
 * A case goes with everything about it: bookings, messages, reminders, the content of its history, and each list and
 * minutes that name it. Those can be made anew for the cases that stay, and then without it.
 */
export const purgeSql = [
  `
create or replace function stepwise.purge_cases(p_council text, p_before timestamptz) returns jsonb language plpgsql as $$
declare gone text[]; names text[];
begin
  select coalesce(array_agg(id), '{}') into gone from stepwise.cases
    where council = p_council and stage in ('closed', 'withdrawn') and (body->'ended'->>'at')::timestamptz < p_before;
  with d as (delete from stepwise.files where council = p_council and cases && gone returning name)
    select coalesce(array_agg(name), '{}') into names from d;
  delete from stepwise.bookings where council = p_council and case_id = any(gone);
  delete from stepwise.notices where council = p_council and body->>'caseId' = any(gone);
  delete from stepwise.reminders where council = p_council and body->>'caseId' = any(gone);
  delete from stepwise.payloads where council = p_council
    and stream = any(array(select 'case:' || id from unnest(gone) id));
  delete from stepwise.cases where council = p_council and id = any(gone);
  return jsonb_build_object('count', cardinality(gone), 'files', names);
end $$`,
  `
create or replace function stepwise.purge(p_council text, p_class text, p_before timestamptz) returns jsonb language plpgsql as $$
declare n integer; more integer; names text[] := '{}';
begin
  case p_class
    when 'cases' then return stepwise.purge_cases(p_council, p_before);
    when 'safety' then delete from stepwise.safety_shown where council = p_council and at < p_before;
    when 'files' then
      with d as (delete from stepwise.files where council = p_council and written_at < p_before returning name)
        select coalesce(array_agg(name), '{}') into names from d;
      return jsonb_build_object('count', cardinality(names), 'files', names);
    when 'notices' then
      delete from stepwise.reminders where council = p_council and done_at is not null and due_at < p_before;
      get diagnostics more = row_count;
      delete from stepwise.notices where council = p_council and status <> 'waiting' and at < p_before;
  end case;
  get diagnostics n = row_count;
  return jsonb_build_object('count', n + coalesce(more, 0), 'files', names);
end $$`,
]

export type Purge = {
  readonly kept: KeptClass
  readonly before: Instant
  readonly by: PersonId | 'stepwise'
  readonly at: Instant
}
/** How many of the class were removed, and how many files with them. */
export type Purged = { readonly count: number; readonly files: number }

/**
 * In one transaction with its entry in the council's history; without one where nothing was to be removed. The copies
 * of files outside the database go after it: what is left there by a crash is found by `removeLeftCopies`.
 */
export async function purgeClass(store: Store, council: CouncilId, purge: Purge): Promise<Purged> {
  const { count, files } = await store.inCouncil(council, async trx => {
    const { kept, before, by, at } = purge
    const found = await sql<{
      readonly gone: { readonly count: number; readonly files: readonly string[] }
    }>`select stepwise.purge(${council}, ${kept}, ${before}) as gone`.execute(trx)
    const gone = found.rows[0]?.gone ?? { count: 0, files: [] }
    if (gone.count === 0) return gone
    const facts = { kept, before, count: gone.count, files: gone.files.length }
    const event: Event = { stream: `council:${council}`, type: 'purged', at, by, facts }
    await sql`select stepwise.append_event(${council}, ${JSON.stringify(eventRow(event))})`.execute(trx)
    return gone
  })
  for (const name of files) removeCopy(store, council, name)
  return { count, files: files.length }
}
