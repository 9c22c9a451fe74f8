/** Which version of a procedure applies: the one a case began under, else the one in force now. */
import { dayOf } from '../policies/calendar.ts'
import type { CouncilId } from '../policies/council.ts'
import { inForceOn, type Versions } from '../policies/versions.ts'
import { type Ports, VersionGoneError } from './ports.ts'

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
