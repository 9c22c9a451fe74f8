/** The answers to questions have one text a council: says when it was written for another version of the procedure. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Procedure } from '../../policies/procedure.ts'
import { problemLine } from './procedures-answer.ts'
import { councilsFolder, nameOfFolder, shownPath } from './read-procedures.ts'

const answersFolder = join(councilsFolder, '../answers')

/** A line with file and number, for a version that is not one taken over; empty where they agree or there are none. */
export function answersWarning(path: string, procedure: Procedure | null, folder = answersFolder): string {
  const name = `${procedure?.council}.yaml`
  if (!procedure || nameOfFolder(path).includes('@') || !existsSync(join(folder, name))) return ''
  const lines = readFileSync(join(folder, name), 'utf8').split('\n')
  const at = lines.findIndex(line => line.startsWith('  writtenFor:'))
  const writtenFor = lines[at]?.split('"')[1] ?? 'none'
  if (writtenFor === procedure.version) return ''
  const message = `warning: the answers are written for version ${writtenFor}, the procedure is version ${procedure.version}. Look through them, then write its version here`
  return problemLine({ file: shownPath(folder, name), line: at + 1, message })
}
