/** The procedures of the councils that are served, in every version that is kept, read once at the start. */
import { type VersionPorts, versionsFrom } from '../dialogs/choose-version.ts'
import type { CouncilId } from '../policies/council.ts'
import type { Problem } from '../policies/load.ts'
import type { Versions } from '../policies/versions.ts'
import { councilsFolder, folderProcedure, readCompiled, versionFolders } from './commands/read-procedures.ts'

export type ProceduresPlace = { readonly folder: string; readonly compiled: ReturnType<typeof readCompiled> }

/**
 * Takes each version from its compiled form, or from its YAML where that has changed since. Throws with every
 * problem, file and line where one of them is wrong: it does not start. `now` decides which version is in force.
 */
export function servedProcedures(
  councils: readonly CouncilId[],
  now: () => Date,
  { folder, compiled }: ProceduresPlace = { folder: councilsFolder, compiled: readCompiled() },
): VersionPorts {
  const problems: Problem[] = []
  const found = new Map<CouncilId, Versions>()
  for (const council of councils) {
    const read = versionFolders(council, folder).map(path => folderProcedure(path, compiled))
    problems.push(...read.flatMap(one => (one.ok ? [] : one.problems)))
    const [first, ...more] = read.flatMap(one => (one.ok ? [one.procedure] : []))
    if (first) found.set(council, [first, ...more])
  }
  if (problems.length > 0) throw new Error(`A procedure is wrong:\n${problems.map(lineOf).join('\n')}`)
  return versionsFrom(council => found.get(council), now)
}

const lineOf = ({ file, line, message }: Problem): string => `${file}:${line}: ${message}`
