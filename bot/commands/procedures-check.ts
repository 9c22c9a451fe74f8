/** `check [COUNCIL|FOLDER …]`: shape, proofs and walks of every procedure, with file and line of what is wrong. */
import { join } from 'node:path'
import { type CommandAnswer, placeOf, problemLine } from './procedures-answer.ts'
import { answersWarning } from './procedures-answers.ts'
import { type Checked, checkFolder } from './procedures-folder.ts'
import { checkVersions } from './procedures-versions.ts'
import { councilFolders, councilsFolder, versionFolders } from './read-procedures.ts'

/** Prints every problem and warning, then a line for each version. Exit code 1 when something is wrong; a warning is not. */
export function checkProcedures(args: readonly string[]): CommandAnswer {
  return checkedAnswer(args.length > 0 ? args.flatMap(named => checkNamed(named)) : checkAll())
}

/** Every council of a folder, each in all its versions. */
export const checkAll = (councils = councilsFolder): readonly Checked[] =>
  councilFolders(councils).flatMap(council => checkVersions(versionFolders(council, councils).map(checkFolder)))

function checkNamed(named: string): readonly Checked[] {
  const place = placeOf(named)
  const council = councilFolders().find(known => place === join(councilsFolder, known))
  return council ? checkVersions(versionFolders(council).map(checkFolder)) : [checkFolder(place)]
}

function checkedAnswer(checked: readonly Checked[]): CommandAnswer {
  const problems = checked.flatMap(({ problems: found }) => found)
  const warnings = checked.map(({ path, procedure }) => answersWarning(path, procedure)).filter(Boolean)
  const lines = [...problems.map(problemLine), ...warnings, ...checked.map(({ summary }) => summary)]
  return { code: problems.length > 0 ? 1 : 0, out: `${lines.join('\n')}\n` }
}
