/** One process at a time in a data folder: two would silently destroy each other's rows. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StorageRefusedError } from './faults.ts'

/**
 * Holds the folder until it is released or this process ends, however it ends. Throws StorageRefusedError when
 * another process has it.
 */
export function lockDirectory(dataDir: string): { readonly release: () => void } {
  mkdirSync(dataDir, { recursive: true })
  const lock = new DatabaseSync(join(dataDir, 'database.lock'))
  try {
    lock.exec('pragma busy_timeout = 0; begin exclusive')
  } catch (cause) {
    lock.close()
    const message = `Another Stepwise is running on ${dataDir}. Stop it, or give this one a DATA_DIR of its own.`
    throw new StorageRefusedError(message, { cause })
  }
  return { release: () => lock.close() }
}
