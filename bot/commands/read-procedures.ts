/** Reads every council's folder under `policies/councils/`. The only place that reads procedure files. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type Loaded, loadProcedure, type Problem, type ProcedureFile } from '../../policies/load.ts'
import type { Procedure } from '../../policies/procedure.ts'

const root = join(import.meta.dirname, '../..')
export const councilsFolder = join(root, 'policies/councils')
export const compiledFile = join(root, 'policies/compiled.json')
const fileNames = ['council.yaml', 'step-down.yaml', 'step-up.yaml'] as const
/** A change of the shape makes the compiled form old too. */
const shapes = ['policies/council.ts', 'policies/procedure.ts']

/** Names of the councils that have a folder, in alphabetical order. */
export function councilFolders(folder = councilsFolder): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort()
}

/** One council's three files, checked for their shape. A file that is not there is a problem like any other. */
export function readProcedure(council: string, folder = councilsFolder): Loaded {
  const missing = fileNames.map(name => shownPath(folder, council, name)).filter(path => !existsSync(join(root, path)))
  const problems = missing.map((file): Problem => ({ file, line: 1, message: 'the file is not there' }))
  if (problems.length > 0) return { ok: false, problems }
  const [first, down, up] = fileNames.map(name => readFileOf(folder, council, name)) as [
    ProcedureFile,
    ProcedureFile,
    ProcedureFile,
  ]
  return loadProcedure({ council: first, stepDown: down, stepUp: up })
}

const shownPath = (folder: string, council: string, name: string): string => relative(root, join(folder, council, name))
const readFileOf = (folder: string, council: string, name: string): ProcedureFile => ({
  name: shownPath(folder, council, name),
  text: readFileSync(join(folder, council, name), 'utf8'),
})

/** The compiled form: each procedure beside the fingerprint of the text and the shape it was made from. */
export type CompiledProcedures = Readonly<Record<string, { readonly source: string; readonly procedure: Procedure }>>

/** Fingerprint of a council's text and of the shape it is read by. */
export function sourceOf(council: string, folder = councilsFolder): string {
  const hash = createHash('sha256')
  for (const name of fileNames) hash.update(readFileSync(join(folder, council, name)))
  for (const path of shapes) hash.update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

/** What was compiled last; nothing where nobody has compiled yet. */
export function readCompiled(file = compiledFile): CompiledProcedures {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as CompiledProcedures) : {}
}

export type Current = { readonly ok: true; readonly procedure: Procedure } | Extract<Loaded, { readonly ok: false }>

/** The procedure as its files say: compiled where that is still the same text, else read from the YAML, which is slow. */
export function currentProcedure(council: string, compiled: CompiledProcedures = readCompiled()): Current {
  const kept = compiled[council]
  const isThere = fileNames.every(name => existsSync(join(councilsFolder, council, name)))
  if (kept && isThere && kept.source === sourceOf(council)) return { ok: true, procedure: kept.procedure }
  return readProcedure(council)
}
