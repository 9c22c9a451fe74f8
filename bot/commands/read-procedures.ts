/** Reads every council's folder under `policies/councils/`. The only place that reads procedure files. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { type Loaded, loadProcedure, type Problem, type ProcedureFile } from '../../policies/load.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { compareVersions } from '../../policies/versions.ts'

const root = join(import.meta.dirname, '../..')
export const councilsFolder = join(root, 'policies/councils')
export const compiledFile = join(root, 'policies/compiled.json')
export const fileNames = ['council.yaml', 'step-down.yaml', 'step-up.yaml'] as const
/** A change of the shape makes the compiled form old too. */
const shapes = ['policies/council.ts', 'policies/procedure.ts']

/** Names of the councils that have a folder, in alphabetical order. */
export function councilFolders(folder = councilsFolder): string[] {
  return foldersIn(folder).sort()
}

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)

/** Folders of a council's versions, oldest first: those that were taken over by a later one, then its own. */
export function versionFolders(council: string, folder = councilsFolder): readonly string[] {
  const own = join(folder, council)
  const kept = join(own, 'versions')
  const earlier = existsSync(kept) ? foldersIn(kept).sort(compareVersions) : []
  return [...earlier.map(version => join(kept, version)), own]
}

/** `COUNCIL`, or `COUNCIL@1.0` for a version that was taken over: the name under which it is compiled and asked for. */
export function nameOfFolder(path: string): string {
  const above = dirname(path)
  return basename(above) === 'versions' ? `${basename(dirname(above))}@${basename(path)}` : basename(path)
}

/** A council's three files, checked for their shape. A file that is not there is a problem like any other. */
export const readProcedure = (council: string, folder = councilsFolder): Loaded => readFolder(join(folder, council))

/** The three files in this folder. */
export function readFolder(path: string): Loaded {
  const missing = fileNames.filter(name => !existsSync(join(path, name)))
  const problems = missing.map(
    (name): Problem => ({ file: shownPath(path, name), line: 1, message: 'the file is not there' }),
  )
  if (problems.length > 0) return { ok: false, problems }
  const [first, down, up] = fileNames.map(name => readFileOf(path, name)) as [ProcedureFile, ProcedureFile, ProcedureFile]
  return loadProcedure({ council: first, stepDown: down, stepUp: up })
}

export const shownPath = (path: string, name = ''): string => relative(root, join(path, name))
const readFileOf = (path: string, name: string): ProcedureFile => ({
  name: shownPath(path, name),
  text: readFileSync(join(path, name), 'utf8'),
})

/** The compiled form: each version beside the fingerprint of the text and the shape it was made from, by its name. */
export type CompiledProcedures = Readonly<Record<string, { readonly source: string; readonly procedure: Procedure }>>

/** Fingerprint of the text in a folder and of the shape it is read by. */
export function sourceOf(path: string): string {
  const hash = createHash('sha256')
  for (const name of fileNames) hash.update(readFileSync(join(path, name)))
  shapeText ??= Buffer.concat(shapes.map(shape => readFileSync(join(root, shape))))
  return hash.update(shapeText).digest('hex')
}

/** Read once: it does not change while a process runs. */
let shapeText: Buffer | undefined

/** What was compiled last; nothing where nobody has compiled yet. */
export function readCompiled(file = compiledFile): CompiledProcedures {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as CompiledProcedures) : {}
}

export type Current = { readonly ok: true; readonly procedure: Procedure } | Extract<Loaded, { readonly ok: false }>

/** The text of a folder: compiled where that is still the same text, else read from the YAML, which is slow. */
export function folderProcedure(path: string, compiled: CompiledProcedures): Current {
  const kept = compiled[nameOfFolder(path)]
  const isThere = fileNames.every(name => existsSync(join(path, name)))
  return kept && isThere && kept.source === sourceOf(path) ? { ok: true, procedure: kept.procedure } : readFolder(path)
}

/** The version of a council published last. */
export const currentProcedure = (council: string, compiled: CompiledProcedures = readCompiled()): Current =>
  folderProcedure(join(councilsFolder, council), compiled)
