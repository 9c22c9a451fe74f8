/** What a command of `npm run procedures` gives back: nothing is printed before it is whole. */
import { join, resolve } from 'node:path'
import type { Problem } from '../../policies/load.ts'
import type { Procedure, Procedures } from '../../policies/procedure.ts'
import { councilFolders, councilsFolder, currentProcedure, folderProcedure, readCompiled } from './read-procedures.ts'

/** `code` 0: done · 1: something is wrong with the procedures or the lines · 2: the command was not understood. */
export type CommandAnswer = { readonly code: 0 | 1 | 2; readonly out: string; readonly complaint?: string }
/** `stdin` is read only by a command that wants it. `today` is a London day. */
export type Around = { readonly stdin: () => string; readonly today: string }
export type Command = (args: readonly string[], around: Around) => CommandAnswer

export const done = (out: string): CommandAnswer => ({ code: 0, out: out.endsWith('\n') ? out : `${out}\n` })
export const wrong = (complaint: string): CommandAnswer => ({ code: 1, out: '', complaint })
export const misused = (complaint: string): CommandAnswer => ({ code: 2, out: '', complaint })

export const problemLine = ({ file, line, message }: Problem): string => `${file}:${line}: ${message}`

/** The procedure of a council, or of `council@version`; else the answer that says why there is none. */
export function withProcedure(named: string | undefined, then: (procedure: Procedure) => CommandAnswer): CommandAnswer {
  const known = councilFolders()
  if (!named || !known.includes(named.split('@')[0] ?? '')) return misused(`Name a council: ${known.join(', ')}.`)
  const current = folderProcedure(placeOf(named), readCompiled())
  return current.ok ? then(current.procedure) : wrong(current.problems.map(problemLine).join('\n'))
}

/** All procedures, or the answer that says what is wrong with them. */
export function withProcedures(then: (procedures: Procedures) => CommandAnswer): CommandAnswer {
  const compiled = readCompiled()
  const found = councilFolders().map(council => [council, currentProcedure(council, compiled)] as const)
  const problems = found.flatMap(([, current]) => (current.ok ? [] : current.problems))
  if (problems.length > 0) return wrong(problems.map(problemLine).join('\n'))
  return then(new Map(found.flatMap(([council, current]) => (current.ok ? [[council, current.procedure]] : []))))
}

/** The folder meant by a council's name, by `council@version`, or by the path of a folder with the three files. */
export function placeOf(named: string, councils = councilsFolder): string {
  const [council = '', version] = named.split('@')
  if (named.includes('/') || !councilFolders(councils).includes(council)) return resolve(named)
  return version === undefined ? join(councils, council) : join(councils, council, 'versions', version)
}
