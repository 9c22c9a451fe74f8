/** Where each person is reached: kept per tenant, outside the councils' rows. No case data in it. */
import { sql } from 'kysely'
import type { Instant, PersonId } from '../../policies/case.ts'
import type { CouncilId } from '../../policies/council.ts'
import type { Store } from './store.ts'

export type Conversation = {
  readonly tenant: string
  readonly person: PersonId
  readonly conversationId: string
  /** The latest one seen; the platform may change it. */
  readonly serviceUrl: string
  /** The platform's own reference, kept as it came. */
  readonly reference: unknown
  /** Why nothing may be sent there until the person acts; null while it is open. */
  readonly ended: string | null
  readonly seenAt: Instant
}
export type ConversationKey = Pick<Conversation, 'tenant' | 'person' | 'conversationId'>

/** Whose notices wait for a person: those to them, and those to a role they have. */
export type Waiting = { readonly council: CouncilId; readonly roles: readonly string[] }

/**
 * In one transaction the conversation is kept and, when the person could not be reached before, what waited for them
 * becomes due again. The jobs begin later than the caller's own attempts, which keep the order; they are for the case
 * that the process ends in between.
 */
export const keepConversationSql = [
  `
create or replace function stepwise.keep_conversation(p_seen jsonb, p_council text, p_roles text[]) returns setof uuid language plpgsql as $$
declare was_open boolean;
begin
  select bool_or(ended is null) into was_open from stepwise.conversations
    where tenant = p_seen->>'tenant' and person = p_seen->>'person' and conversation_id = p_seen->>'conversationId';
  insert into stepwise.conversations (tenant, person, conversation_id, service_url, reference)
  values (p_seen->>'tenant', p_seen->>'person', p_seen->>'conversationId', p_seen->>'serviceUrl', p_seen->'reference')
  on conflict (tenant, person, conversation_id) do update
  set service_url = excluded.service_url, reference = excluded.reference, ended = null, seen_at = now();
  if coalesce(was_open, false) or p_council is null then return; end if;
  return query select * from stepwise.requeue_unreachable(p_council, p_seen->>'person', p_roles);
end $$`,
]

/**
 * Keeps the conversation as it was just seen. The person acted, so it is open again. Returns the ids of notices that
 * could not reach them before, the oldest first.
 */
export async function keepConversation(
  store: Store,
  seen: Omit<Conversation, 'ended' | 'seenAt'>,
  waiting: Waiting | null,
): Promise<readonly string[]> {
  const rows = await store.rows<{ readonly id: string }>(
    sql`select stepwise.keep_conversation(${JSON.stringify(seen)}::jsonb, ${waiting?.council ?? null}, ${waiting?.roles ?? []}::text[]) as id`,
  )
  return rows.map(row => row.id)
}

/** Nothing is sent there any more until the person writes, presses or installs again. */
export async function endConversation(store: Store, key: ConversationKey, why: string): Promise<void> {
  await store.rows(sql`update stepwise.conversations set ended = ${why}
    where tenant = ${key.tenant} and person = ${key.person} and conversation_id = ${key.conversationId}`)
}

/** The app was removed there: it is forgotten. */
export async function forgetConversation(store: Store, key: ConversationKey): Promise<void> {
  await store.rows(sql`delete from stepwise.conversations
    where tenant = ${key.tenant} and person = ${key.person} and conversation_id = ${key.conversationId}`)
}

/** The person's conversations, open ones first, the one seen last first. */
export async function conversationsOf(store: Store, tenant: string, person: PersonId): Promise<readonly Conversation[]> {
  const rows = await store.rows<Row>(sql`select * from stepwise.conversations
    where tenant = ${tenant} and person = ${person} order by ended is not null, seen_at desc`)
  return rows.map(row => ({
    tenant: row.tenant,
    person: row.person,
    conversationId: row.conversation_id,
    serviceUrl: row.service_url,
    reference: row.reference,
    ended: row.ended,
    seenAt: row.seen_at.toISOString(),
  }))
}

type Row = {
  readonly tenant: string
  readonly person: string
  readonly conversation_id: string
  readonly service_url: string
  readonly reference: unknown
  readonly ended: string | null
  readonly seen_at: Date
}
