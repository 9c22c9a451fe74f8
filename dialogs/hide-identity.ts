/** When headings become identity ones: what Stepwise had kept under them goes from every open case. */
import type { Case } from '../policies/case.ts'
import { hideIdentity } from '../policies/hidden-row.ts'
import type { RowHeading } from '../policies/transfer-row.ts'
import { committed } from './settle-lists.ts'
import type { Turn } from './turn.ts'

/** In every open case. Returns in how many. */
export async function hideTexts(turn: Turn, headings: readonly RowHeading[]): Promise<number> {
  const { ports, procedure, person } = turn
  const open = await ports.casesOnRoutes(
    person.council,
    procedure.routes.map(({ id }) => id),
  )
  let hidden = 0
  for (const current of open) hidden += (await hideText(turn, headings, current)) ? 1 : 0
  return hidden
}

/** Once more when somebody changed the case meanwhile. */
async function hideText(turn: Turn, headings: readonly RowHeading[], seen: Case): Promise<boolean> {
  const { ports, person, now } = turn
  let current: Case | undefined = seen
  for (let left = 3; left > 0 && current; left--) {
    const procedure = ports.procedure(current.council, current.procedureVersion)
    const change = hideIdentity(procedure, current, { headings, by: person.id, now })
    if (!change) return false
    if (await committed(ports, change)) return true
    current = await ports.findCase(seen.council, seen.id)
  }
  return false
}
