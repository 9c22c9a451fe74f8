import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { importPeople } from '../../bot/commands/people.ts'
import { type LiveDirectory, PeopleFileError, watchPeople } from '../../bot/directory.ts'
import { createLog } from '../../bot/log.ts'

const header = 'id,name,council,roles,team,locality,manager,deputy'
const councils = ['swindon']
const file = (...lines: readonly string[]) => `${[header, ...lines].join('\n')}\n`
const ann = 'ann,Ann,swindon,manager,,,,'
const bob = 'bob,Bob,swindon,practitioner,,,,'

let folder: string
let path: string
let directory: LiveDirectory | undefined
const watch = () => {
  directory = watchPeople({ path, councils, log: createLog({ level: 'silent' }), lookEveryMs: 50 })
  return directory
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stepwise-people-'))
  path = join(folder, 'people.csv')
  writeFileSync(path, file(ann, bob))
})
afterEach(() => {
  directory?.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('the directory', () => {
  it('knows people by id in any case of letters, and by role', () => {
    const known = watch()
    expect(known.find('ann')?.name).toBe('Ann')
    expect(known.withRole('swindon', 'practitioner').map(person => person.id)).toEqual(['bob'])
    expect(known.withRole('halton', 'practitioner')).toEqual([])
  })
  it('is the whole file: who is no longer in it is gone within five seconds', async () => {
    const known = watch()
    writeFileSync(path, file(ann))
    await vi.waitFor(() => expect(known.find('bob')).toBeUndefined(), 5_000)
    expect(known.find('ann')).toBeDefined()
  })
  it('sees a file that was put in the place of the old one', async () => {
    const known = watch()
    writeFileSync(`${path}.new`, file(ann, bob, 'eve,Eve,swindon,coordinator,,,,'))
    renameSync(`${path}.new`, path)
    await vi.waitFor(() => expect(known.find('eve')).toBeDefined(), 5_000)
  })
  it('stays as it was while the file is wrong or away, and takes up the next good one', async () => {
    const known = watch()
    writeFileSync(path, file('ann,,leeds,boss,,,,'))
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(known.find('bob')).toBeDefined()
    rmSync(path)
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(known.find('bob')).toBeDefined()
    writeFileSync(path, file(ann))
    await vi.waitFor(() => expect(known.find('bob')).toBeUndefined(), 5_000)
  })
  it('is begun with the people known last when the file has gone wrong meanwhile', () => {
    const kept: unknown[] = []
    const log = createLog({ level: 'silent' })
    watchPeople({ path, councils, log, onPeople: people => kept.push(people) }).stop()
    writeFileSync(path, 'nonsense')
    directory = watchPeople({ path, councils, log, last: JSON.parse(JSON.stringify(kept.at(-1))) })
    expect(directory.find('bob')?.roles).toEqual(['practitioner'])
  })
  it('is not begun with a wrong file when there never was a good one, and every reason is given', () => {
    writeFileSync(path, file('ann,,swindon,boss,,,,'))
    expect(watch).toThrow(PeopleFileError)
    expect(watch).toThrow(/line 2: name is empty\nline 2: role "boss"/)
  })
})

describe('npm run people -- import', () => {
  it('puts a good file in the place of the present one', () => {
    const from = join(folder, 'next.csv')
    writeFileSync(from, file(ann))
    expect(importPeople(from, path, councils)).toMatchObject({ code: 0 })
    expect(readFileSync(path, 'utf8')).toBe(file(ann))
  })
  it('leaves everything as it is when one line is wrong', () => {
    const from = join(folder, 'next.csv')
    writeFileSync(from, file(ann, 'x,,swindon,manager,,,,'))
    const { code, lines } = importPeople(from, path, councils)
    expect(code).toBe(1)
    expect(lines[0]).toBe('line 3: name is empty')
    expect(readFileSync(path, 'utf8')).toBe(file(ann, bob))
  })
})
