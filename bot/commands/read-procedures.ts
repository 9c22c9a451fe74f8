/** Reads every council's folder under `policies/councils/`. The only place that reads procedure files. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Loaded, loadProcedure, type ProcedureFile } from '../../policies/load.ts'

export const councilsFolder = join(import.meta.dirname, '../../policies/councils')

/** Names of the councils that have a folder, in alphabetical order. */
export function councilFolders(folder = councilsFolder): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort()
}

export function readProcedure(council: string, folder = councilsFolder): Loaded {
  const file = (name: string): ProcedureFile => {
    const path = join(folder, council, name)
    return { name: `policies/councils/${council}/${name}`, text: readFileSync(path, 'utf8') }
  }
  return loadProcedure({
    council: file('council.yaml'),
    stepDown: file('step-down.yaml'),
    stepUp: file('step-up.yaml'),
  })
}
