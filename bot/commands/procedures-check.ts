/** `check [COUNCIL|FOLDER …]`: shape, proofs and walks of every procedure, with file and line of what is wrong. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import inventory from '../../policies/inventory-ids.json' with { type: 'json' }
import type { Problem } from '../../policies/load.ts'
import { verify, verifyReport } from '../../policies/verify.ts'
import { type CommandAnswer, placeOf, problemLine } from './procedures-answer.ts'
import { councilFolders, readProcedure } from './read-procedures.ts'

/** Prints every problem, then a line a council. Exit code 1 when something is wrong. */
export function checkProcedures(args: readonly string[]): CommandAnswer {
  const checked = (args.length > 0 ? args : councilFolders()).map(checkOne)
  const problems = checked.flatMap(({ problems: found }) => found)
  const lines = [...problems.map(problemLine), ...checked.map(({ summary }) => summary)]
  return { code: problems.length > 0 ? 1 : 0, out: `${lines.join('\n')}\n` }
}

type Checked = { readonly problems: readonly Problem[]; readonly summary: string }
function checkOne(named: string): Checked {
  const { council, folder } = placeOf(named)
  const started = performance.now()
  const loaded = readProcedure(council, folder)
  if (!loaded.ok) return { problems: loaded.problems, summary: `${council}: cannot be read` }
  const { procedure, lineOf } = loaded
  const problems = [...verify(procedure, lineOf, expectedIds(procedure.code)), ...unfilled(council, folder)]
  const { states, cut } = verifyReport(procedure)
  const seconds = ((performance.now() - started) / 1000).toFixed(2)
  const walked = cut.length > 0 ? ` (cut short on ${cut.join(', ')})` : ''
  const counts = `${procedure.routes.length} routes, ${procedure.items.length} items, ${states} states${walked}, ${seconds} seconds`
  return {
    problems,
    summary: `${council}: ${problems.length === 0 ? 'proved' : `${problems.length} problems`}, ${counts}`,
  }
}

/** Ids that the inventory has for this council; a council that is not in it is proved without. */
function expectedIds(code: string): readonly string[] | undefined {
  const ids = inventory.map(entry => entry.id).filter(id => id.startsWith(`${code}-`))
  return ids.length > 0 ? ids : undefined
}

/** Places of a new council's files that wait to be filled in. */
function unfilled(council: string, folder: string): readonly Problem[] {
  return ['council.yaml', 'step-down.yaml', 'step-up.yaml'].flatMap(name => {
    const lines = readFileSync(join(folder, council, name), 'utf8').split('\n')
    return lines.flatMap((text, index) =>
      !/^\s*#/.test(text) && /\bFILL-IN\b/.test(text)
        ? [{ file: `${council}/${name}`, line: index + 1, message: `still to be filled in: ${text.trim()}` }]
        : [],
    )
  })
}
