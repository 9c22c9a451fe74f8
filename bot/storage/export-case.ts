/** Everything that is kept about one reference, every time it was here, in one read. */
import { sql } from 'kysely'
import type { CaseExport } from '../../policies/case-export.ts'
import type { CouncilId } from '../../policies/council.ts'
import type { Event } from '../../policies/decision.ts'
import { eventRow } from './chain.ts'
import type { Store } from './store.ts'

export const exportSql = `
create or replace function stepwise.export_case(p_council text, p_reference text) returns jsonb language plpgsql as $$
declare ids text[];
begin
  select coalesce(array_agg(id), '{}') into ids from stepwise.cases
    where council = p_council and lower(reference) = lower(p_reference);
  return jsonb_build_object(
    'cases', coalesce((select jsonb_agg(body order by episode) from stepwise.cases where council = p_council and id = any(ids)), '[]'),
    'history', coalesce((select jsonb_agg(p.body::jsonb order by e.at, p.stream, p.seq) from stepwise.payloads p
      join stepwise.events e using (council, stream, seq)
      where p.council = p_council and p.stream = any(array(select 'case:' || id from unnest(ids) id))), '[]'),
    'bookings', coalesce((select jsonb_agg(body || jsonb_build_object('outcome', outcome) order by meeting_id)
      from stepwise.bookings where council = p_council and case_id = any(ids)), '[]'),
    'notices', coalesce((select jsonb_agg(body || jsonb_build_object('status', status) order by at)
      from stepwise.notices where council = p_council and body->>'caseId' = any(ids)), '[]'),
    'reminders', coalesce((select jsonb_agg(body order by due_at)
      from stepwise.reminders where council = p_council and body->>'caseId' = any(ids)), '[]'),
    'safety', coalesce((select jsonb_agg(body order by at)
      from stepwise.safety_shown where council = p_council and case_id = any(ids)), '[]'),
    'files', coalesce((select jsonb_agg(name order by name)
      from stepwise.files where council = p_council and cases && ids), '[]'));
end $$`

/** Undefined where the council has no such reference. */
export async function everythingAbout(
  store: Store,
  council: CouncilId,
  reference: string,
): Promise<CaseExport | undefined> {
  const found = await store.inCouncil(council, async trx => (await allOf(council, reference).execute(trx)).rows[0])
  return found && found.all.cases.length > 0 ? found.all : undefined
}

const allOf = (council: CouncilId, reference: string) =>
  sql<{ readonly all: CaseExport }>`select stepwise.export_case(${council}, ${reference}) as all`

/** For the command. Undefined where the council has no such reference. That it was handed out, to whom, is in each case's history. */
export function exportCase(
  store: Store,
  council: CouncilId,
  { reference, by }: { readonly reference: string; readonly by: string },
): Promise<CaseExport | undefined> {
  return store.inCouncil(council, async trx => {
    const found = await allOf(council, reference).execute(trx)
    const all = found.rows[0]?.all
    if (!all || all.cases.length === 0) return undefined
    for (const { id } of all.cases) {
      const at = store.now().toISOString()
      const event: Event = { stream: `case:${String(id)}`, type: 'exported', at, by: 'stepwise', facts: { by } }
      await sql`select stepwise.append_event(${council}, ${JSON.stringify(eventRow(event))})`.execute(trx)
    }
    return all
  })
}
