/** A council that nobody wrote code for: its files prove, and a new council begins from a skeleton that does too. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runProcedures } from '../../bot/commands/procedures.ts'
import type { Around } from '../../bot/commands/procedures-answer.ts'
import { sampleCouncilsFolder } from '../support/sample-councils.ts'

const around: Around = { stdin: () => '', today: '2026-12-01' }
const run = (...args: string[]) => runProcedures(args, around)
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'council-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Puts words where the skeleton says FILL-IN. */
function fillIn(council: string): void {
  for (const name of ['council.yaml', 'step-down.yaml', 'step-up.yaml']) {
    const path = join(folder, council, name)
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replaceAll('"FILL-IN: section"', '"4.2"').replaceAll(/"FILL-IN: ([^"]*)"/g, '"Sample $1"'))
  }
}

describe('an invented council', () => {
  it('is proved as it stands', () => {
    expect(run('check', join(sampleCouncilsFolder, 'eastmarsh'))).toMatchObject({
      code: 0,
      out: expect.stringContaining('eastmarsh: proved, 4 routes'),
    })
  })
})

describe('a new council', () => {
  it('begins from a skeleton in which every place to fill is named with file and line', () => {
    expect(run('new', 'north-haven', 'NH', '--write', folder).code).toBe(0)
    const { code, out } = run('check', join(folder, 'north-haven'))
    expect(code).toBe(1)
    const places = out.trimEnd().split('\n').slice(0, -1)
    expect(places.length).toBeGreaterThan(50)
    expect(places.filter(line => !/^\S+\.yaml:\d+: .*FILL-IN/.test(line))).toEqual([])
  })

  it('is proved once these places are filled', () => {
    fillIn('north-haven')
    expect(run('check', join(folder, 'north-haven'))).toMatchObject({
      code: 0,
      out: expect.stringContaining('north-haven: proved, 3 routes'),
    })
  })

  it('never overwrites a folder that is there', () => {
    expect(run('new', 'north-haven', 'NH', '--write', folder)).toMatchObject({
      code: 2,
      complaint: expect.stringContaining('is there already'),
    })
  })

  it('is printed where no folder is named', () => {
    expect(run('new', 'north-haven').out).toContain('# ---- north-haven/step-up.yaml')
  })
})
