/**
 * `npm run bench:meetings -- [--bookings N] [--rounds N]`: bookings a second beside bare SQL on both engines, the race
 * for ten places, a list of 200, a series of ten years.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openStore } from '../../bot/storage/database.ts'
import type { Store } from '../../bot/storage/store.ts'
import { measureBookings, pressing } from './bookings.ts'
import { openServer } from './engines.ts'
import { agendaFigures, seriesFigures } from './lists.ts'
import { racePlaces } from './places.ts'

const { values } = parseArgs({
  options: { bookings: { type: 'string', default: '400' }, rounds: { type: 'string', default: '5' } },
})
const size = { bookings: Number(values.bookings), rounds: Number(values.rounds) }

async function measureOn(name: string, store: Store): Promise<void> {
  const { stepwise, bare, rows } = await measureBookings(store, size)
  console.log(
    `\n${name}: ${pressing} people at once, ${size.bookings} bookings on four lists, median of ${size.rounds} rounds`,
  )
  console.log(`  a booking writes: ${rows}`)
  console.log(`  Stepwise ${stepwise.toFixed(0)}/s, bare SQL ${bare.toFixed(0)}/s: ${(stepwise / bare).toFixed(2)} of it`)
  const { rounds, latest, slowestMs } = await racePlaces(store, 20)
  console.log(
    `  200 people, 10 places, ${rounds} rounds: none twice, none lost; the latest who got one pressed as number ${latest}; slowest answer ${slowestMs.toFixed(0)} ms`,
  )
  console.log(`  ${await agendaFigures(store)}`)
}

const folder = mkdtempSync(join(tmpdir(), 'stepwise-bench-'))
const options = {
  mode: 'local',
  councils: ['swindon'],
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
} as const
console.log(`Node ${process.version}, ${cpus().length} CPUs, load ${loadavg()[0]?.toFixed(1)}`)
console.log(seriesFigures())
try {
  const embedded = await openStore({ ...options, dataDir: join(folder, 'embedded') })
  await measureOn('PGlite, with fsync', embedded)
  await embedded.stop()
  const server = await openServer()
  const onServer = await openStore({ ...options, dataDir: join(folder, 'server'), databaseUrl: server.databaseUrl })
  await measureOn('PostgreSQL, with fsync', onServer)
  await onServer.stop()
  await server.stop()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
