/** Plants a fault in the text of Stockport's procedure, and finds the line of an entry without the loader. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ProcedureFiles } from '../../policies/load.ts'

export type FileName = 'council' | 'stepDown' | 'stepUp'
export type Change = {
  readonly file: FileName
  readonly entry: string | null
  readonly from: string | RegExp
  readonly to: string
}
export type Fault = {
  readonly name: string
  readonly changes: readonly Change[]
  readonly says: RegExp
  readonly at: string
}

const folder = join(import.meta.dirname, '../../policies/councils/stockport')
const names = { council: 'council.yaml', stepDown: 'step-down.yaml', stepUp: 'step-up.yaml' } as const
const read = (file: FileName) => ({
  name: names[file],
  text: readFileSync(join(folder, names[file]), 'utf8'),
})
export const soundFiles: ProcedureFiles = {
  council: read('council'),
  stepDown: read('stepDown'),
  stepUp: read('stepUp'),
}

/** The files with the fault in them. Throws when the text no longer has the place to plant it. */
export function plant({ name: fault, changes }: Fault): ProcedureFiles {
  const files = { ...soundFiles }
  for (const change of changes) {
    const { name, text } = files[change.file]
    const changed = change.entry ? inEntry(text, change) : text.replace(change.from, change.to)
    if (changed === text) throw new Error(`cannot plant "${fault}" in ${change.entry ?? name}`)
    files[change.file] = { name, text: changed }
  }
  return files
}

/** From the entry's own line to the next entry of the same depth. */
function inEntry(text: string, { entry, from, to }: Change): string {
  const start = text.search(new RegExp(`^  - (?:id|fact): ${entry}$`, 'm'))
  const rest = text.slice(start + 1)
  const length = rest.search(/^(?: {2}- (?:id|fact): |\S)/m)
  const end = start < 0 ? -1 : length < 0 ? text.length : start + 1 + length
  return start < 0 ? text : text.slice(0, start) + text.slice(start, end).replace(from, to) + text.slice(end)
}

/** File and line of the first entry with this id, found without the loader. */
export function placeOf(files: ProcedureFiles, id: string): { readonly file: string; readonly line: number } | undefined {
  for (const { name, text } of [files.council, files.stepDown, files.stepUp]) {
    const line = text.split('\n').findIndex(candidate => candidate.trim() === `- id: ${id}`)
    if (line >= 0) return { file: name, line: line + 1 }
  }
  return undefined
}
