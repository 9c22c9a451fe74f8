/** How a case is written: only over the revision it was read at. */
import type { Case } from '../../policies/case.ts'
import type { Write } from '../../policies/decision.ts'

/** Raised as `SWCAS` when the row has another revision, exists already, or its reference is taken. */
export const writeCaseSql = `
create or replace function stepwise.write_case(p_council text, w jsonb) returns void language plpgsql as $$
declare b jsonb := w->'case'; expects integer := (w->>'expects')::integer;
begin
  if expects = 0 then
    insert into stepwise.cases (council, id, reference, episode, revision, stage, worker, changed_at, waiting_for, body)
    values (p_council, b->>'id', b->>'reference', (b->'episode')::integer, 1, b->>'stage', b->>'worker',
      (b->>'changedAt')::timestamptz, array(select jsonb_array_elements_text(w->'waitingFor')), b)
    on conflict do nothing;
  else
    update stepwise.cases set reference = b->>'reference', episode = (b->'episode')::integer, revision = expects + 1,
      stage = b->>'stage', worker = b->>'worker', changed_at = (b->>'changedAt')::timestamptz,
      waiting_for = array(select jsonb_array_elements_text(w->'waitingFor')), body = b
    where council = p_council and id = b->>'id' and revision = expects;
  end if;
  if not found then raise exception 'this case was changed meanwhile' using errcode = 'SWCAS'; end if;
end $$`

type CaseWrite = Extract<Write, { kind: 'case' }>

/** What the database is handed: the revision it will have, and who may decide what it waits for. */
export function caseRow({ case: next, expects }: CaseWrite): object {
  return { kind: 'case', expects, waitingFor: decidersOf(next), case: { ...next, revision: expects + 1 } }
}

function decidersOf(next: Case): readonly string[] {
  return [...new Set(next.signOffs.filter(one => one.status === 'asked').flatMap(one => one.of))]
}
