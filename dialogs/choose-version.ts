/** Which version of a procedure applies: the one a case began under, else the one in force now. */
import { dayOf } from '../policies/calendar.ts'
import type { Case } from '../policies/case.ts'
import type { CouncilId } from '../policies/council.ts'
import type { Procedure } from '../policies/procedure.ts'
import { inForceOn, type NewerVersion, newerVersion, type Versions } from '../policies/versions.ts'
import { type Ports, VersionGoneError } from './ports.ts'

/** The procedure of a case in a list of several; null where its version is not kept any more. */
export const procedureOf = (
  ports: Pick<Ports, 'versions'>,
  { council, procedureVersion }: Pick<Case, 'council' | 'procedureVersion'>,
): Procedure | null => ports.versions(council).find(({ version }) => version === procedureVersion) ?? null

/** The version in force, where the case began under another. */
export const newerFor = (ports: Pick<Ports, 'procedure'>, current: Case): NewerVersion | null =>
  newerVersion(current, ports.procedure(current.council))

export type VersionPorts = Pick<Ports, 'procedure' | 'versions'>

/** The two ports over versions that were read already. `now` decides which is in force. */
export function versionsFrom(find: (council: CouncilId) => Versions | undefined, now: () => Date): VersionPorts {
  const versions = (council: CouncilId): Versions => {
    const found = find(council)
    if (!found) throw new Error(`${council} is not served here`)
    return found
  }
  return {
    versions,
    procedure: (council, version) => {
      if (version === undefined) return inForceOn(versions(council), dayOf(now()))
      const kept = versions(council).find(one => one.version === version)
      if (!kept) throw new VersionGoneError(council, version)
      return kept
    },
  }
}
