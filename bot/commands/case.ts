/**
 * `npm run case -- export COUNCIL REFERENCE --by WHO [--to FOLDER]`: everything that is kept about one reference, as JSON
 * and as text to read. WHO asked for it goes into the case's history.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type CaseExport, exportCase } from '../storage/export-case.ts'
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
    writeFileSync(`${name}.txt`, textOf(reference, all), { mode: 0o600 })
    console.log(`${name}.json and ${name}.txt: ${all.cases.length} case, ${all.history.length} entries of history.`)
  } finally {
    await store.stop()
  }
}

/** Every field on a line of its own, under the heading of what it belongs to. */
function textOf(reference: string, all: CaseExport): string {
  const parts = Object.entries(all).flatMap(([heading, rows]) => [
    '',
    heading.toUpperCase(),
    ...(rows.length === 0 ? ['none'] : rows.flatMap((row, at) => ['', `${at + 1}.`, ...linesOf(row, '  ')])),
  ])
  return [`Everything Stepwise keeps about ${reference}`, ...parts, ''].join('\n')
}

function linesOf(value: unknown, indent: string): readonly string[] {
  if (value === null || typeof value !== 'object') return [`${indent}${String(value)}`]
  return Object.entries(value).flatMap(([key, inner]) =>
    inner !== null && typeof inner === 'object'
      ? [`${indent}${key}:`, ...linesOf(inner, `${indent}  `)]
      : [`${indent}${key}: ${String(inner)}`],
  )
}
