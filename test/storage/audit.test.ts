/** History as a chain: a purge leaves it whole, everything else shows. */
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { purgeStream, streamHeads, verifyChains } from '../../bot/storage/audit.ts'
import { storagePorts } from '../../bot/storage/ports.ts'
import { openServer } from '../support/open-stores.ts'
import { run } from '../support/postgres.ts'
import { at, change, newCouncil, sampleEvent } from '../support/storage-samples.ts'

let opened: Awaited<ReturnType<typeof openServer>>
let council: string
beforeAll(async () => {
  opened = await openServer({ councils: [] })
}, 60_000)
afterAll(() => opened.close())
beforeEach(async () => {
  council = newCouncil()
  for (const type of ['opened', 'answered', 'agreed']) {
    const events = [sampleEvent('case:a', type), sampleEvent('case:b', type)]
    await storagePorts(opened.store).commit({ ...change(council), events }, null)
  }
})

/** Past all guards, as somebody with the database in their hands could. */
async function tamper(...statements: readonly string[]): Promise<readonly string[]> {
  await run(
    opened.database.adminUrl,
    statements.map(statement => statement.replaceAll(':council', `'${council}'`)),
  )
  return (await verifyChains(opened.store, council)).problems
}

test('what nobody touched is whole', async () => {
  expect(await verifyChains(opened.store, council)).toEqual({
    streams: 2,
    events: 6,
    purged: 0,
    problems: [],
  })
})

test('a purge removes the content and the salt, keeps the chain, and is itself in history', async () => {
  const ports = storagePorts(opened.store)
  expect(await purgeStream(opened.store, council, { stream: 'case:a', by: 'admin', at })).toBe(3)
  expect(await ports.history(council, 'case:a')).toEqual([])
  expect(await ports.history(council, 'case:b')).toHaveLength(3)
  expect(await ports.history(council, `council:${council}`)).toMatchObject([
    { type: 'content-removed', by: 'admin', facts: { stream: 'case:a', count: 3 } },
  ])
  expect(await verifyChains(opened.store, council)).toEqual({
    streams: 3,
    events: 7,
    purged: 3,
    problems: [],
  })
  await ports.commit({ ...change(council), events: [sampleEvent('case:a', 'returned')] }, null)
  expect(await verifyChains(opened.store, council)).toMatchObject({ events: 8, problems: [] })
})

test.each([
  [
    'a changed word',
    `update stepwise.payloads set body = replace(body, 'answered', 'agreed') where council = :council and stream = 'case:a' and seq = 2`,
    'event 2 is not what was written',
  ],
  [
    'a changed moment',
    `update stepwise.events set at = 'x' where council = :council and stream = 'case:a' and seq = 2`,
    'event 2 does not follow',
  ],
  [
    'an event taken out of the middle',
    `delete from stepwise.events where council = :council and stream = 'case:a' and seq = 2`,
    'event 2 is missing',
  ],
  [
    'an event taken off the end',
    `delete from stepwise.events where council = :council and stream = 'case:a' and seq = 3`,
    'the end is not where it was',
  ],
  [
    'a whole chain without its events',
    `delete from stepwise.events where council = :council and stream = 'case:a'`,
    'the end is not where it was',
  ],
  [
    'a chain whose end is not noted',
    `delete from stepwise.streams where council = :council and stream = 'case:a'`,
    'the end is not where it was',
  ],
])('%s shows', async (_, statement, problem) => {
  const problems = await tamper(statement)
  expect(problems[0]).toContain(`${council} case:a`)
  expect(problems[0]).toContain(problem)
})

test('a tail cut off cleanly shows only against a head that was noted before', async () => {
  const heads = await streamHeads(opened.store, council)
  const cut = [
    `delete from stepwise.events where council = :council and stream = 'case:a' and seq = 3`,
    `update stepwise.streams s set length = 2, head = (select hash from stepwise.events e
      where e.council = s.council and e.stream = s.stream and seq = 2) where council = :council and stream = 'case:a'`,
  ]
  expect(await tamper(...cut)).toEqual([])
  expect((await verifyChains(opened.store, council, heads)).problems).toEqual([
    `${council} case:a: event 3 is not the one that was noted`,
  ])
  await tamper(
    `delete from stepwise.events where council = :council and stream = 'case:b'`,
    `delete from stepwise.streams where council = :council and stream = 'case:b'`,
  )
  expect((await verifyChains(opened.store, council, heads)).problems).toContain(
    `${council} case:b: the whole stream is gone`,
  )
})

test('the command says so and ends with 0, or with 1 when something is broken', {
  timeout: 40_000,
}, async () => {
  const audit = (...words: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../../bot/commands/audit.ts'), ...words], {
      encoding: 'utf8',
      env: {
        DATABASE_URL: opened.database.appUrl,
        DATA_DIR: opened.options.dataDir,
        STEPWISE_COUNCILS: council,
        STEPWISE_LOCAL: '1',
      },
    })
  const whole = audit('verify')
  expect(whole.stderr).toBe('')
  expect(whole.stdout).toBe(`${council}: whole, 2 streams, 6 events, 0 of them without content\n`)
  expect(whole.status).toBe(0)
  const file = join(opened.options.dataDir, `${council}.jsonl`)
  writeFileSync(file, audit('heads').stdout)
  await tamper(`delete from stepwise.events where council = :council and seq = 3`)
  const broken = audit('verify', '--heads', file)
  expect(broken.stdout).toContain('BROKEN')
  expect(broken.stdout).toContain('event 3 is not the one that was noted')
  expect(broken.status).toBe(1)
  rmSync(file)
})
