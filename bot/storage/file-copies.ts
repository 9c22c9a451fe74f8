/** The last copy of each file outside the database, for the day on which Stepwise is away. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { StoredFile } from '../../policies/decision.ts'
import type { Store } from './store.ts'

/**
 * Writes `DATA_DIR/files/<council>/<name>`, whole or not at all. The file is in the database already: when the disk
 * refuses the copy, the person's work stands and the log says so.
 */
export function copyFile(store: Pick<Store, 'dataDir' | 'log'>, file: StoredFile): void {
  const folder = join(store.dataDir, 'files', file.council)
  const path = join(folder, basename(file.name))
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${path}.new`, file.content)
    renameSync(`${path}.new`, path)
  } catch (error) {
    store.log.error({ path, error: String(error) }, 'a file could not be copied out of the database')
  }
}
