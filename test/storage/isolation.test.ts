/** Row-level security on the server: random probes across councils, through raw SQL and through our functions. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { councilTables, tenantTables } from '../../bot/storage/migrations/001-tables.ts'
import { storagePorts } from '../../bot/storage/ports.ts'
import { openServer } from '../support/open-stores.ts'
import {
  at,
  bookWrite,
  change,
  later,
  sampleEvent,
  sampleMeeting,
  sampleNotice,
  sampleReminder,
  sampleSeries,
  sampleSetting,
  writeCase,
} from '../support/storage-samples.ts'

const councils = ['warwickshire', 'stockport', 'cheshire-east', 'halton', 'swindon']
const tables = Object.keys(councilTables)
let opened: Awaited<ReturnType<typeof openServer>>
let app: pg.Client

beforeAll(async () => {
  opened = await openServer({ councils })
  for (const council of councils) await fill(council)
  app = new pg.Client({ connectionString: opened.database.appUrl })
  await app.connect()
}, 60_000)
afterAll(async () => {
  await app.end()
  await opened.close()
})

/** A row of the council in every table. */
async function fill(council: string): Promise<void> {
  const ports = storagePorts(opened.store)
  const file = { name: 'a', council, contentType: 't', content: Uint8Array.of(1) }
  const writes = [
    writeCase(council, 'a'),
    bookWrite(sampleMeeting(council, 'm'), 'a'),
    { kind: 'series', series: sampleSeries(council, 's'), expects: 0 },
    { kind: 'setting', setting: sampleSetting(council, 's'), expects: 0 },
    { kind: 'remind', reminder: sampleReminder(council, 'r', later) },
    { kind: 'file', file },
  ] as const
  const told = { events: [sampleEvent('case:a', 'opened')], outbox: [sampleNotice(council, 'n')] }
  await ports.commit({ ...change(council, ...writes), ...told }, null)
  await opened.store.inCouncil(council, async trx => {
    await trx.executeQuery({
      sql: `select stepwise.note_safety('${council}', '[{"id":"x","person":"p","at":"${at}"}]')`,
      parameters: [],
      query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
      queryId: { queryId: 'x' },
    })
  })
}

/** The same numbers each run, so that a failing probe fails again. */
function* numbers(seed: number): Generator<number> {
  for (let n = seed; ; ) {
    n = (Math.imul(n, 1_664_525) + 1_013_904_223) >>> 0
    yield n
  }
}

/** In a transaction of its own in which `council` is set; undone afterwards. */
async function as<T>(council: string, work: () => Promise<T>): Promise<T> {
  await app.query('begin')
  await app.query(`select set_config('stepwise.council', $1, true)`, [council])
  try {
    return await work()
  } finally {
    await app.query('rollback')
  }
}

test('every table is guarded, the owner included, but those that hold no case data', async () => {
  const found = await app.query<{ name: string; guarded: boolean }>(`select relname as name,
    relrowsecurity and relforcerowsecurity as guarded from pg_class
    where relnamespace = 'stepwise'::regnamespace and relkind = 'r' and relname not like 'kysely%'`)
  const guarded = found.rows.filter(row => row.guarded).map(row => row.name)
  expect(guarded.sort()).toEqual([...tables].sort())
  expect(
    found.rows
      .filter(row => !row.guarded)
      .map(row => row.name)
      .sort(),
  ).toEqual(Object.keys(tenantTables).sort())
})

test('a transaction sees its own council and writes to it alone, whatever it asks for', async () => {
  const random = numbers(20_261_124)
  const pick = <T>(list: readonly T[]): T => list[(random.next().value ?? 0) % list.length] as T
  for (let probe = 0; probe < 150; probe++) {
    const [mine, table] = [pick(councils), pick(tables)]
    const other = pick(councils.filter(council => council !== mine))
    const note = `probe ${probe}: ${mine} at ${table} of ${other}`
    await as(mine, async () => {
      const seen = await app.query<{ council: string }>(`select distinct council from stepwise.${table}`)
      expect(seen.rows, note).toEqual([{ council: mine }])
      const asked = await app.query(`select 1 from stepwise.${table} where council = $1 or true or council like '%'`, [
        other,
      ])
      expect(asked.rowCount, note).toBe(
        (await app.query(`select 1 from stepwise.${table} where council = $1`, [mine])).rowCount,
      )
    })
    const copied = as(mine, () => app.query(copyInto(table), [other]))
    await expect(copied, note).rejects.toMatchObject({ code: '42501' })
    if (councilTables[table as keyof typeof councilTables].includes('update')) {
      const moved = as(mine, () => app.query(`update stepwise.${table} set council = $1`, [other]))
      await expect(moved, note).rejects.toMatchObject({ code: '42501' })
      const touched = await as(mine, () =>
        app.query(`update stepwise.${table} set council = council where council = $1`, [other]),
      )
      expect(touched.rowCount, note).toBe(0)
    }
  }
})

/** A row of one's own, copied under another council's name. */
function copyInto(table: string): string {
  return `insert into stepwise.${table}
    select (jsonb_populate_record(t, jsonb_build_object('council', $1::text))).* from stepwise.${table} t limit 1`
}

test('without a council nothing is seen at all, and none is left behind on a connection', async () => {
  for (const council of councils) await storagePorts(opened.store).findCase(council, 'a')
  for (const table of tables) expect((await app.query(`select 1 from stepwise.${table}`)).rowCount, table).toBe(0)
  await as('swindon', async () => undefined)
  expect((await app.query(`select coalesce(current_setting('stepwise.council', true), '') as c`)).rows).toEqual([{ c: '' }])
})

test('history only grows: the role that the bot has can neither change nor remove a link', async () => {
  for (const statement of [
    `update stepwise.events set at = ''`,
    'delete from stepwise.events',
    `update stepwise.payloads set body = ''`,
    'delete from stepwise.streams',
  ]) {
    await expect(
      as('swindon', () => app.query(statement)),
      statement,
    ).rejects.toMatchObject({ code: '42501' })
  }
})

test('the owner of the tables sees no rows either', async () => {
  const owner = new pg.Client({ connectionString: opened.database.ownerUrl })
  await owner.connect()
  for (const table of tables) expect((await owner.query(`select 1 from stepwise.${table}`)).rowCount, table).toBe(0)
  await owner.end()
})
