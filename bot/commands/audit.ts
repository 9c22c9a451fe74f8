/**
 * `npm run audit -- verify [--heads FILE]`: follows every chain of history and says whether it is as it was written.
 * FILE holds heads noted earlier, one JSON object a line, as `npm run audit -- heads` prints them.
 *
 * `npm run audit -- purge [--remove]`: what the councils' retention settings let go; removed only with `--remove`.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type KeptClass, keptClasses, removedBefore } from '../../policies/retention.ts'
import { type StreamHead, streamHeads, verifyChains } from '../storage/audit.ts'
import { removeLeftCopies } from '../storage/file-copies.ts'
import { storagePorts } from '../storage/ports.ts'
import { purgeClass } from '../storage/purge.ts'
import type { Store } from '../storage/store.ts'
import { openCommandStore } from './command-store.ts'

const { values, positionals } = parseArgs({
  options: { heads: { type: 'string' }, remove: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const verbs: Readonly<Record<string, (store: Store) => Promise<void>>> = { verify, heads, purge }
const verb = verbs[positionals[0] ?? 'verify']
if (verb) {
  await withStore(verb).catch(error => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
} else {
  console.error('Say verify, heads or purge.')
  process.exitCode = 1
}

async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const store = await openCommandStore(process.env)
  try {
    await work(store)
  } finally {
    await store.stop()
  }
}

async function verify(store: Store): Promise<void> {
  const kept = values.heads ? readHeads(values.heads) : []
  for (const council of store.councils) {
    const audit = await verifyChains(store, council, kept)
    const verdict = audit.problems.length === 0 ? 'whole' : 'BROKEN'
    console.log(
      `${council}: ${verdict}, ${audit.streams} streams, ${audit.events} events, ${audit.purged} of them without content`,
    )
    for (const problem of audit.problems) console.log(`  ${problem}`)
    if (audit.problems.length > 0) process.exitCode = 1
  }
}

async function heads(store: Store): Promise<void> {
  for (const council of store.councils) {
    for (const head of await streamHeads(store, council)) console.log(JSON.stringify(head))
  }
}

async function purge(store: Store): Promise<void> {
  for (const council of store.councils) {
    const periods = removedBefore(
      await storagePorts(store)
        .arrangements(council)
        .then(({ settings }) => settings),
      store.now(),
    )
    for (const kept of keptClasses) {
      const before = periods.get(kept)
      if (!before) console.log(`${council} ${kept}: no period is set, nothing is removed`)
      else if (!values.remove) console.log(`${council} ${kept}: everything before ${before} may go; say --remove`)
      else console.log(`${council} ${kept}: ${await removed(store, council, { kept, before })}`)
    }
    if (values.remove && periods.size > 0) await removeLeftCopies(store, council)
  }
}

type Class = { readonly kept: KeptClass; readonly before: string }
async function removed(store: Store, council: string, what: Class): Promise<string> {
  const { count, files } = await purgeClass(store, council, { ...what, by: 'stepwise', at: store.now().toISOString() })
  return `${count} removed${what.kept === 'cases' && files > 0 ? `, and ${files} lists and minutes that name them` : ''}`
}

function readHeads(path: string): readonly StreamHead[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  return lines.map(line => JSON.parse(line) as StreamHead)
}
