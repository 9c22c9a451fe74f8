/** Who has had their one unprompted card of a day, whichever instance sent it. No case data: what was told is a digest. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Day, PersonId } from '../../policies/case.ts'
import type { Notice } from '../../policies/decision.ts'
import type { Store } from './store.ts'

/** A claim of a process that died before it told anybody lapses after this many seconds. */
const claimSeconds = 120

/** The tenant's, the person's and our clock's day: one row, and so one card. */
export type CardDay = { readonly tenant: string; readonly person: PersonId; readonly day: Day }
/**
 * `yours`: the card of the day may be sent, by nobody else · `told`: this notice was in an earlier card · `had`: the day's
 * card went out · `busy`: somebody is just sending it. `marks`: everything the person was told in their cards so far.
 */
export type DayClaim = {
  readonly kind: 'yours' | 'told' | 'had' | 'busy'
  readonly marks: readonly string[]
}

export const dayCardsSql = [
  `
create or replace function stepwise.claim_day_card(p_tenant text, p_person text, p_day text, p_mark text) returns jsonb language plpgsql as $$
declare known text[]; had timestamptz; kind text := 'yours';
begin
  select coalesce(array_agg(m), '{}') into known from stepwise.day_cards c, unnest(c.marks) m
    where c.tenant = p_tenant and c.person = p_person and c.told_at is not null;
  if known @> array[p_mark] then return jsonb_build_object('kind', 'told', 'marks', to_jsonb(known)); end if;
  insert into stepwise.day_cards (tenant, person, day) values (p_tenant, p_person, p_day)
  on conflict (tenant, person, day) do update set claimed_at = now()
    where stepwise.day_cards.told_at is null and stepwise.day_cards.claimed_at < now() - interval '${claimSeconds}s';
  if not found then
    select told_at into had from stepwise.day_cards where tenant = p_tenant and person = p_person and day = p_day;
    kind := case when had is null then 'busy' else 'had' end;
  end if;
  return jsonb_build_object('kind', kind, 'marks', to_jsonb(known));
end $$`,
]

/** One statement: of many who ask at once, one is told `yours`. */
export async function claimDayCard(store: Store, card: CardDay, mark: string): Promise<DayClaim> {
  const call = sql`select stepwise.claim_day_card(${card.tenant}, ${card.person}, ${card.day}, ${mark}) as claim`
  const [row] = await store.rows<{ readonly claim: DayClaim }>(call)
  if (!row) throw new Error('the claim of a card was not answered')
  return row.claim
}

/** The card went out with these. */
export async function noteDayCard(store: Store, card: CardDay, marks: readonly string[]): Promise<void> {
  await store.rows(sql`update stepwise.day_cards set told_at = now(), marks = ${[...marks]}::text[]
    where tenant = ${card.tenant} and person = ${card.person} and day = ${card.day}`)
}

/** The card could not be sent: the day's card is free again. */
export async function releaseDayCard(store: Store, card: CardDay): Promise<void> {
  await store.rows(sql`delete from stepwise.day_cards
    where tenant = ${card.tenant} and person = ${card.person} and day = ${card.day} and told_at is null`)
}

/** A notice in a card's marks: says nothing of the case to whoever reads the table. */
export const markOf = ({ council, key }: Pick<Notice, 'council' | 'key'>): string =>
  createHash('sha256').update(`${council} ${key}`).digest('hex').slice(0, 24)
