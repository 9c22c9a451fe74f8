/** Whether Stepwise can keep its data in a folder, before anything is opened there. */
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** A folder that is not there yet is made later: what counts then is the nearest one above it. Writes nothing. */
export function dataFolderProblems(dataDir: string): readonly string[] {
  const there = nearest(resolve(dataDir))
  if (!statSync(there).isDirectory()) return [`DATA_DIR: ${there} is a file; name a folder`]
  try {
    accessSync(there, constants.W_OK)
    return []
  } catch {
    return [`DATA_DIR: nothing may be written in ${there}`]
  }
}

function nearest(path: string): string {
  const above = dirname(path)
  return existsSync(path) || above === path ? path : nearest(above)
}
