/** Removes what a council keeps no longer. The chain of history stays whole; that something was removed is in it. */
import { sql } from 'kysely'
import type { Instant, PersonId } from '../../policies/case.ts'
import type { CouncilId } from '../../policies/council.ts'
import type { Event } from '../../policies/decision.ts'
import type { KeptClass } from '../../policies/retention.ts'
import { eventRow } from './chain.ts'
import type { Store } from './store.ts'

/** A case goes with everything about it: bookings, messages, reminders, the content of its history. */
export const purgeSql = [
  `
create or replace function stepwise.purge_cases(p_council text, p_before timestamptz) returns integer language plpgsql as $$
declare gone text[];
begin
  select coalesce(array_agg(id), '{}') into gone from stepwise.cases
    where council = p_council and stage in ('closed', 'withdrawn') and (body->'ended'->>'at')::timestamptz < p_before;
  delete from stepwise.bookings where council = p_council and case_id = any(gone);
  delete from stepwise.notices where council = p_council and body->>'caseId' = any(gone);
  delete from stepwise.reminders where council = p_council and body->>'caseId' = any(gone);
  delete from stepwise.payloads where council = p_council
    and stream = any(array(select 'case:' || id from unnest(gone) id));
  delete from stepwise.cases where council = p_council and id = any(gone);
  return cardinality(gone);
end $$`,
  `
create or replace function stepwise.purge(p_council text, p_class text, p_before timestamptz) returns integer language plpgsql as $$
declare n integer; more integer;
begin
  case p_class
    when 'cases' then return stepwise.purge_cases(p_council, p_before);
    when 'safety' then delete from stepwise.safety_shown where council = p_council and at < p_before;
    when 'files' then delete from stepwise.files where council = p_council and written_at < p_before;
    when 'notices' then
      delete from stepwise.reminders where council = p_council and done_at is not null and due_at < p_before;
      get diagnostics more = row_count;
      delete from stepwise.notices where council = p_council and status <> 'waiting' and at < p_before;
  end case;
  get diagnostics n = row_count;
  return n + coalesce(more, 0);
end $$`,
]

export type Purge = {
  readonly kept: KeptClass
  readonly before: Instant
  readonly by: PersonId | 'stepwise'
  readonly at: Instant
}

/** In one transaction with its entry in the council's history; without one where nothing was to be removed. Returns how many. */
export function purgeClass(store: Store, council: CouncilId, { kept, before, by, at }: Purge): Promise<number> {
  return store.inCouncil(council, async trx => {
    const found = await sql<{ readonly n: number }>`select stepwise.purge(${council}, ${kept}, ${before}) as n`.execute(trx)
    const count = found.rows[0]?.n ?? 0
    if (count === 0) return 0
    const event: Event = { stream: `council:${council}`, type: 'purged', at, by, facts: { kept, before, count } }
    await sql`select stepwise.append_event(${council}, ${JSON.stringify(eventRow(event))})`.execute(trx)
    return count
  })
}
