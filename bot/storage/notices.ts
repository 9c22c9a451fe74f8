/** Notices on their way: what is still to be told, and what came of telling it. */
import { sql } from 'kysely'
import type { Instant } from '../../policies/case.ts'
import type { CouncilId } from '../../policies/council.ts'
import type { Notice } from '../../policies/decision.ts'
import { bodyOf } from './rows.ts'
import type { Store } from './store.ts'

/** How an attempt ended. `wait` is an instant of our clock: the notice is not tried before it. */
export type DeliveryOutcome =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'retry'; readonly reason: string }
  | { readonly kind: 'wait'; readonly until: Instant; readonly reason: string }
  | { readonly kind: 'dead'; readonly reason: string }
  /** There is no chat with this person yet, or no more: tried again when they come back. */
  | { readonly kind: 'unreachable'; readonly reason: string }

export const noticesSql = [
  `
create or replace function stepwise.find_notice(p_council text, p_id uuid) returns setof jsonb language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  return query select body from stepwise.notices
    where council = p_council and id = p_id and status = 'waiting' and not_before is null;
end $$`,
  `
create or replace function stepwise.waiting_notices(p_council text) returns setof uuid language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  return query select id from stepwise.notices
    where council = p_council and status = 'waiting' and not_before is null order by at, id;
end $$`,
  `
create or replace function stepwise.settle_notices(p_council text, p_settled jsonb) returns void language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  update stepwise.notices n set attempts = attempts + 1, reason = s->>'reason',
    status = case s->>'kind' when 'delivered' then 'delivered' when 'dead' then 'failed'
      when 'unreachable' then 'unreachable' else 'waiting' end,
    ended_at = case when s->>'kind' in ('delivered', 'dead', 'unreachable') then now() end,
    body = case when s->>'kind' in ('delivered', 'dead') then n.body #- '{facts,words}' else n.body end,
    not_before = case when s->>'kind' = 'wait' then (s->>'until')::timestamptz end
  from jsonb_array_elements(p_settled) s
  where n.council = p_council and n.id = (s->>'noticeId')::uuid and n.status = 'waiting';
end $$`,
]

/** The notice while it waits to be delivered now; undefined once it was, or when it waits for its hour. */
export function findWaitingNotice(store: Store, council: CouncilId, noticeId: string): Promise<Notice | undefined> {
  return bodyOf<Notice>(store, sql`select stepwise.find_notice(${council}, ${noticeId}) as body`)
}

/** Ids of the notices that are to be delivered now, the oldest first. */
export async function waitingNotices(store: Store, council: CouncilId): Promise<readonly string[]> {
  const rows = await store.rows<{ readonly id: string }>(sql`select stepwise.waiting_notices(${council}) as id`)
  return rows.map(row => row.id)
}

export type Settled = { readonly noticeId: string; readonly outcome: DeliveryOutcome }

/** Writes down how attempts ended. A notice that was delivered or given up stays so. */
export async function settleNotices(store: Store, council: CouncilId, settled: readonly Settled[]): Promise<void> {
  const outcomes = settled.map(({ noticeId, outcome }) => ({ noticeId, ...outcome }))
  await store.rows(sql`select stepwise.settle_notices(${council}, ${JSON.stringify(outcomes)})`)
}

/** Notices whose hour has come (`now` is our clock) get a job again. Returns how many. */
export async function requeueNotices(store: Store, council: CouncilId, now: Instant): Promise<number> {
  const rows = await store.rows<{ readonly queued: number }>(
    sql`select stepwise.requeue_notices(${council}, ${now}) as queued`,
  )
  const queued = rows[0]?.queued ?? 0
  if (queued > 0) store.announceNotices()
  return queued
}
