/** A new notice becomes a row and a job in the same transaction. The job carries no case data. */

export const noticeQueue = 'stepwise-notices'
export const deadNoticeQueue = 'stepwise-notices-dead'
export const queueSchema = 'pgboss'
/** Part of the schema's print: the job's columns below are those of this version. */
export const queueVersion = 'pg-boss 12.35.0'

/**
 * How often a notice is tried: at once, then after 2, 4, 8 … seconds, at most a quarter of an hour apart, for about
 * a day. A worker that says nothing for ten seconds is taken for dead and its job given to another.
 */
export const noticeQueueOptions = {
  retryLimit: 96,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 900,
  expireInSeconds: 120,
  heartbeatSeconds: 10,
  deleteAfterSeconds: 86_400,
} as const

/** pg-boss's own insert, kept to the columns that a plain job has, so that it shares the round trip of the commit. */
const insertJobs = (startsIn = '0s') => `
  insert into pgboss.job_common (name, data, singleton_key, expire_seconds, deletion_seconds, created_on, start_after,
    keep_until, retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
  select q.name, jsonb_build_object('council', p_council, 'noticeId', due.id), due.id::text, q.expire_seconds,
    q.deletion_seconds, pgboss.job_now(), pgboss.job_now() + interval '${startsIn}', pgboss.job_now() + q.retention_seconds * interval '1s',
    q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy, q.dead_letter, q.heartbeat_seconds
  from due join pgboss.queue q on q.name = '${noticeQueue}'`

export const queueNoticesSql = [
  `
create or replace function stepwise.queue_notices(p_council text, p_notices jsonb) returns integer language plpgsql as $$
declare queued integer;
begin
  with due as (
    insert into stepwise.notices (council, key, body)
    select p_council, n->>'key', n from jsonb_array_elements(p_notices) n
    on conflict (council, key) do nothing returning id
  ) ${insertJobs()};
  get diagnostics queued = row_count;
  return queued;
end $$`,
  `
create or replace function stepwise.requeue_notices(p_council text, p_now timestamptz) returns integer language plpgsql as $$
declare queued integer;
begin
  perform set_config('stepwise.council', p_council, true);
  with due as (
    update stepwise.notices set not_before = null
    where council = p_council and status = 'waiting' and not_before <= p_now returning id
  ) ${insertJobs()};
  get diagnostics queued = row_count;
  return queued;
end $$`,
  `
create or replace function stepwise.requeue_unreachable(p_council text, p_person text, p_roles text[]) returns setof uuid language plpgsql as $$
declare ids uuid[];
begin
  perform set_config('stepwise.council', p_council, true);
  select array_agg(id order by at, id) into ids from stepwise.notices
    where council = p_council and status = 'unreachable'
      and (body->'to'->>'person' = p_person or body->'to'->>'role' = any(p_roles));
  with due as (
    update stepwise.notices set status = 'waiting', ended_at = null where council = p_council and id = any(ids) returning id
  ) ${insertJobs('30s')};
  return query select unnest(ids);
end $$`,
]
