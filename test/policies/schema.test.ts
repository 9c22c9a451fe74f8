/** The schema that editors use is made from the shape, takes every procedure, and refuses what the shape refuses. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { schemaFile, schemaText } from '../../bot/commands/procedures-compile.ts'
import { councilFolders, councilsFolder } from '../../bot/commands/read-procedures.ts'
import { councilSchema } from '../../policies/council.ts'
import { directionSchema } from '../../policies/procedure.ts'

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0]
const schema: { readonly definitions: Record<'council' | 'direction', JsonSchema> } = JSON.parse(
  readFileSync(schemaFile, 'utf8'),
)
const council = z.fromJSONSchema(schema.definitions.council)
const direction = z.fromJSONSchema(schema.definitions.direction)
const read = (name: string, file: string): string => readFileSync(join(councilsFolder, name, file), 'utf8')

describe('the schema for editors', () => {
  it('is the file that compiling writes now (run: npm run procedures -- compile)', () => {
    expect(schemaText() === readFileSync(schemaFile, 'utf8')).toBe(true)
  })

  it.each(councilFolders())('takes the files of %s, each of which names it in its first line', name => {
    for (const file of ['council.yaml', 'step-down.yaml', 'step-up.yaml']) {
      const text = read(name, file)
      expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../../procedure.schema.json')
      const taken = (file === 'council.yaml' ? council : direction).safeParse(parse(text))
      expect(taken.success ? [] : taken.error.issues).toEqual([])
    }
  })

  it.each([
    ['an id that is none', (text: string) => text.replace('id: SW-R01', 'id: first')],
    ['a key that nobody knows', (text: string) => text.replace('code: SW', 'code: SW\ncolour: red')],
    ['a role that acts as nobody', (text: string) => text.replace('actsAs: practitioner', 'actsAs: observer')],
    ['a name left empty', (text: string) => text.replace('name: Line manager', 'name: ""')],
  ])('refuses %s, as the shape does', (_what, fault) => {
    const wrong = parse(fault(read('swindon', 'council.yaml')))
    expect([council.safeParse(wrong).success, councilSchema.safeParse(wrong).success]).toEqual([false, false])
  })

  it('refuses a gate and a kind of answer that are not there, as the shape does', () => {
    for (const [from, to] of [
      ['gate: agreement', 'gate: teatime'],
      ['kind: yes-no', 'kind: perhaps'],
    ] as const) {
      const wrong = parse(read('swindon', 'step-down.yaml').replace(from, to))
      expect([direction.safeParse(wrong).success, directionSchema.safeParse(wrong).success]).toEqual([false, false])
    }
  })
})
