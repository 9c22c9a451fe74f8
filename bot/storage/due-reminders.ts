/** Reminders that fall due: claimed for a while, never held in a transaction while somebody decides. */
import { sql } from 'kysely'
import type { Instant } from '../../policies/case.ts'
import type { CouncilId } from '../../policies/council.ts'
import type { Reminder } from '../../policies/decision.ts'
import { bodiesOf } from './rows.ts'
import type { Store } from './store.ts'

/** A claim that was never released (the process was killed) lapses after this many seconds. */
const claimSeconds = 60

/**
 * `for update skip locked`: two sweeps never claim the same reminder. A claim is given back at once when firing
 * failed, and then tried again after a pause that grows with each attempt.
 */
export const claimRemindersSql = [
  `
create or replace function stepwise.claim_due(p_council text, p_now timestamptz, p_limit integer) returns setof jsonb language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  return query with due as (
      select key from stepwise.reminders where council = p_council and done_at is null and due_at <= p_now
        and (claimed_at is null or claimed_at + least(attempts, 10) * interval '${claimSeconds}s' < now())
      order by due_at, key limit p_limit for update skip locked
    ), claimed as (
      update stepwise.reminders r set claimed_at = now(), attempts = attempts + 1 from due
      where r.council = p_council and r.key = due.key returning r.body, r.due_at, r.key
    ) select body from claimed order by due_at, key;
end $$`,
  `
create or replace function stepwise.settle_reminder(p_council text, p_key text, p_due timestamptz, p_fired boolean) returns void language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  update stepwise.reminders set done_at = case when p_fired then now() end,
    claimed_at = case when p_fired then null else now() - interval '${claimSeconds - 5}s' end
  where council = p_council and key = p_key and due_at = p_due and done_at is null;
end $$`,
  `
create or replace function stepwise.next_due(p_council text, p_until timestamptz) returns setof timestamptz language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  return query select min(t) from (
      select min(due_at) as t from stepwise.reminders
        where council = p_council and done_at is null and claimed_at is null and due_at <= p_until
      union all
      select min(not_before) from stepwise.notices
        where council = p_council and status = 'waiting' and not_before <= p_until) as x;
end $$`,
]

/** Claims up to `limit` reminders that are due at `now`, the oldest first. */
export function claimDue(
  store: Store,
  council: CouncilId,
  due: { readonly now: Instant; readonly limit: number },
): Promise<readonly Reminder[]> {
  return bodiesOf<Reminder>(store, sql`select stepwise.claim_due(${council}, ${due.now}, ${due.limit}) as body`)
}

/** Firing ended: it is done (if its own change has not said so), or goes back to be tried again. */
export async function settleReminder(store: Store, reminder: Reminder, fired: boolean): Promise<void> {
  await store.rows(sql`select stepwise.settle_reminder(${reminder.council}, ${reminder.key}, ${reminder.dueAt}, ${fired})`)
}

/** The first instant up to `until` at which something falls due in any council served here. */
export async function nextDue(store: Store, until: Instant): Promise<Date | undefined> {
  const found: Date[] = []
  for (const council of store.councils) {
    const rows = await store.rows<{ readonly at: Date | null }>(sql`select stepwise.next_due(${council}, ${until}) as at`)
    const at = rows[0]?.at
    if (at) found.push(at)
  }
  return found.sort((a, b) => a.getTime() - b.getTime())[0]
}

/** The embedded database has one process: what it had claimed when it ended, nobody holds any more. */
export async function releaseClaims(store: Store): Promise<void> {
  for (const council of store.councils) {
    await store.inCouncil(council, trx =>
      sql`update stepwise.reminders set claimed_at = null where done_at is null and claimed_at is not null`.execute(trx),
    )
  }
}
