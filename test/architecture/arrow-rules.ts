/** Who may import whom. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findImports, type Rule } from './rule.ts'
import { folderOf, packageOf, root, type Source } from './source-files.ts'

const mayImport: Readonly<Record<string, readonly string[]>> = {
  policies: ['policies'],
  cards: ['cards', 'policies'],
  dialogs: ['dialogs', 'cards', 'policies'],
  bot: ['bot', 'dialogs', 'policies'],
}
/** `bot` may use any package; the other folders only these, and only in the file named, where one is. */
const packages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  policies: {
    zod: '*',
    yaml: 'policies/load.ts',
    'date-fns': 'policies/calendar.ts',
    '@date-fns/tz': 'policies/calendar.ts',
  },
  cards: {
    zod: '*',
    'adaptivecards-templating': '*',
    'adaptive-expressions': '*',
    'node:fs': 'cards/render.ts',
    'node:path': 'cards/render.ts',
  },
  dialogs: { zod: '*' },
}

const inside = (folder: string) => (source: Source) => folderOf(source.path) === folder
const isEngine = (source: Source): boolean => folderOf(source.path) in mayImport

export const arrowRules: readonly Rule[] = [
  {
    title: 'keeps its arrows pointing down: bot to dialogs to cards to policies',
    because: 'a rule that knows the screen, or a screen that knows the wire, cannot be read, tested or replaced alone',
    find: sources =>
      findImports(
        sources.filter(isEngine),
        (source, { file }) => file !== null && !mayImport[folderOf(source.path)]!.includes(folderOf(file)),
      ),
    broken: { 'policies/consent.ts': "import { card } from '../cards/consent-card.ts'\n" },
  },
  {
    title: 'lets bot import no card',
    because: 'bot sends what it is handed, so every word that a person reads is in cards or policies',
    find: sources =>
      findImports(sources.filter(inside('bot')), (_, { file }) => file !== null && folderOf(file) === 'cards'),
    broken: { 'bot/send.ts': "import { messageCard } from '../cards/message-card.ts'\n" },
  },
  {
    title: 'gives each folder only the packages of the table',
    because:
      'policies and cards stay pure and dialogs world-free only while nothing that reads a clock, a disk or a network is at hand',
    find: sources =>
      findImports(
        sources.filter(source => folderOf(source.path) in packages),
        (source, imported) => {
          const where = packages[folderOf(source.path)]![packageOf(imported)]
          return imported.file === null && where !== '*' && where !== source.path
        },
      ),
    broken: { 'dialogs/remind.ts': "import { readFileSync } from 'node:fs'\n" },
  },
  {
    title: 'reads procedures from YAML in one file only',
    because: 'every problem of a procedure file is found and worded in one place',
    find: sources =>
      findImports(
        sources.filter(inside('policies')),
        ({ path }, imported) => packageOf(imported) === 'yaml' && path !== 'policies/load.ts',
      ),
    broken: { 'policies/answers.ts': "import { parse } from 'yaml'\n" },
  },
  {
    title: 'counts days in one file only',
    because: 'working days and clock changes are counted one way, and that way is proved in three time zones',
    find: sources =>
      findImports(
        sources.filter(isEngine),
        ({ path }, imported) => /date-fns/.test(packageOf(imported)) && path !== 'policies/calendar.ts',
      ),
    broken: { 'bot/local/clock.ts': "import { addDays } from 'date-fns'\n" },
  },
  {
    title: 'reads from a disk in cards in one file only, once for each template',
    because: 'a card is its template and its data; nothing else may change what a person sees',
    find: sources =>
      findImports(
        sources.filter(inside('cards')),
        ({ path }, { from }) => from.startsWith('node:') && path !== 'cards/render.ts',
      ),
    broken: { 'cards/case-lines.ts': "import { readFileSync } from 'node:fs'\n" },
  },
  {
    title: 'knows the Bot Framework and restify in bot alone',
    because: 'the SDK is out of support: it can be exchanged only if one folder knows it',
    find: sources =>
      findImports(
        sources.filter(source => isEngine(source) && !inside('bot')(source)),
        (_, imported) => /^(botbuilder|botframework|restify)/.test(packageOf(imported)),
      ),
    broken: { 'dialogs/incoming.ts': "import type { Activity } from 'botbuilder'\n" },
  },
  {
    title: 'calls functions of policies from dialogs and cards; bot does so in wire.ts, its commands and its files only',
    because: 'bot carries things in and out: a decision taken there would be one that no dialog test sees',
    find: sources =>
      findImports(
        sources.filter(
          source =>
            inside('bot')(source) &&
            source.path !== 'bot/wire.ts' &&
            !source.path.startsWith('bot/commands/') &&
            // A workbook and a calendar file are a list laid out on paper: they read a case as a card does.
            !source.path.startsWith('bot/files/'),
        ),
        (_, { file, names }) => file?.startsWith('policies/') === true && names.some(name => !/schema$/i.test(name)),
      ),
    broken: { 'bot/send.ts': "import { mayRead } from '../policies/access.ts'\n" },
  },
  {
    title: 'loads bot/local in one place, and only when local mode was asked for',
    because: 'sample people, the clock that can be moved and files without a sign-in must not exist in a live bot',
    find: sources => {
      const outside = sources.filter(source => isEngine(source) && !source.path.startsWith('bot/local/'))
      const found = findImports(outside, (_, { file }) => file?.startsWith('bot/local/') === true)
      const still = findImports(
        outside,
        (_, { file, type, dynamic }) => file?.startsWith('bot/local/') === true && !dynamic && !type,
      )
      return found.length > 1 ? found : still
    },
    broken: { 'bot/server.ts': "import { clock } from './local/clock.ts'\n" },
  },
  {
    title: 'loads Microsoft Graph and Azure’s sign-in only once they are needed',
    because: 'most councils never switch them on: a start would take longer and more memory for nothing',
    find: sources =>
      findImports(
        sources.filter(isEngine),
        (_, imported) =>
          ['@azure/identity', '@microsoft/microsoft-graph-client'].includes(packageOf(imported)) &&
          !imported.type &&
          !imported.dynamic,
      ),
    broken: { 'bot/files/graph-client.ts': "import { Client } from '@microsoft/microsoft-graph-client'\n" },
  },
  {
    title: 'takes only packages that package.json names, and for running none of the development ones',
    because: 'what another package happens to bring may be gone after the next install',
    find: sources => {
      const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
      const known = (source: Source) =>
        isEngine(source) && !source.path.startsWith('bot/local/') ? dependencies : { ...dependencies, ...devDependencies }
      return findImports(
        sources,
        (source, imported) =>
          imported.file === null && !imported.from.startsWith('node:') && !(packageOf(imported) in known(source)),
      )
    },
    broken: { 'bot/server.ts': "import bunyan from 'bunyan'\n" },
  },
  {
    title: 'names each file it imports whole, and node’s own parts with node:',
    because: 'Node runs the sources as they are: nothing guesses an ending',
    find: sources =>
      findImports(sources, (_, { from }) =>
        from.startsWith('.')
          ? !/\.(ts|json)$/.test(from)
          : /^(fs|path|http|https|crypto|os|url|util|net|child_process|timers)(\/|$)/.test(from),
      ),
    broken: { 'bot/server.ts': "import { log } from './log'\n" },
  },
]
