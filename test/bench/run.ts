/** `npm run bench`: what a turn costs, beside a bot that only says back what it is told. Linux only: it reads /proc. */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Connector, startConnector } from './connector.ts'
import { measureEcho, startEcho } from './echo.ts'
import { connections } from './load.ts'
import { type Options, readOptions } from './options.ts'
import { measureStepwise, type Report, startTimes } from './stepwise.ts'
import { printStarts, printTurns } from './table.ts'
import { warmUpOf } from './walk.ts'

async function run(options: Options, at: { readonly connector: Connector; readonly folder: string }) {
  const before = await measureEcho(options.turns, at.connector)
  const reports: Report[] = []
  for (const engine of options.engines) reports.push(await measureStepwise(engine, options, at))
  const after = await measureEcho(options.turns, at.connector)
  printTurns([before, after], reports)
  printStarts(after, await startTimes(startEcho), reports)
}

const options = readOptions(process.argv.slice(2))
console.log(
  `${options.turns} turns of each kind after ${warmUpOf(options.turns)} to warm up, ${connections} connections, Node ${process.version}, ${cpus().length} CPUs, load ${loadavg()[0]?.toFixed(1)}\n`,
)
const folder = mkdtempSync(join(tmpdir(), 'stepwise-bench-'))
const connector = await startConnector()
try {
  await run(options, { connector, folder })
} finally {
  await connector.stop()
  rmSync(folder, { recursive: true, force: true })
}
