/** What policies and cards must not do, and what dialogs must ask for instead of taking. */
import { findText, type Rule } from './rule.ts'
import { folderOf, type Source } from './source-files.ts'

const within =
  (...folders: readonly string[]) =>
  (source: Source) =>
    folders.includes(folderOf(source.path))

export const purityRules: readonly Rule[] = [
  {
    title: 'reads no clock outside bot',
    because: 'time is an argument: a rule asked about the same moment must give the same answer for ever, and in a test',
    find: sources =>
      findText(
        sources.filter(within('policies', 'cards', 'dialogs')),
        /\bDate\.now\b|\bnew (?:Date|TZDate)\(\s*\)|\bDate\(\s*\)|\bTZDate\.tz\(|\bperformance\.(?:now|timeOrigin)\b|\bhrtime\b|\bTemporal\.Now\b/g,
      ),
    broken: { 'policies/deadline.ts': 'export const today = () => new Date()\n' },
  },
  {
    title: 'starts no timer outside bot',
    because: 'what falls due is a row with a time in it, so that a restart loses nothing',
    find: sources =>
      findText(
        sources.filter(within('policies', 'cards', 'dialogs')),
        /\b(?:setTimeout|setInterval|setImmediate|queueMicrotask|process\.nextTick)\b/g,
      ),
    broken: { 'dialogs/remind.ts': 'setTimeout(() => remind(), 1000)\n' },
  },
  {
    title: 'rolls no dice outside bot',
    because: 'ids come from the world, so that a conversation can be replayed exactly',
    find: sources =>
      findText(
        sources.filter(within('policies', 'cards', 'dialogs')),
        /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/g,
      ),
    broken: { 'dialogs/start-case.ts': 'const id = crypto.randomUUID()\n' },
  },
  {
    title: 'touches neither network, environment nor process outside bot',
    because: 'an answer must not depend on where it is worked out',
    find: sources =>
      findText(
        sources.filter(within('policies', 'cards', 'dialogs')),
        /\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\bprocess\.\w+|\bglobalThis\b|\bconsole\.\w+/g,
      ),
    broken: { 'cards/start-card.ts': "const zone = process.env.TZ ?? 'UTC'\n" },
  },
  {
    title: 'waits for nothing in policies and cards',
    because: 'a rule that can wait can be interrupted half-decided',
    find: sources => findText(sources.filter(within('policies', 'cards')), /\basync\b|\bawait\b|\bPromise\b|\.then\(/g),
    broken: { 'policies/approval.ts': 'export async function approve() {}\n' },
  },
  {
    title: 'keeps nothing that changes between two calls in policies, apart from what is made once and kept',
    because: 'two cases must never hear of one another through a rule',
    find: sources => findText(sources.filter(within('policies', 'cards', 'dialogs')), /^(?:export )?let \w+/gm),
    broken: { 'policies/standing.ts': 'let last = null\n' },
  },
]
