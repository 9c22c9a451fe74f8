/** `npm run package`: the zip that an administrator uploads to Teams, for one council's app id and hosts. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Zippable, zipSync } from 'fflate'
import * as z from 'zod'

const root = join(import.meta.dirname, '../..')
const icons = ['color.png', 'outline.png'] as const

const host = /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i
const address = z
  .url({ protocol: /^https$/, error: 'is not an address that begins https://' })
  .max(2048, 'is longer than 2,048 letters')

/** By their names in the environment. Teams wants every one of them; none has a default that would be true. */
const settingsSchema = z.object({
  MicrosoftAppId: z.guid('is not an id of the form 00000000-0000-0000-0000-000000000000'),
  STEPWISE_HOSTS: z
    .string()
    .transform(text => text.split(/[\s,]+/).filter(Boolean))
    .refine(
      hosts => hosts.length > 0 && hosts.length <= 16 && hosts.every(name => host.test(name)),
      'is not a list of host names such as stepwise.example.gov.uk',
    ),
  STEPWISE_PUBLISHER: z.string().max(32, 'is longer than 32 letters'),
  STEPWISE_WEBSITE: address,
  STEPWISE_PRIVACY_URL: address,
  STEPWISE_TERMS_URL: address,
})
export type PackageSettings = z.output<typeof settingsSchema>
export const packageSettings = Object.keys(settingsSchema.shape)

type Read =
  | { readonly ok: true; readonly settings: PackageSettings }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Every setting that is missing or wrong, at once. Blank counts as missing. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Read {
  const given = Object.fromEntries(packageSettings.map(name => [name, env[name]?.trim() || undefined]))
  const parsed = settingsSchema.safeParse(given)
  if (parsed.success) return { ok: true, settings: parsed.data }
  const wrong = new Map(parsed.error.issues.map(issue => [String(issue.path[0]), issue.message]))
  return {
    ok: false,
    problems: [...wrong].map(([name, message]) => `${name}: ${given[name] ? message : 'is not set'}`),
  }
}

/** `manifest/manifest.json` with every placeholder filled. Throws for a placeholder that nothing fills. */
export function fillManifest(template: string, settings: PackageSettings, version: string): unknown {
  const { STEPWISE_HOSTS, ...texts } = settings
  const values: Readonly<Record<string, string>> = { ...texts, VERSION: version }
  const filled = template
    .replace('["${{STEPWISE_HOSTS}}"]', () => JSON.stringify(STEPWISE_HOSTS))
    .replace(/\$\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = values[name]
      if (value === undefined) throw new Error(`manifest.json has a placeholder ${name} that nothing fills`)
      return JSON.stringify(value).slice(1, -1)
    })
  return JSON.parse(filled)
}

/** The finished package: manifest and both icons at its top level, the same bytes for the same settings. */
export function packageZip(settings: PackageSettings, from = root): Uint8Array {
  const read = (path: string) => readFileSync(join(from, path))
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(read('package.json').toString()))
  const manifest = fillManifest(read('manifest/manifest.json').toString(), settings, version)
  const files: Zippable = {
    'manifest.json': new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`),
  }
  for (const icon of icons) files[icon] = new Uint8Array(read(`manifest/${icon}`))
  return zipSync(files, { mtime: '2026-01-01T12:00:00Z' })
}

function main(): void {
  const read = readSettings(process.env)
  if (!read.ok) {
    console.error(['The Teams package cannot be made:', ...read.problems].join('\n  '))
    process.exitCode = 1
    return
  }
  const zip = packageZip(read.settings)
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(join(root, 'dist/stepwise-teams.zip'), zip)
  console.log('dist/stepwise-teams.zip is ready. Upload it in the Teams admin centre: see manifest/ADMIN.md.')
}

if (import.meta.main) main()
