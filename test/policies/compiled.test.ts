/** The compiled procedures are exactly what the YAML says, and are left alone as soon as it says something else. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compiledText } from '../../bot/commands/procedures-compile.ts'
import {
  compiledFile,
  councilFolders,
  councilsFolder,
  currentProcedure,
  readCompiled,
  readProcedure,
  sourceOf,
} from '../../bot/commands/read-procedures.ts'
import { servedProcedures } from '../../bot/served-procedures.ts'
import { procedureSchema } from '../../policies/procedure.ts'

const compiled = readCompiled()
const now = () => new Date('2026-12-01T10:00:00Z')

describe('the compiled procedures', () => {
  it('are the file that compiling writes now (run: npm run procedures -- compile)', () => {
    const made = compiledText()
    expect(made.ok && made.text === readFileSync(compiledFile, 'utf8')).toBe(true)
  })

  it.each(councilFolders())('%s is what its YAML says, checked by the shape', council => {
    const read = readProcedure(council)
    const kept = compiled[council]?.procedure
    expect(read.ok && read.procedure).toEqual(kept)
    expect(procedureSchema.parse(kept)).toEqual(kept)
  })

  it.each(councilFolders())('%s is taken as compiled while its text is the same', council => {
    expect(compiled[council]?.source).toBe(sourceOf(join(councilsFolder, council)))
    const current = currentProcedure(council, compiled)
    expect(current.ok && current.procedure).toBe(compiled[council]?.procedure)
  })

  it('are passed over for a council whose text has changed since', () => {
    const old = {
      swindon: { source: 'an older text', procedure: { ...compiled.swindon!.procedure, version: '0.1' } },
    }
    const current = currentProcedure('swindon', old)
    expect(current.ok && current.procedure.version).toBe(compiled.swindon?.procedure.version)
  })

  it('are served, and no council that is not named', () => {
    const { procedure } = servedProcedures(['swindon'], now)
    expect(procedure('swindon')).toEqual(compiled.swindon?.procedure)
    expect(() => procedure('halton')).toThrow('halton is not served here')
  })

  it('do not start with a council that has no files', () => {
    expect(() => servedProcedures(['nowhere'], now)).toThrow(
      'policies/councils/nowhere/council.yaml:1: the file is not there',
    )
  })
})
