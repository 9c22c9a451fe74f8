/** What changed from one version of a procedure to another: shown on a press, and told to administrators once. */
import type { Action } from '../cards/actions.ts'
import { changesMessage } from '../cards/changes-words.ts'
import type { CouncilId } from '../policies/council.ts'
import type { Notice } from '../policies/decision.ts'
import { startsOn } from '../policies/versions.ts'
import type { Outgoing } from './incoming.ts'
import type { Ports } from './ports.ts'
import { replyWith, type Turn } from './turn.ts'

/** The differences between two versions in words. */
export function showChanges(
  turn: Turn,
  { from, to, page, caseId }: Extract<Action, { verb: 'version-changes' }>,
): readonly Outgoing[] {
  const of = (version: string) => turn.ports.procedure(turn.person.council, version)
  return replyWith(turn, changesMessage({ before: of(from), after: of(to), page, caseId }), caseId)
}

/** The version published last, where there was one before it: told to the administrators once, ahead of its day too. */
export function newVersionNotices(ports: Ports, council: CouncilId): readonly Notice[] {
  const versions = ports.versions(council)
  const [before, after] = [versions.at(-2), versions.at(-1)]
  if (!before || !after) return []
  return [
    {
      key: `new-version:${council}:${after.version}`,
      council,
      to: { role: 'administrator' },
      kind: 'new-version',
      caseId: null,
      urgency: 'day',
      facts: { from: before.version, to: after.version, start: startsOn(after) },
    },
  ]
}
