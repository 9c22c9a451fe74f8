/** A bot of ours on one of the two engines, in a folder of its own. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateServer } from '../../bot/storage/migrate-server.ts'
import { createDatabase, startServer } from '../support/postgres.ts'
import type { EngineName } from './options.ts'
import { type Program, startProgram } from './program.ts'
import { council, writePeople } from './staff.ts'

export type Engine = {
  readonly name: EngineName
  /** The server's first process; null where the database is inside the bot. */
  readonly database: number | null
  /** Starts the bot on this engine; the second time on a directory that is there already. */
  readonly start: (inspect?: boolean) => Promise<Program>
  readonly stop: () => Promise<void>
}

export type Place = { readonly folder: string; readonly cases: number }

const root = join(import.meta.dirname, '../..')

export async function openEngine(name: EngineName, { folder, cases }: Place): Promise<Engine> {
  const people = join(folder, 'people.csv')
  writePeople(people, cases)
  const server = name === 'postgresql' ? await openServer() : null
  const env = {
    STEPWISE_LOCAL: '1',
    STEPWISE_COUNCILS: council,
    PEOPLE_FILE: people,
    DATA_DIR: join(folder, 'data'),
    METRICS_PORT: '0',
    ...(server ? { DATABASE_URL: server.databaseUrl } : {}),
  }
  const file = join(root, 'bot/main.ts')
  return {
    name,
    database: server?.pid ?? null,
    start: async (inspect = false) => startProgram({ file, port: await freePort(), env, inspect }),
    stop: async () => server?.stop(),
  }
}

/** With fsync, as a council would run it. In a folder beside the others: it may have to run as another user. */
export async function openServer() {
  const home = mkdtempSync(join(tmpdir(), 'stepwise-bench-server-'))
  const server = await startServer({ durable: true, home })
  const stop = async () => {
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
  try {
    const database = await createDatabase(server, 'bench')
    await migrateServer({
      migrationUrl: database.ownerUrl,
      databaseUrl: database.appUrl,
      mode: 'local',
    })
    const pid = Number(readFileSync(join(home, 'data/postmaster.pid'), 'utf8').split('\n')[0])
    return { pid, databaseUrl: database.appUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Nothing else is known to listen there just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
