/** Cases as the screens read them: one call each. */
import { sql } from 'kysely'
import type { CaseLine, Ports } from '../../dialogs/ports.ts'
import type { Case } from '../../policies/case.ts'
import { bodiesOf, bodyOf } from './rows.ts'
import type { Store } from './store.ts'

export const readCasesSql = [
  `
create or replace function stepwise.find_case(p_council text, p_id text) returns setof jsonb language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  return query select body from stepwise.cases where council = p_council and id = p_id;
end $$`,
  `
create or replace function stepwise.find_case_by_reference(p_council text, p_reference text) returns setof jsonb language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  return query select body from stepwise.cases
    where council = p_council and lower(reference) = lower(p_reference) order by episode desc limit 1;
end $$`,
  `
create or replace function stepwise.find_cases_by_reference(p_council text, p_references text[]) returns setof jsonb language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  return query select distinct on (lower(reference)) body from stepwise.cases
    where council = p_council and lower(reference) = any (select lower(r) from unnest(p_references) r)
    order by lower(reference), episode desc;
end $$`,
  `
create or replace function stepwise.caseload(p_council text, p_worker text) returns setof jsonb language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  return query select jsonb_build_object('id', id, 'council', council, 'reference', reference,
      'procedureVersion', body->'procedureVersion', 'routes', body->'routes', 'stage', stage,
      'worker', worker, 'changedAt', body->'changedAt', 'booking', body->'booking', 'safety', body->'safety')
    from stepwise.cases where council = p_council and worker = p_worker and stage not in ('closed', 'withdrawn')
    order by changed_at desc, id;
end $$`,
  `
create or replace function stepwise.waiting_for(p_council text, p_person text) returns setof jsonb language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  return query select body from stepwise.cases
    where council = p_council and waiting_for <> '{}' and waiting_for @> array[p_person] order by changed_at, id;
end $$`,
  `
create or replace function stepwise.cases_on_routes(p_council text, p_routes text[]) returns setof jsonb language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  return query select body from stepwise.cases
    where council = p_council and stage not in ('closed', 'withdrawn') and body->'routes' ?| p_routes
    order by changed_at, id;
end $$`,
]

type CaseReads = Pick<
  Ports,
  'findCase' | 'findCaseByReference' | 'findCasesByReference' | 'caseload' | 'waitingFor' | 'casesOnRoutes'
>

export function caseReads(store: Store): CaseReads {
  return {
    findCase: (council, id) => bodyOf<Case>(store, sql`select stepwise.find_case(${council}, ${id}) as body`),
    findCaseByReference: (council, reference) =>
      bodyOf<Case>(store, sql`select stepwise.find_case_by_reference(${council}, ${reference}) as body`),
    findCasesByReference: (council, references) =>
      bodiesOf<Case>(store, sql`select stepwise.find_cases_by_reference(${council}, ${[...references]}) as body`),
    /** Cases that are still open, the one touched last first. */
    caseload: (council, worker) => bodiesOf<CaseLine>(store, sql`select stepwise.caseload(${council}, ${worker}) as body`),
    /** The one that has waited longest first. */
    waitingFor: (council, person) => bodiesOf<Case>(store, sql`select stepwise.waiting_for(${council}, ${person}) as body`),
    /** The one unchanged longest first. */
    casesOnRoutes: (council, routes) =>
      bodiesOf<Case>(store, sql`select stepwise.cases_on_routes(${council}, ${[...routes]}) as body`),
  }
}
