/** The procedures of the councils that are served, read once at the start. */
import type { Ports } from '../dialogs/ports.ts'
import type { CouncilId } from '../policies/council.ts'
import type { Procedure } from '../policies/procedure.ts'
import { currentProcedure, readCompiled } from './commands/read-procedures.ts'

/**
 * Takes each procedure from its compiled form, or from its YAML where that has changed since. Throws with every
 * problem, file and line where one of them is wrong: it does not start.
 */
export function servedProcedures(councils: readonly CouncilId[]): Ports['procedure'] {
  const compiled = readCompiled()
  const found = new Map<CouncilId, Procedure>()
  const problems: string[] = []
  for (const council of councils) {
    const current = currentProcedure(council, compiled)
    if (current.ok) found.set(council, current.procedure)
    else problems.push(...current.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`))
  }
  if (problems.length > 0) throw new Error(`A procedure is wrong:\n${problems.join('\n')}`)
  return council => {
    const procedure = found.get(council)
    if (!procedure) throw new Error(`${council} is not served here`)
    return procedure
  }
}
