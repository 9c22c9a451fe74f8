/**
 * `npm run case -- export COUNCIL REFERENCE --by WHO [--to FOLDER]`: everything that is kept about one reference, as JSON
 * and as text to read. WHO asked for it goes into the case's history.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { exportText } from '../../policies/case-export.ts'
import { exportCase } from '../storage/export-case.ts'
import { openCommandStore } from './command-store.ts'

const { values, positionals } = parseArgs({
  options: { by: { type: 'string' }, to: { type: 'string', default: '.' } },
  allowPositionals: true,
})
await main(positionals, values).catch(error => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})

type Options = { readonly by?: string; readonly to: string }
async function main([verb, council, reference]: readonly string[], { by, to }: Options): Promise<void> {
  if (verb !== 'export' || !council || !reference || !by)
    throw new Error('Use: npm run case -- export COUNCIL REFERENCE --by WHO [--to FOLDER]')
  const store = await openCommandStore(process.env)
  try {
    const all = await exportCase(store, council, { reference, by })
    if (!all) throw new Error(`${council} has no case ${reference}. Nothing was written.`)
    const name = join(to, `${council}-${reference.replace(/[^\w-]+/g, '-')}`)
    writeFileSync(`${name}.json`, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 })
    writeFileSync(`${name}.txt`, exportText(reference, all), { mode: 0o600 })
    console.log(`${name}.json and ${name}.txt: ${all.cases.length} case, ${all.history.length} entries of history.`)
  } finally {
    await store.stop()
  }
}
