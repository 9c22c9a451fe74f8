/** How files are named, sized and written. */
import { findPaths, findText, type Rule } from './rule.ts'
import { folderOf, type Source } from './source-files.ts'

const isEngine = (source: Source): boolean => ['bot', 'cards', 'dialogs', 'policies'].includes(folderOf(source.path))
const baseOf = (path: string): string => path.split('/').at(-1) ?? ''
const lines = (count: number): string => 'export const a = 1\n'.repeat(count)

/**
 * Functions at the left margin that are longer than this, first line and last brace included. An exhaustive switch
 * over one of our unions reads as a table and may be as long as the union.
 */
function longFunctions(sources: readonly Source[], most: number): string[] {
  return sources.flatMap(({ path, bare }) => {
    const all = bare.split('\n')
    return all.flatMap((line, start) => {
      if (!/^(?:export )?(?:async )?function\b/.test(line) || line.trimEnd().endsWith('}')) return []
      const name = /function\*?\s*(\w+)/.exec(line)?.[1] ?? 'a function'
      const body = all.slice(start, start + all.slice(start).findIndex(later => /^\}/.test(later)) + 1)
      const cases = body.filter(inner => /^\s*(?:case\b|default:)/.test(inner)).length
      return body.length > most && cases * 8 < body.length ? [`${path}:${start + 1} ${name} has ${body.length} lines`] : []
    })
  })
}

const median = (sizes: readonly number[]): number => [...sizes].sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0

export const shapeRules: readonly Rule[] = [
  {
    title: 'has no file over 250 lines',
    because: 'a file is read whole by somebody who came for one thing',
    find: sources => findPaths(sources, source => (source.lines > 250 ? `has ${source.lines} lines` : null)),
    broken: { 'policies/everything.ts': lines(251) },
  },
  {
    title: 'is made of small files: half of them under 60 lines, nine in ten under 150',
    because: 'many small subjects are found by their names; one large one has to be searched',
    find: sources => {
      const sizes = sources.filter(isEngine).map(source => source.lines)
      const large = sizes.filter(size => size >= 150).length
      return [
        ...(median(sizes) > 60 ? [`the median is ${median(sizes)} lines`] : []),
        ...(large * 10 > sizes.length ? [`${large} of ${sizes.length} files have 150 lines or more`] : []),
      ]
    },
    broken: { 'policies/wide.ts': lines(151) },
  },
  {
    title: 'has no function over 40 lines',
    because: 'under 25 is the aim; past 40 nobody holds it in mind, and a fault hides in it',
    find: sources => longFunctions(sources.filter(isEngine), 40),
    broken: { 'bot/send.ts': `export function sendAll() {\n${'  step()\n'.repeat(40)}}\n` },
  },
  {
    title: 'names files and folders in kebab-case',
    because: 'a name is then the same on every disk and in every address',
    find: sources =>
      findPaths(sources, ({ path }) =>
        /^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*(?:\.test|\.config)?\.ts$/.test(path)
          ? null
          : 'is not kebab-case',
      ),
    broken: { 'cards/StartCard.ts': '' },
  },
  {
    title: 'calls no file utils, helpers, common, services or manager',
    because: 'a name that fits everything collects everything',
    find: sources =>
      findPaths(sources, ({ path }) =>
        /(?:^|[/-])(?:utils?|helpers?|common|services?|managers?|misc|shared)(?:[/.-]|$)/.test(path)
          ? 'says nothing of what is in it'
          : null,
      ),
    broken: { 'bot/date-utils.ts': '' },
  },
  {
    title: 'has no barrel',
    because: 'an import names the file in which the thing is; a barrel hides it and loads its neighbours',
    find: sources => [
      ...findPaths(sources, ({ path }) => (baseOf(path) === 'index.ts' ? 'is a barrel' : null)),
      ...findText(sources, /^export\s+(?:type\s+)?(?:\*|\{[^}]*\})[^\n]*\bfrom\b/gm, 'code'),
    ],
    broken: { 'cards/cards.ts': "export * from './start-card.ts'\n" },
  },
  {
    title: 'exports by name',
    because: 'one thing has one name wherever it is used',
    find: sources =>
      findText(
        sources.filter(source => isEngine(source)),
        /^export default\b/gm,
      ),
    broken: { 'policies/access.ts': 'export default function mayRead() {}\n' },
  },
  {
    title: 'has no enum, namespace or class beyond Error and what an SDK asks for',
    because: 'plain types and strings are what Node runs without a build, and what a case is stored as',
    find: sources => [
      ...findText(sources, /^\s*(?:export )?(?:declare )?(?:const )?enum \w+|^\s*(?:export )?namespace \w+/gm),
      ...findText(sources.filter(isEngine), /^(?:export )?(?:abstract )?class \w+(?! extends)\b[^\n]*/gm).filter(
        found => !/ extends /.test(found),
      ),
    ],
    broken: { 'policies/case.ts': 'export enum Stage { Draft }\n' },
  },
  {
    title: 'never looks away from a type',
    because: 'the compiler is the first reviewer: what is hidden from it is not reviewed',
    find: sources => [
      ...findText(sources, /\bas any\b|:\s*any\b|<any>/g),
      ...findText(sources, /@ts-(?:ignore|nocheck|expect-error)/g, 'text').filter(
        found => !found.startsWith('test/architecture/'),
      ),
    ],
    broken: { 'bot/incoming.ts': 'const activity = body as any\n' },
  },
  {
    title: 'swallows no fault',
    because: 'an approval that failed in silence is worse than one that failed aloud',
    find: sources =>
      findText(sources, /\bcatch\s*(?:\([^)]*\))?\s*\{\s*\}|\.catch\(\s*\(?\w*\)?\s*=>\s*(?:\{\s*\}|undefined|null)\s*\)/g),
    broken: { 'bot/send.ts': 'try { send() } catch {}\n' },
  },
]
