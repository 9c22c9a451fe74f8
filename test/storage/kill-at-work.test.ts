/** The bot is killed while people work: what they were answered is there afterwards, and nothing is half done. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { samplePerson } from '../../bot/local/sample-people.ts'
import { verifyChains } from '../../bot/storage/audit.ts'
import { openStore } from '../../bot/storage/database.ts'
import { migrateServer } from '../../bot/storage/migrate-server.ts'
import { storagePorts } from '../../bot/storage/ports.ts'
import type { Store, StoreOptions } from '../../bot/storage/store.ts'
import type { Case } from '../../policies/case.ts'
import { fillFromTemplate } from '../support/embedded-template.ts'
import { newDatabase, storeOptions } from '../support/open-stores.ts'
import type { Worked } from '../support/worked.ts'

const script = join(import.meta.dirname, '../support/work-process.ts')
const councils = ['swindon', 'halton', 'cheshire-east']
const taker = samplePerson('swindon', 'Family Worker').id
const everyKind = ['consent', 'restricted', 'taken-over', 'handed-over', 'coming', 'moved']

/** Kills it in the middle of whatever it does after this many answers. */
async function killedAfter(answers: number, { dataDir, databaseUrl }: StoreOptions, start: number): Promise<Worked[]> {
  const child = spawn(process.execPath, [script, JSON.stringify({ dataDir, databaseUrl, start })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const said: Worked[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(JSON.parse(line))
    if (said.length === answers) child.kill('SIGKILL')
  }
  const [, signal] = await ended
  expect(signal, 'it was killed, and did not end by itself').toBe('SIGKILL')
  return said
}

/** What each answer promised. */
const isThere: Readonly<Record<Exclude<Worked['what'], 'moved'>, (current: Case) => boolean>> = {
  consent: ({ consents }) => Object.values(consents).some(kept => kept.at(-1)?.status === 'given'),
  restricted: ({ restricted }) => restricted?.named.length === 1,
  'taken-over': ({ row }) => row['row-needs-and-help-still-needed'] === 'Weekly support',
  'handed-over': ({ worker }) => worker === taker,
  coming: ({ answers }) => answers['HT-C10.uploaded'] !== undefined,
}

async function expectKept(store: Store, answered: readonly Worked[]): Promise<void> {
  expect(new Set(answered.map(({ what }) => what)), 'every kind was answered').toEqual(new Set(everyKind))
  const { series } = await storagePorts(store).arrangements('swindon')
  const moved = series.flatMap(({ exceptions }) => exceptions.map(({ day }) => day))
  for (const worked of answered) {
    const label = JSON.stringify(worked)
    if (worked.what === 'moved') {
      expect(moved, label).toContain(worked.key)
      continue
    }
    const current = await storagePorts(store).findCase(worked.council, worked.caseId)
    expect(current && isThere[worked.what](current), label).toBe(true)
  }
}

/** Each case is where its history says, each hand-over has told both workers, and each chain is whole. */
async function expectWhole(store: Store): Promise<void> {
  for (const council of councils) {
    expect(await verifyChains(store, council)).toMatchObject({ problems: [] })
    for (const current of await casesOf(store, council)) {
      const types = (await storagePorts(store).history(council, `case:${current.id}`)).map(({ type }) => type)
      expect(types, current.reference).toHaveLength(current.revision)
      expect(types.includes('handed-over'), current.reference).toBe(current.worker === taker)
      expect(types.includes('restricted'), current.reference).toBe(current.restricted !== undefined)
      expect(types.includes('row-taken-over'), current.reference).toBe(Object.keys(current.row).length > 0)
      const told = types.includes('handed-over') ? 2 : types.includes('restricted') ? 1 : 0
      expect(await toldOf(store, current), `${current.reference}: everybody is told`).toBe(told)
    }
  }
  const { series } = await storagePorts(store).arrangements('swindon')
  const moves = (await storagePorts(store).history('swindon', 'council:swindon')).filter(
    ({ type }) => type === 'meeting-moved',
  )
  expect(series.flatMap(({ exceptions }) => exceptions)).toHaveLength(moves.length)
}

const casesOf = (store: Store, council: string): Promise<readonly Case[]> =>
  store.inCouncil(council, async trx => {
    const found = await sql<{ readonly body: Case }>`select body from stepwise.cases where council = ${council}`.execute(
      trx,
    )
    return found.rows.map(({ body }) => body)
  })

const toldOf = (store: Store, { council, id }: Case): Promise<number> =>
  store.inCouncil(council, async trx => {
    const found = await sql<{ readonly n: number }>`select count(*)::integer as n from stepwise.notices
      where council = ${council} and body->>'caseId' = ${id} and body->>'kind' = 'case-given'`.execute(trx)
    return found.rows[0]?.n ?? 0
  })

async function killTwice(options: StoreOptions): Promise<void> {
  const first = await killedAfter(8, options, 1_000)
  const second = await killedAfter(7, options, 2_000)
  const store = await openStore(options)
  try {
    await expectKept(store, [...first, ...second])
    await expectWhole(store)
  } finally {
    await store.stop()
  }
}

test('on the embedded database', { timeout: 240_000 }, async () => {
  const options = { ...storeOptions(), councils }
  await fillFromTemplate(options)
  await killTwice(options)
  rmSync(options.dataDir, { recursive: true, force: true })
})

test('on a server', { timeout: 240_000 }, async () => {
  const database = await newDatabase()
  const options = { ...storeOptions({ databaseUrl: database.appUrl }), councils }
  await migrateServer({ migrationUrl: database.ownerUrl, databaseUrl: database.appUrl, mode: 'local' })
  await killTwice(options)
  // The server may still be finishing the statement that was on its way when the process died.
  await pause(50)
  rmSync(options.dataDir, { recursive: true, force: true })
  await database.drop()
})
