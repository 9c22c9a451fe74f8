/** `npm run migrate`, as an administrator runs it. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../bot/storage/database.ts'
import { newDatabase, storeOptions } from '../support/open-stores.ts'

function migrate(env: Readonly<Record<string, string>>) {
  const command = join(import.meta.dirname, '../../bot/commands/migrate.ts')
  return spawnSync(process.execPath, [command], { encoding: 'utf8', env: { ...env } })
}

test('it makes a new database live, twice without harm, and never local afterwards', {
  timeout: 60_000,
}, async () => {
  const database = await newDatabase()
  const env = { DATABASE_MIGRATION_URL: database.ownerUrl, DATABASE_URL: database.appUrl }
  for (const _ of [1, 2])
    expect(migrate(env)).toMatchObject({
      status: 0,
      stderr: '',
      stdout: 'The database is up to date (live).\n',
    })
  await (await openStore(storeOptions({ databaseUrl: database.appUrl, mode: 'live' }))).stop()
  const local = migrate({ ...env, STEPWISE_LOCAL: '1' })
  expect(local.status).toBe(1)
  expect(local.stderr).toContain('real cases')
  await database.drop()
})

test('it says which addresses it needs', () => {
  const said = migrate({ DATABASE_URL: 'postgres://a@127.0.0.1/b' })
  expect(said.status).toBe(1)
  expect(said.stderr).toContain('DATABASE_MIGRATION_URL')
})
