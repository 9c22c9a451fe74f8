/** One folder with a procedure's three files, proved by itself. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import inventory from '../../policies/inventory-ids.json' with { type: 'json' }
import type { Problem } from '../../policies/load.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { verify, verifyReport } from '../../policies/verify.ts'
import { fileNames, nameOfFolder, readFolder, shownPath } from './read-procedures.ts'

export type Checked = {
  readonly path: string
  readonly procedure: Procedure | null
  readonly problems: readonly Problem[]
  readonly summary: string
}

/** One folder with its three files. Rules that the inventory names are asked only of a version that is not taken over. */
export function checkFolder(path: string): Checked {
  const started = performance.now()
  const loaded = readFolder(path)
  const name = nameOfFolder(path)
  if (!loaded.ok) return { path, procedure: null, problems: loaded.problems, summary: `${name}: cannot be read` }
  const { procedure, lineOf } = loaded
  const kept = name.includes('@')
  const named =
    kept && basename(path) !== procedure.version
      ? [atVersion(path, `the folder is named ${basename(path)}, the version is ${procedure.version}`)]
      : []
  const proofs = verify(procedure, lineOf, kept ? undefined : expectedIds(procedure.code))
  return summed({ path, procedure, problems: [...proofs, ...named, ...unfilled(path)] }, started)
}

export function summed({ path, procedure, problems }: Omit<Checked, 'summary'>, started = performance.now()): Checked {
  if (!procedure) return { path, procedure, problems, summary: `${nameOfFolder(path)}: cannot be read` }
  const { states, cut } = verifyReport(procedure)
  const seconds = ((performance.now() - started) / 1000).toFixed(2)
  const walked = cut.length > 0 ? ` (cut short on ${cut.join(', ')})` : ''
  const counts = `${procedure.routes.length} routes, ${procedure.items.length} items, ${states} states${walked}, ${seconds} seconds`
  const verdict = problems.length === 0 ? 'proved' : `${problems.length} problems`
  return { path, procedure, problems, summary: `${nameOfFolder(path)}: ${verdict}, ${counts}` }
}

/** Ids that the inventory has for this council; a council that is not in it is proved without. */
function expectedIds(code: string): readonly string[] | undefined {
  const ids = inventory.map(entry => entry.id).filter(id => id.startsWith(`${code}-`))
  return ids.length > 0 ? ids : undefined
}

/** Places of a new council's files that wait to be filled in. */
function unfilled(path: string): readonly Problem[] {
  return fileNames.flatMap(name => {
    const lines = readFileSync(join(path, name), 'utf8').split('\n')
    return lines.flatMap((text, index) =>
      !/^\s*#/.test(text) && /\bFILL-IN\b/.test(text)
        ? [{ file: shownPath(path, name), line: index + 1, message: `still to be filled in: ${text.trim()}` }]
        : [],
    )
  })
}

/** A problem at the line that says which version it is. */
export function atVersion(path: string, message: string): Problem {
  const lines = readFileSync(join(path, 'council.yaml'), 'utf8').split('\n')
  const line = lines.findIndex(text => text.startsWith('version:')) + 1
  return { file: shownPath(path, 'council.yaml'), line, message }
}
