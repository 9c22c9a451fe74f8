/** The front door without the database: what was last known of it, and what was shown meanwhile. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SafetyShown } from '../../dialogs/ports.ts'
import type { CouncilId } from '../../policies/council.ts'
import type { Setting } from '../../policies/meeting-record.ts'
import { openSpool } from './safety-spool.ts'
import type { Log } from './store.ts'
import { writeWhole } from './write-whole.ts'

/** Whoever is asked for in the directory, kept as it was last read. Its shape is the directory's business. */
export type DirectorySnapshot = readonly unknown[]

export type SafetyMirror = {
  /** From memory. Only this council's, never another's. */
  readonly settings: (council: CouncilId) => readonly Setting[]
  readonly directory: () => DirectorySnapshot | undefined
  /** One setting as it was just committed. */
  readonly keep: (setting: Setting) => void
  /** All settings of a council as the database has them now. */
  readonly replace: (council: CouncilId, settings: readonly Setting[]) => void
  readonly keepDirectory: (snapshot: DirectorySnapshot) => void
  /** On disk when it returns. */
  readonly note: (shown: SafetyShown) => void
  /** Hands over what is spooled, oldest first, and forgets each piece once `enter` has written it. */
  readonly drain: (enter: (shown: readonly SafetyShown[]) => Promise<void>) => Promise<void>
}

type Kept = {
  readonly settings: Readonly<Record<string, readonly Setting[]>>
  readonly directory?: DirectorySnapshot
}

/** Opens `safety.json` and `safety-spool.jsonl` in the data folder. Needs no database, at a start neither. */
export function openSafetyMirror(dataDir: string, log: Log): SafetyMirror {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'safety.json')
  const spool = openSpool(join(dataDir, 'safety-spool.jsonl'), log)
  let kept = readKept(path, log)
  const change = (next: Kept) => {
    if (JSON.stringify(next) === JSON.stringify(kept)) return
    kept = next
    writeWhole(path, `${JSON.stringify(kept, null, 2)}\n`)
  }
  const replace = (council: CouncilId, settings: readonly Setting[]) =>
    change({ ...kept, settings: { ...kept.settings, [council]: settings } })
  const keep = (setting: Setting) => {
    const others = (kept.settings[setting.council] ?? []).filter(other => other.id !== setting.id)
    replace(
      setting.council,
      [...others, setting].sort((a, b) => (a.id < b.id ? -1 : 1)),
    )
  }
  return {
    settings: council => kept.settings[council] ?? [],
    directory: () => kept.directory,
    keep,
    replace,
    keepDirectory: directory => change({ ...kept, directory }),
    note: spool.add,
    drain: spool.drain,
  }
}

/** A mirror that cannot be read is an empty one: the document's own numbers still show. */
function readKept(path: string, log: Log): Kept {
  if (!existsSync(path)) return { settings: {} }
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Kept
  } catch (error) {
    log.error({ path, error: String(error) }, 'the safety mirror is damaged and starts empty')
    return { settings: {} }
  }
}
