/**
 * `amend COUNCIL [FOLDER]`: copies a council's procedure into a folder to be changed there.
 * `publish FOLDER`: takes the changed text over, and keeps the one before under its version.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import type { Day } from '../../policies/case.ts'
import { describeDifferences, diffProcedures } from '../../policies/diff.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { followProblems, inForceWords } from '../../policies/versions.ts'
import { type Around, type CommandAnswer, done, misused, problemLine, wrong } from './procedures-answer.ts'
import { atVersion, checkFolder } from './procedures-check.ts'
import { compiledText } from './procedures-compile.ts'
import { compiledFile, councilFolders, councilsFolder, fileNames } from './read-procedures.ts'

/** Where procedures are kept and compiled to; another place in tests only. */
export type Place = { readonly councils: string; readonly compiled: string }
const ours: Place = { councils: councilsFolder, compiled: compiledFile }
const schema = join(councilsFolder, '../procedure.schema.json')

export function amendProcedure([council, into]: readonly string[], place = ours): CommandAnswer {
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

/** Nothing is written unless the text is proved, its version is raised and its first day is today or later. */
export function publishProcedure(
  [named]: readonly string[],
  { today }: Pick<Around, 'today'>,
  place = ours,
): CommandAnswer {
  const draft = named ? resolve(named) : ''
  const council = basename(draft)
  if (!named || !existsSync(draft) || !councilFolders(place.councils).includes(council))
    return misused('Name the folder with the changed files. Its last part is the name of the council.')
  const own = join(place.councils, council)
  if (draft === own) return misused(`Change a copy: procedures -- amend ${council}`)
  const [before, after] = [checkFolder(own), checkFolder(draft)]
  const problems = [...before.problems, ...after.problems]
  if (!before.procedure || !after.procedure || problems.length > 0) return wrong(problems.map(problemLine).join('\n'))
  const refused = refusals(before.procedure, after.procedure, today)
  if (refused.length > 0) return wrong(refused.map(message => problemLine(atVersion(draft, message))).join('\n'))
  return takeOver({ draft, own, before: before.procedure, after: after.procedure }, place)
}

function refusals(before: Procedure, after: Procedure, today: Day): readonly string[] {
  const { inForceFrom } = after
  const changed = diffProcedures(before, after).filter(
    difference => !('field' in difference) || !['version', 'in force from'].includes(difference.field),
  )
  return [
    ...followProblems(before, after),
    ...(inForceFrom && inForceFrom < today
      ? [`version ${after.version} is in force from ${inForceFrom}, which has passed: a case cannot have begun under it`]
      : []),
    ...(changed.length === 0 ? ['no rule differs from the version before'] : []),
  ]
}

type Taking = { readonly draft: string; readonly own: string; readonly before: Procedure; readonly after: Procedure }

/** The old text is copied before the new one takes its place. */
function takeOver({ draft, own, before, after }: Taking, { councils, compiled }: Place): CommandAnswer {
  const kept = join(own, 'versions', before.version)
  if (existsSync(kept)) return wrong(`${shown(kept)} is there already. Nothing was changed.`)
  copyFiles(own, kept)
  copyFiles(draft, own)
  const made = compiledText(councils)
  if (!made.ok) return wrong(made.problems.join('\n'))
  writeFileSync(compiled, made.text)
  return done(
    [
      describeDifferences(before, after),
      `Version ${after.version} is published: ${inForceWords(after)}. Version ${before.version} is kept in ${shown(kept)} for the cases that began under it.`,
      `See whether policies/answers/${after.council}.yaml still says the same, then restart Stepwise. It tells the administrator.`,
    ].join('\n'),
  )
}

/** The three files, each pointing an editor from its new place to the same schema. */
function copyFiles(from: string, to: string): void {
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

const shown = (path: string): string => relative(process.cwd(), path) || path
