import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'

const root = join(import.meta.dirname, '../../..')
const words = z.string().trim().min(1)
const grade = z.number().int().min(1).max(5)
const risk = z.strictObject({ severity: grade, likelihood: grade })
const shape = z.strictObject({
  release: words,
  standards: z.record(z.string(), z.string().nullable()),
  hazards: z.array(
    z.strictObject({
      id: z.string().regex(/^H\d+$/),
      hazard: words,
      cause: words,
      harm: words,
      before: risk,
      after: risk,
      owner: words,
      controls: z
        .array(
          z.strictObject({
            control: words,
            tests: z.array(z.strictObject({ file: words, title: words })).min(1),
          }),
        )
        .min(1),
      residual: words,
      acceptance: z.strictObject({
        by: words.nullable(),
        on: words.nullable(),
        release: words.nullable(),
        remarks: words.nullable(),
      }),
    }),
  ),
})
const log = shape.parse(parse(readFileSync(join(root, 'policies/safety/hazard-log.yaml'), 'utf8')))
const size = ({ severity, likelihood }: z.infer<typeof risk>): number => severity * likelihood
/** A file's words with quotes and line breaks evened out, so that a title is found however it is laid out. */
const wordsOf = (text: string): string =>
  text
    .replaceAll(/["“”]/g, '"')
    .replaceAll(/\\?['’]/g, "'")
    .replaceAll(/\s+/g, ' ')
const named = log.hazards.flatMap(({ id, controls }) =>
  controls.flatMap(({ control, tests }) => tests.map(test => ({ id, control, ...test }))),
)

describe('the hazard log', () => {
  it('has the twenty-one hazards of the starting list, each once', () => {
    expect(log.hazards.map(({ id }) => id)).toEqual(Array.from({ length: 21 }, (_, n) => `H${n + 1}`))
  })
  it('is of the release that is built', () => {
    expect(log.release).toBe(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version)
  })
  it.each(named)('$id: $control is guarded by “$title”', ({ file, title }) => {
    const path = join(root, file)
    expect(existsSync(path), file).toBe(true)
    expect(wordsOf(readFileSync(path, 'utf8')).includes(wordsOf(title)), `${file} has no “${title}”`).toBe(true)
  })
  it.each(log.hazards)('$id is smaller with its controls than without, and no worse in kind', ({ before, after }) => {
    expect(size(after)).toBeLessThan(size(before))
    expect(after.severity).toBeLessThanOrEqual(before.severity)
  })
  it('leaves acceptance to the council: the project signs nothing', () => {
    expect(log.hazards.flatMap(({ acceptance }) => Object.values(acceptance)).filter(value => value !== null)).toEqual([])
  })
})
