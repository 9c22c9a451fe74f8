import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { fillManifest, packageSettings, packageZip, readSettings } from '../../bot/commands/package.ts'

const root = join(import.meta.dirname, '../..')
const env = {
  MicrosoftAppId: '11111111-2222-3333-4444-555555555555',
  STEPWISE_HOSTS: 'stepwise.example.gov.uk, *.example.org',
  STEPWISE_PUBLISHER: 'Sample "Council"',
  STEPWISE_WEBSITE: 'https://www.example.gov.uk/stepwise',
  STEPWISE_PRIVACY_URL: 'https://www.example.gov.uk/privacy',
  STEPWISE_TERMS_URL: 'https://www.example.gov.uk/terms',
}
const settings = (() => {
  const read = readSettings(env)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return read.settings
})()

const files = unzipSync(packageZip(settings))
type Bot = {
  botId: string
  scopes: string[]
  supportsFiles: boolean
  commandLists: { scopes: string[]; commands: { title: string; description: string }[] }[]
}
type Manifest = Record<string, unknown> & { $schema: string; manifestVersion: string; bots: [Bot] }
const manifest = JSON.parse(strFromU8(files['manifest.json'] as Uint8Array)) as Manifest
const bot = manifest.bots[0]

/** Microsoft's schema from the installed package; the address it names is never asked. */
const schemaOf = (version: string) =>
  JSON.parse(
    readFileSync(
      join(root, `node_modules/@microsoft/app-manifest/build/json-schemas/teams/v${version}/MicrosoftTeams.schema.json`),
      'utf8',
    ),
  )
const validate = (candidate: unknown) =>
  AppManifestUtils.validateAgainstSchema(candidate as TeamsManifest, schemaOf(manifest.manifestVersion))

describe('the Teams package', () => {
  test('holds the manifest and both icons at its top level, and nothing else', () => {
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png'])
  })

  test('has a manifest that Microsoft’s own schema accepts', async () => {
    expect(manifest.$schema).toContain(`/v${manifest.manifestVersion}/`)
    expect(await validate(manifest)).toEqual([])
  })

  test('is judged by a schema that would say no', async () => {
    expect(await validate({ ...manifest, id: 'not-an-id' })).not.toEqual([])
    expect(await validate({ ...manifest, graph: true })).not.toEqual([])
  })

  test('carries the app id and hosts of the environment, and no placeholder is left', () => {
    expect([manifest.id, bot.botId]).toEqual([env.MicrosoftAppId, env.MicrosoftAppId])
    expect(manifest.validDomains).toEqual(['stepwise.example.gov.uk', '*.example.org'])
    expect(manifest.developer).toMatchObject({
      name: 'Sample "Council"',
      privacyUrl: env.STEPWISE_PRIVACY_URL,
    })
    expect(JSON.stringify(manifest)).not.toContain('${{')
    expect(manifest.version).toBe(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version)
  })

  test('asks for no permission', () => {
    for (const name of ['permissions', 'devicePermissions', 'authorization', 'webApplicationInfo'])
      expect(manifest[name]).toBeUndefined()
  })

  test('takes files, in chats with one person, groups and teams', () => {
    expect(bot.supportsFiles).toBe(true)
    expect(bot.scopes).toEqual(['personal', 'team', 'groupChat'])
  })

  test('has at most three command lists of ten, one for each scope, and help and the safety line in all', () => {
    expect(bot.commandLists.map(list => list.scopes)).toEqual([['personal'], ['team'], ['groupChat']])
    for (const { commands } of bot.commandLists) {
      expect(commands.length).toBeLessThanOrEqual(10)
      const titles = commands.map(command => command.title)
      expect(titles).toEqual(expect.arrayContaining(['help', 'worried about a child']))
      for (const { title, description } of commands)
        expect([title.length <= 32, description.length <= 128]).toEqual([true, true])
    }
    expect(bot.commandLists[0]?.commands.map(command => command.title)).toEqual(
      expect.arrayContaining(['can I step this down?', 'my cases', 'next meeting', 'agenda']),
    )
  })

  test('is the same bytes for the same settings', () => {
    expect(Buffer.from(packageZip(settings)).equals(Buffer.from(packageZip(settings)))).toBe(true)
  })

  test('refuses a template with a placeholder that nothing fills', () => {
    expect(() => fillManifest('{"a": "${{NOBODY}}"}', settings, '1.0.0')).toThrow('NOBODY')
  })
})

describe('the settings of the package', () => {
  test('are all named at once when all are missing', () => {
    const read = readSettings({ STEPWISE_HOSTS: '  ' })
    expect(read.ok ? [] : read.problems).toEqual(packageSettings.map(name => `${name}: is not set`))
  })

  test.each([
    ['MicrosoftAppId', 'stepwise'],
    ['STEPWISE_HOSTS', 'https://stepwise.example.gov.uk'],
    ['STEPWISE_PUBLISHER', 'x'.repeat(33)],
    ['STEPWISE_WEBSITE', 'http://www.example.gov.uk'],
    ['STEPWISE_PRIVACY_URL', 'privacy page'],
  ])('%s may not be “%s”', (name, value) => {
    const read = readSettings({ ...env, [name]: value })
    expect(read.ok ? [] : read.problems.map(problem => problem.split(':')[0])).toEqual([name])
  })
})

/** Pixels of an icon as this test decodes them: 8-bit RGBA, no filter but those a plain writer uses. */
function pixels(png: Uint8Array): { width: number; height: number; rgba: number[][] } {
  const bytes = Buffer.from(png)
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  expect([bytes[24], bytes[25]]).toEqual([8, 6])
  const data: Buffer[] = []
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)))
  }
  const raw = inflateSync(Buffer.concat(data))
  const line = width * 4 + 1
  const rgba = Array.from({ length: width * height }, (_, at) => {
    const from = Math.floor(at / width) * line + 1 + (at % width) * 4
    return [...raw.subarray(from, from + 4)]
  })
  for (let row = 0; row < height; row++) expect(raw[row * line]).toBe(0)
  return { width, height, rgba }
}

describe('the icons', () => {
  test('colour: 192 by 192 and opaque', () => {
    const icon = pixels(files['color.png'] as Uint8Array)
    expect([icon.width, icon.height]).toEqual([192, 192])
    expect(icon.rgba.every(([, , , alpha]) => alpha === 255)).toBe(true)
  })

  test('outline: 32 by 32, white on transparent', () => {
    const icon = pixels(files['outline.png'] as Uint8Array)
    expect([icon.width, icon.height]).toEqual([32, 32])
    expect(icon.rgba.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true)
    const shown = icon.rgba.filter(([, , , alpha]) => alpha === 255).length
    expect(shown).toBeGreaterThan(100)
    expect(shown).toBeLessThan(600)
  })
})
