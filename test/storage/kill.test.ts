/** A killed process: nothing that was answered is lost, and nothing is half written. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { verifyChains } from '../../bot/storage/audit.ts'
import { openStore } from '../../bot/storage/database.ts'
import { migrateServer } from '../../bot/storage/migrate-server.ts'
import { storagePorts } from '../../bot/storage/ports.ts'
import type { Store, StoreOptions } from '../../bot/storage/store.ts'
import { fillFromTemplate } from '../support/embedded-template.ts'
import { newDatabase, storeOptions } from '../support/open-stores.ts'

const council = 'swindon'
const script = join(import.meta.dirname, '../support/store-process.ts')

/** Lets it commit until `enough` were acknowledged, then kills it in the middle of whatever it does. */
async function killedAfter(enough: number, options: StoreOptions, start: number): Promise<readonly string[]> {
  const given = { dataDir: options.dataDir, databaseUrl: options.databaseUrl, council, start }
  const child = spawn(process.execPath, [script, JSON.stringify(given)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    if (said.length === enough) child.kill('SIGKILL')
  }
  await ended
  return said
}

async function expectAllThere(store: Store, acknowledged: readonly string[]): Promise<void> {
  const agenda = await storagePorts(store).agendaOf(council, 'm')
  const listed = agenda?.items.map(item => item.booking.caseId) ?? []
  expect(listed).toEqual(expect.arrayContaining([...acknowledged]))
  expect(agenda?.meeting.taken).toBe(listed.length)
  expect(agenda?.items.map(item => item.booking.position)).toEqual(listed.map((_, index) => index + 1))
  expect(await verifyChains(store, council)).toMatchObject({
    streams: listed.length,
    events: listed.length,
    problems: [],
  })
  const jobs = await store.rows<{ readonly n: number }>(
    sql`select count(distinct data->>'noticeId')::integer as n from pgboss.job where name = 'stepwise-notices'`,
  )
  expect(jobs[0]?.n, 'every booking has its notice on the way, and no notice lacks its booking').toBe(listed.length)
}

async function killTwice(options: StoreOptions): Promise<void> {
  const first = await killedAfter(25, options, 0)
  const second = await killedAfter(10, options, 1_000)
  const store = await openStore(options)
  try {
    await expectAllThere(store, [...first, ...second])
  } finally {
    await store.stop()
  }
}

test('what the embedded database acknowledged is there after kill -9, whole', {
  timeout: 60_000,
}, async () => {
  const options = storeOptions()
  await fillFromTemplate(options)
  await killTwice(options)
  rmSync(options.dataDir, { recursive: true, force: true })
})

test('what the server acknowledged is there after kill -9 of the bot, whole', {
  timeout: 60_000,
}, async () => {
  const database = await newDatabase()
  const options = storeOptions({ databaseUrl: database.appUrl })
  await migrateServer({ migrationUrl: database.ownerUrl, databaseUrl: database.appUrl, mode: 'local' })
  await killTwice(options)
  // The server may still be finishing the statement that was on its way when the process died.
  await pause(50)
  rmSync(options.dataDir, { recursive: true, force: true })
  await database.drop()
})
