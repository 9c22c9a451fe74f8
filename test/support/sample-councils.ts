/** Invented councils, written in YAML alone, for tests that must not lean on any real one. */
import { join } from 'node:path'
import { readProcedure } from '../../bot/commands/read-procedures.ts'
import type { Procedures } from '../../policies/procedure.ts'

export const sampleCouncilsFolder = join(import.meta.dirname, 'councils')

/** The procedures of invented councils; a wrong one fails the test with its problems. */
export function sampleProcedures(...councils: readonly string[]): Procedures {
  return new Map(
    councils.map(council => {
      const loaded = readProcedure(council, sampleCouncilsFolder)
      if (!loaded.ok) throw new Error(loaded.problems.map(p => `${p.file}:${p.line}: ${p.message}`).join('\n'))
      return [council, loaded.procedure]
    }),
  )
}
