/** A meeting has a day at last: the workers of the cases that waited for one are told, in the same change. */
import { isAwaiting, routesTo } from '../policies/awaiting.ts'
import type { Forum } from '../policies/council.ts'
import type { Decision, Notice } from '../policies/decision.ts'
import { procedureOf } from './choose-version.ts'
import type { Ports } from './ports.ts'
import type { Turn } from './turn.ts'

/** Adds a notice for each case that waits on no list of this meeting. A refusal passes through. */
export async function withDaySet(
  { ports, person, now }: Pick<Turn, 'ports' | 'person' | 'now'>,
  forum: Forum,
  decision: Decision,
): Promise<Decision> {
  if (!decision.ok) return decision
  const { council } = person
  const routes = [...new Set(ports.versions(council).flatMap(kept => routesTo(kept, forum)))]
  const cases = await ports.casesOnRoutes(council, routes)
  const told = cases
    .filter(current => waits(ports, current, forum))
    .map(
      (current): Notice => ({
        key: `day-set:${current.id}:${forum.id}:${now.toISOString()}`,
        council,
        to: { person: current.worker },
        kind: 'day-set',
        caseId: current.id,
        urgency: 'day',
        facts: { forum: forum.id },
      }),
    )
  return { ok: true, change: { ...decision.change, outbox: [...decision.change.outbox, ...told] } }
}

function waits(ports: Ports, current: Parameters<typeof isAwaiting>[1], forum: Forum): boolean {
  const procedure = procedureOf(ports, current)
  return procedure !== null && isAwaiting(procedure, current, forum)
}
