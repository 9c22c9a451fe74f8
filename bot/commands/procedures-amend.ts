/** `amend COUNCIL [FOLDER]`: copies a council's procedure into a folder of its own, to be changed there and published. */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { type CommandAnswer, done, misused } from './procedures-answer.ts'
import { compiledFile, councilFolders, councilsFolder, fileNames } from './read-procedures.ts'

/** Where procedures are kept and compiled to; another place in tests only. */
export type Place = { readonly councils: string; readonly compiled: string }
export const ours: Place = { councils: councilsFolder, compiled: compiledFile }
const schema = join(councilsFolder, '../procedure.schema.json')

/** Never over a folder that is there. */
export function amendProcedure([council, into]: readonly string[], place: Place = ours): CommandAnswer {
  const known = councilFolders(place.councils)
  if (!council || !known.includes(council)) return misused(`Name a council: ${known.join(', ')}.`)
  const folder = join(resolve(into ?? 'drafts'), council)
  if (existsSync(folder)) return misused(`${shown(folder)} is there already: change it, or take it away first.`)
  copyFiles(join(place.councils, council), folder)
  return done(
    [
      `Written: ${fileNames.map(name => shown(join(folder, name))).join(', ')}`,
      'Change these files. In council.yaml raise `version` and write under it `inForceFrom: "2026-12-01"`, the first day on which it is to apply.',
      `Then: procedures -- check ${shown(folder)}, diff ${council} ${shown(folder)}, publish ${shown(folder)}.`,
    ].join('\n'),
  )
}

/** The three files, each pointing an editor from its new place to the same schema. */
export function copyFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of fileNames) {
    cpSync(join(from, name), join(to, name))
    const text = readFileSync(join(to, name), 'utf8')
    const pointer = `# yaml-language-server: $schema=${relative(to, schema)}`
    writeFileSync(
      join(to, name),
      text.replace(/^# yaml-language-server: \$schema=\S+/, () => pointer),
    )
  }
}

export const shown = (path: string): string => relative(process.cwd(), path) || path
