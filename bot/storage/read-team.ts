/** A team's cases, and what is counted of a council: one call each. */
import { sql } from 'kysely'
import type { Measured, Ports } from '../../dialogs/ports.ts'
import type { Case } from '../../policies/case.ts'
import { bodiesOf, bodyOf } from './rows.ts'
import type { Store } from './store.ts'

/** What is counted of a case, as `policies/measures.ts` has it. */
const measuredCase = `jsonb_build_object('worker', c.worker, 'manager', c.body->'manager', 'routes', c.body->'routes',
  'stage', c.stage, 'episode', c.episode, 'openedAt', c.body->'openedAt', 'changedAt', c.body->'changedAt',
  'endedAt', c.body->'ended'->'at',
  'signOffs', coalesce((select jsonb_agg(jsonb_build_object('status', s->'status', 'askedAt', s->'askedAt',
    'decidedAt', s->'decidedAt') order by n) from jsonb_array_elements(c.body->'signOffs') with ordinality x(s, n)), '[]'),
  'consents', coalesce((select jsonb_agg(e.value->-1->'status' order by e.key collate "C")
    from jsonb_each(c.body->'consents') e where jsonb_array_length(e.value) > 0), '[]'),
  'carriedOver', (select count(*) from jsonb_array_elements(c.body->'decisions') d where d->>'then' = 'carried-over'))`

export const readTeamSql = [
  `
create or replace function stepwise.team_cases(p_council text, p_workers text[], p_managers text[], p_known text[]) returns setof jsonb language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  return query select body from stepwise.cases
    where council = p_council and stage not in ('closed', 'withdrawn')
      and (worker = any(p_workers) or body->>'manager' = any(p_managers) or worker <> all(p_known))
    order by changed_at, id;
end $$`,
  `
create or replace function stepwise.measured(p_council text, p_since timestamptz) returns jsonb language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  return jsonb_build_object(
    'cases', coalesce((select jsonb_agg(${measuredCase}) from stepwise.cases c where c.council = p_council
      and (c.stage not in ('closed', 'withdrawn') or c.changed_at >= p_since)), '[]'),
    'safety', coalesce((select jsonb_agg(jsonb_build_object('person', s.person, 'at', s.body->'at', 'what', s.body->'what',
        'strength', s.body->'strength')) from stepwise.safety_shown s where s.council = p_council and s.at >= p_since), '[]'));
end $$`,
]

export function teamReads(store: Store): Pick<Ports, 'teamCases' | 'measured'> {
  return {
    teamCases: (council, { workers, managers, known }) =>
      bodiesOf<Case>(
        store,
        sql`select stepwise.team_cases(${council}, ${[...workers]}::text[], ${[...managers]}::text[],
          ${known && [...known]}::text[]) as body`,
      ),
    measured: async (council, since) =>
      (await bodyOf<Measured>(store, sql`select stepwise.measured(${council}, ${since}) as body`)) ?? {
        cases: [],
        safety: [],
      },
  }
}
