/** How a new version of a procedure is published: what is kept, what is refused, what is loaded afterwards. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runProcedures } from '../../bot/commands/procedures.ts'
import { amendProcedure, type Place } from '../../bot/commands/procedures-amend.ts'
import { answersWarning } from '../../bot/commands/procedures-answers.ts'
import { checkAll } from '../../bot/commands/procedures-check.ts'
import { compiledText } from '../../bot/commands/procedures-compile.ts'
import { checkFolder } from '../../bot/commands/procedures-folder.ts'
import { publishProcedure } from '../../bot/commands/procedures-publish.ts'
import { councilsFolder, fileNames, readCompiled, versionFolders } from '../../bot/commands/read-procedures.ts'
import { servedProcedures } from '../../bot/served-procedures.ts'
import { VersionGoneError } from '../../dialogs/ports.ts'

const today = '2026-12-01'
let root: string
let place: Place
let draft: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stepwise-publish-'))
  place = { councils: join(root, 'councils'), compiled: join(root, 'compiled.json') }
  cpSync(join(councilsFolder, 'swindon'), join(place.councils, 'swindon'), { recursive: true })
  amendProcedure(['swindon', join(root, 'drafts')], place)
  draft = join(root, 'drafts', 'swindon')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function change(file: string, from: string | RegExp, to: string): void {
  const path = join(draft, file)
  const text = readFileSync(path, 'utf8')
  const next = text.replace(from, to)
  if (next === text) throw new Error(`${file} has no ${from}`)
  writeFileSync(path, next)
}
const raise = (version: string, day: string) =>
  change('council.yaml', /^version: .*\n(inForceFrom: .*\n)?/m, `version: "${version}"\ninForceFrom: "${day}"\n`)
const moveCutOff = () => change('council.yaml', 'time: "16:00"', 'time: "15:30"')
const publish = () => publishProcedure([draft], { today }, place)
const textsOf = (folder: string) => fileNames.map(name => readFileSync(join(folder, name), 'utf8'))
const isPointer = /^# yaml-language-server.*\n/

describe('the answers to questions, of which there is one text', () => {
  it('are warned of by the check while they are written for another version, in a draft too', () => {
    const answers = join(root, 'answers')
    mkdirSync(answers)
    writeFileSync(join(answers, 'swindon.yaml'), 'document:\n  name: Swindon\n  writtenFor: "1.0"\n')
    const warned = () => answersWarning(draft, checkFolder(draft).procedure, answers)
    expect(warned()).toBe('')
    raise('1.1', '2026-12-07')
    expect(warned()).toMatch(/swindon\.yaml:3: warning: .*written for version 1\.0, the procedure is version 1\.1/)
    const [, ownWarning] = runProcedures(['check', draft], { stdin: () => '', today }).out.split('answers/')
    expect(ownWarning).toContain('warning:')
    expect(runProcedures(['check', draft], { stdin: () => '', today }).code).toBe(0)
  })
})

describe('publishing', () => {
  it('takes the new text over and keeps the old one, word for word, under its version', () => {
    const before = textsOf(join(place.councils, 'swindon'))
    moveCutOff()
    raise('1.1', '2026-12-07')
    expect(publish()).toMatchObject({ code: 0, out: expect.stringContaining('in force from 7 December 2026') })
    const [kept = '', own = ''] = versionFolders('swindon', place.councils)
    expect(kept).toBe(join(place.councils, 'swindon/versions/1.0'))
    const bare = (texts: readonly string[]) => texts.map(text => text.replace(isPointer, ''))
    expect(bare(textsOf(kept))).toEqual(bare(before))
    expect(bare(textsOf(own))).toEqual(bare(textsOf(draft)))
  })

  it('says in words what has changed', () => {
    moveCutOff()
    raise('1.1', '2026-12-07')
    expect(publish().out).toMatch(/SW-F1.*16:00.*15:30/s)
  })

  it('leaves every version proved, compiled and served on its own days', () => {
    moveCutOff()
    raise('1.1', '2026-12-07')
    publish()
    expect(checkAll(place.councils).map(({ summary }) => summary.replace(/,.*/, ''))).toEqual([
      'swindon@1.0: proved',
      'swindon: proved',
    ])
    const made = compiledText(place.councils)
    expect(made.ok && made.text).toBe(readFileSync(place.compiled, 'utf8'))
    const servedOn = (instant: string) =>
      servedProcedures(['swindon'], () => new Date(instant), {
        folder: place.councils,
        compiled: readCompiled(place.compiled),
      })
    // Midnight in London, an hour before midnight in UTC's winter: the same instant.
    expect(servedOn('2026-12-06T23:59:59Z').procedure('swindon').version).toBe('1.0')
    expect(servedOn('2026-12-07T00:00:00Z').procedure('swindon').version).toBe('1.1')
    const { procedure, versions } = servedOn('2026-12-08T10:00:00Z')
    expect(procedure('swindon', '1.0').version).toBe('1.0')
    expect(versions('swindon').map(({ version }) => version)).toEqual(['1.0', '1.1'])
    expect(() => procedure('swindon', '0.9')).toThrow(VersionGoneError)
  })

  it('begins a day that falls in summer time at midnight in London', () => {
    moveCutOff()
    raise('1.1', '2027-04-01')
    publish()
    const at = (instant: string) =>
      servedProcedures(['swindon'], () => new Date(instant), {
        folder: place.councils,
        compiled: readCompiled(place.compiled),
      }).procedure('swindon').version
    expect([at('2027-03-31T22:59:59Z'), at('2027-03-31T23:00:00Z')]).toEqual(['1.0', '1.1'])
  })

  it('can be done again and again', () => {
    moveCutOff()
    raise('1.1', '2026-12-07')
    publish()
    change('council.yaml', 'time: "15:30"', 'time: "15:00"')
    raise('1.10', '2026-12-14')
    expect(publish().code).toBe(0)
    raise('1.11', '2026-12-21')
    change('council.yaml', 'time: "15:00"', 'time: "14:00"')
    expect(publish().code).toBe(0)
    expect(versionFolders('swindon', place.councils).map(path => path.split('/').at(-1))).toEqual([
      '1.0',
      '1.1',
      '1.10',
      'swindon',
    ])
  })
})

describe('publishing is refused, and nothing is written,', () => {
  const refused: readonly (readonly [string, () => void, RegExp])[] = [
    ['when the version was not raised', () => raise('1.0', '2026-12-07'), /council\.yaml:\d+: version 1\.0 is not higher/],
    [
      'when it does not say from which day',
      () => change('council.yaml', /^version: .*/m, 'version: "1.1"'),
      /add inForceFrom/,
    ],
    ['when that day has passed', () => raise('1.1', '2026-11-30'), /2026-11-30, which has passed/],
    [
      'when the new text is not proved',
      () => {
        raise('1.1', '2026-12-07')
        change('step-down.yaml', 'gate: agreement', 'gate: nowhere')
      },
      /step-down\.yaml:\d+: /,
    ],
  ]
  it.each(refused)('%s', (_, spoil, message) => {
    moveCutOff()
    spoil()
    const before = textsOf(join(place.councils, 'swindon'))
    expect(publish()).toMatchObject({ code: 1, out: '', complaint: expect.stringMatching(message) })
    expect(textsOf(join(place.councils, 'swindon'))).toEqual(before)
    expect(versionFolders('swindon', place.councils)).toHaveLength(1)
  })

  it('when no rule differs', () => {
    raise('1.1', '2026-12-07')
    expect(publish().complaint).toContain('no rule differs from the version before')
  })

  it.each([['nowhere'], [''], ['councils/swindon']])('when it is asked for %j', named => {
    expect(publishProcedure([named && join(root, named)], { today }, place).code).toBe(2)
  })
})

describe('amending', () => {
  it('copies the files into a folder of their own, and never over one that is there', () => {
    expect(textsOf(draft).map(text => text.replace(isPointer, ''))).toEqual(
      textsOf(join(place.councils, 'swindon')).map(text => text.replace(isPointer, '')),
    )
    expect(amendProcedure(['swindon', join(root, 'drafts')], place).code).toBe(2)
    expect(amendProcedure(['nowhere', join(root, 'drafts')], place).code).toBe(2)
  })
})
