/** Text under a heading that has become an identity one is let go: from now on Stepwise keeps only that it is filled. */
import type { Case, PersonId } from './case.ts'
import { changeOf, revise } from './case-changes.ts'
import type { Change } from './decision.ts'
import type { Procedure } from './procedure.ts'
import { headingKey, type RowHeading } from './transfer-row.ts'

/** null: nothing of this case's row has to go. */
export function hideIdentity(
  procedure: Procedure,
  current: Case,
  { headings, by, now }: { readonly headings: readonly RowHeading[]; readonly by: PersonId; readonly now: Date },
): Change | null {
  const keys = headings.filter(({ identity }) => identity).map(headingKey)
  const texts = keys.filter(key => typeof current.row[key] === 'string')
  if (texts.length === 0) return null
  const row: Record<string, string | true> = { ...current.row }
  for (const key of texts) {
    if (String(row[key]).trim() === '') delete row[key]
    else row[key] = true
  }
  const next = revise(procedure, current, { row }, now.toISOString())
  return changeOf(current, next, { type: 'row-text-removed', by, facts: { headings: texts.length } })
}
