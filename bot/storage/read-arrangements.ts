/** A council's settings and series, alone or with a case: one round trip, and read only when they changed. */
import { type RawBuilder, sql } from 'kysely'
import type { Ports } from '../../dialogs/ports.ts'
import type { Case } from '../../policies/case.ts'
import type { CouncilId } from '../../policies/council.ts'
import type { Arrangements } from '../../policies/meeting-record.ts'
import { bodyOf } from './rows.ts'
import type { Store } from './store.ts'

/**
 * The stamp is the sum of all revisions. Each write adds one to a revision and no row is ever deleted, so two states
 * of one council never have the same stamp. Whoever already knows the state of that stamp is sent nothing more.
 */
export const readArrangementsSql = [
  `
create or replace function stepwise.arrangements(p_council text, p_known text) returns jsonb language plpgsql as $$
declare stamp text;
begin
  perform set_config('stepwise.council', p_council, true);
  select coalesce((select sum(revision) from stepwise.settings where council = p_council), 0) || '.' ||
    coalesce((select sum(revision) from stepwise.series where council = p_council), 0) into stamp;
  if stamp = p_known then return jsonb_build_object('stamp', stamp); end if;
  return (select jsonb_build_object(
    'stamp', coalesce((select sum(revision) from stepwise.settings where council = p_council), 0) || '.' ||
      coalesce((select sum(revision) from stepwise.series where council = p_council), 0),
    'settings', coalesce((select jsonb_agg(body order by id collate "C") from stepwise.settings
      where council = p_council), '[]'),
    'series', coalesce((select jsonb_agg(body order by id collate "C") from stepwise.series
      where council = p_council), '[]')));
end $$`,
  `
create or replace function stepwise.open_case(p_council text, p_id text, p_reference text, p_known text)
returns jsonb language plpgsql as $$
declare current_case jsonb;
begin
  perform set_config('stepwise.council', p_council, true);
  if p_id is not null then select body into current_case from stepwise.cases where council = p_council and id = p_id;
  else select body into current_case from stepwise.cases
    where council = p_council and lower(reference) = lower(p_reference) order by episode desc limit 1;
  end if;
  return jsonb_build_object('case', current_case) || stepwise.arrangements(p_council, p_known);
end $$`,
]

type ArrangementReads = Pick<Ports, 'openCase' | 'arrangements'>
type Answer = Partial<Arrangements> & { readonly stamp: string; readonly case?: Case | null }
type Kept = { readonly stamp: string; readonly arrangements: Arrangements }

export function arrangementReads(store: Store): ArrangementReads {
  const kept = new Map<CouncilId, Kept>()
  const ask = async (council: CouncilId, query: (known: string) => RawBuilder<unknown>) => {
    const before = kept.get(council)
    const answer = await bodyOf<Answer>(store, query(before?.stamp ?? ''))
    if (!answer) throw new Error('the database answered a read with no row')
    const { settings, series, stamp } = answer
    if (settings && series) kept.set(council, { stamp, arrangements: { settings, series } })
    const arrangements = settings && series ? { settings, series } : before?.arrangements
    if (!arrangements) throw new Error('the database took arrangements for known that were never sent')
    return { answer, arrangements }
  }
  return {
    arrangements: async council =>
      (await ask(council, known => sql`select stepwise.arrangements(${council}, ${known}) as body`)).arrangements,
    openCase: async (council, key) => {
      const [id, reference] = 'id' in key ? [key.id, null] : [null, key.reference]
      const { answer, arrangements } = await ask(
        council,
        known => sql`select stepwise.open_case(${council}, ${id}, ${reference}, ${known}) as body`,
      )
      return { current: answer.case ?? undefined, ...arrangements }
    },
  }
}
