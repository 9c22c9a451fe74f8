/** What was shown to worried people, entered into the database; and the front door, mirrored out of it. */
import { type Kysely, sql } from 'kysely'
import type { SafetyShown } from '../../dialogs/ports.ts'
import type { CouncilId } from '../../policies/council.ts'
import type { Arrangements } from '../../policies/meeting-record.ts'
import type { SafetyMirror } from './safety-mirror.ts'

/** Somebody who is in no people file belongs to no council; what they were shown is kept under this name. */
export const noCouncil = 'none'

export const noteSafetySql = `
create or replace function stepwise.note_safety(p_council text, p_shown jsonb) returns void language plpgsql as $$
begin
  perform set_config('stepwise.council', p_council, true);
  insert into stepwise.safety_shown (council, id, person, case_id, at, body)
  select p_council, s->>'id', s->>'person', s->>'caseId', (s->>'at')::timestamptz, s from jsonb_array_elements(p_shown) s
  on conflict do nothing;
end $$`

export type SafetyEntry = {
  readonly db: Kysely<unknown>
  readonly safety: SafetyMirror
  readonly councils: readonly CouncilId[]
}

/** Enters what is spooled, council by council. A line entered before stays as it was. */
export function enterSpooled({ db, safety }: SafetyEntry): Promise<void> {
  return safety.drain(async shown => {
    for (const [council, lines] of byCouncil(shown)) {
      await sql`select stepwise.note_safety(${council}, ${JSON.stringify(lines)})`.execute(db)
    }
  })
}

/** Brings the mirror to what the database says now; another instance may have changed it. */
export async function refreshMirror({ db, safety, councils }: SafetyEntry): Promise<void> {
  for (const council of councils) {
    const found = await sql<{ readonly body: Arrangements }>`select stepwise.arrangements(${council}, '') as body`.execute(
      db,
    )
    safety.replace(council, found.rows[0]?.body.settings ?? [])
  }
}

function byCouncil(shown: readonly SafetyShown[]): Map<string, SafetyShown[]> {
  return Map.groupBy(shown, line => line.council ?? noCouncil)
}
