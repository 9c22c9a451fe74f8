/** `publish FOLDER`: takes a changed procedure over, and keeps the one before under its version. */
import { existsSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Day } from '../../policies/case.ts'
import { describeDifferences, ruleDifferences } from '../../policies/diff.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { followProblems } from '../../policies/verify/versions.ts'
import { inForceWords } from '../../policies/versions.ts'
import { copyFiles, ours, type Place, shown } from './procedures-amend.ts'
import { type Around, type CommandAnswer, done, misused, problemLine, wrong } from './procedures-answer.ts'
import { compiledText } from './procedures-compile.ts'
import { atVersion, checkFolder } from './procedures-folder.ts'
import { councilFolders } from './read-procedures.ts'

/** Nothing is written unless the text is proved, its version is raised and its first day is today or later. */
export function publishProcedure(
  [named]: readonly string[],
  { today }: Pick<Around, 'today'>,
  place: Place = ours,
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
  return [
    ...followProblems(before, after),
    ...(inForceFrom && inForceFrom < today
      ? [`version ${after.version} is in force from ${inForceFrom}, which has passed: a case cannot have begun under it`]
      : []),
    ...(ruleDifferences(before, after).length === 0 ? ['no rule differs from the version before'] : []),
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
