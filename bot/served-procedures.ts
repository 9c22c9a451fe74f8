/** The procedures of the councils that are served, read once at the start. */
import type { Ports } from '../dialogs/ports.ts'
import type { CouncilId } from '../policies/council.ts'
import type { Procedure } from '../policies/procedure.ts'
import { readProcedure } from './commands/read-procedures.ts'

/** Throws with every problem, file and line where one of them is wrong: it does not start. */
export function servedProcedures(councils: readonly CouncilId[]): Ports['procedure'] {
  const found = new Map<CouncilId, Procedure>()
  const problems: string[] = []
  for (const council of councils) {
    const loaded = readProcedure(council)
    if (loaded.ok) found.set(council, loaded.procedure)
    else
      problems.push(...loaded.problems.map(problem => `${problem.file}:${problem.line}: ${problem.message}`))
  }
  if (problems.length > 0) throw new Error(`A procedure is wrong:\n${problems.join('\n')}`)
  return council => {
    const procedure = found.get(council)
    if (!procedure) throw new Error(`${council} is not served here`)
    return procedure
  }
}
