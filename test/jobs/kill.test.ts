/** A process killed while it delivers: somebody else delivers. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { attempts } from '../../bot/jobs/attempts.ts'
import { startDelivery } from '../../bot/jobs/delivery.ts'
import { openStore } from '../../bot/storage/database.ts'
import { migrateServer } from '../../bot/storage/migrate-server.ts'
import type { StoreOptions } from '../../bot/storage/store.ts'
import { fillFromTemplate } from '../support/embedded-template.ts'
import { newDatabase, storeOptions } from '../support/open-stores.ts'

const council = 'swindon'
const script = join(import.meta.dirname, '../support/deliver-process.ts')

/** Returns once the process has begun to deliver and is dead. */
async function killedInTheMiddle({ dataDir, databaseUrl }: StoreOptions): Promise<void> {
  const given = JSON.stringify({ dataDir, databaseUrl, council })
  const child = spawn(process.execPath, [script, given], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  await Promise.race([once(child.stdout, 'data'), ended.then(() => Promise.reject(new Error('it ended by itself')))])
  child.kill('SIGKILL')
  await ended
}

async function deliveredByAnother(options: StoreOptions): Promise<void> {
  await killedInTheMiddle(options)
  const store = await openStore(options)
  const got: string[] = []
  const delivery = await startDelivery(
    store,
    attempts(store, async notice => {
      got.push(notice.key)
      return { kind: 'delivered' }
    }),
  )
  await vi.waitFor(() => expect(got).toEqual(['a']), { timeout: 60_000, interval: 100 })
  await delivery.stop()
  await store.stop()
  rmSync(options.dataDir, { recursive: true, force: true })
}

test.concurrent('on the embedded database', { timeout: 90_000 }, async () => {
  const options = storeOptions()
  await fillFromTemplate(options)
  await deliveredByAnother(options)
})

test.concurrent('on a server', { timeout: 90_000 }, async () => {
  const database = await newDatabase()
  await migrateServer({ migrationUrl: database.ownerUrl, databaseUrl: database.appUrl, mode: 'local' })
  await deliveredByAnother(storeOptions({ databaseUrl: database.appUrl }))
  await database.drop()
})
