/** `compile`: writes the compiled form and the editors' schema from the YAML and the shape. Run it after every change. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { councilSchema } from '../../policies/council.ts'
import { directionSchema } from '../../policies/procedure.ts'
import { type CommandAnswer, done, problemLine, wrong } from './procedures-answer.ts'
import {
  type CompiledProcedures,
  compiledFile,
  councilFolders,
  councilsFolder,
  nameOfFolder,
  readFolder,
  sourceOf,
  versionFolders,
} from './read-procedures.ts'

export const schemaFile = join(councilsFolder, '../procedure.schema.json')

/** Writes both files. With a problem in any procedure, neither is written. */
export function compileProcedures(): CommandAnswer {
  const compiled = compiledText()
  if (!compiled.ok) return wrong(compiled.problems.join('\n'))
  writeFileSync(compiledFile, compiled.text)
  writeFileSync(schemaFile, schemaText())
  return done(`${councilFolders().length} procedures compiled`)
}

type CompiledText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problems: readonly string[] }

/** The compiled form of all councils in all their versions, one a line. */
export function compiledText(councils = councilsFolder): CompiledText {
  const loaded = councilFolders(councils)
    .flatMap(council => versionFolders(council, councils))
    .map(path => ({ path, read: readFolder(path) }))
  const problems = loaded.flatMap(({ read }) => (read.ok ? [] : read.problems.map(problemLine)))
  if (problems.length > 0) return { ok: false, problems }
  const lines = loaded.flatMap(({ path, read }) => {
    if (!read.ok) return []
    const entry: CompiledProcedures[string] = { source: sourceOf(path), procedure: read.procedure }
    return [`${JSON.stringify(nameOfFolder(path))}:${JSON.stringify(entry)}`]
  })
  return { ok: true, text: `{\n${lines.join(',\n')}\n}\n` }
}

/** JSON Schema of both kinds of file: `council.yaml` has the key `council`, `step-down.yaml` and `step-up.yaml` have not. */
export function schemaText(): string {
  const of = (schema: z.ZodType) => {
    const { $schema: _named, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' })
    return rest
  }
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: "A council's step-up and step-down procedure",
    definitions: { council: of(councilSchema), direction: of(directionSchema) },
    if: { required: ['council'] },
    then: { $ref: '#/definitions/council' },
    else: { $ref: '#/definitions/direction' },
  }
  return `${JSON.stringify(schema, null, 1)}\n`
}
