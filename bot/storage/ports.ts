/** The part of `Ports` that storage keeps. */
import type { Ports } from '../../dialogs/ports.ts'
import { commit } from './commit.ts'
import { everythingAbout } from './export-case.ts'
import { arrangementReads } from './read-arrangements.ts'
import { caseReads } from './read-cases.ts'
import { meetingReads } from './read-meetings.ts'
import { otherReads } from './read-others.ts'
import { teamReads } from './read-team.ts'
import type { Store } from './store.ts'

export type StoragePorts = Omit<
  Ports,
  | 'directory'
  | 'procedure'
  | 'versions'
  | 'makeAgenda'
  | 'makeCalendar'
  | 'makeMinutes'
  | 'readWorkbook'
  | 'keepWorkbook'
  | 'recall'
  | 'remember'
>

/** Ports over an open store. Each read is one round trip; `noteSafety` and `safetySettings` need no database. */
export function storagePorts(store: Store): StoragePorts {
  return {
    now: store.now,
    newId: store.newId,
    mode: store.mode,
    councils: () => store.councils,
    ...arrangementReads(store),
    ...caseReads(store),
    ...meetingReads(store),
    ...otherReads(store),
    ...teamReads(store),
    everythingAbout: (council, reference) => everythingAbout(store, council, reference),
    commit: (change, turn) => commit(store, change, turn),
    noteSafety: shown => store.noteSafety(shown),
    safetySettings: council => store.safety.settings(council),
  }
}
