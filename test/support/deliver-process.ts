/** A process of its own that begins to deliver a notice and never ends: it is killed in the middle by the test. */
import { attempts } from '../../bot/jobs/attempts.ts'
import { startDelivery } from '../../bot/jobs/delivery.ts'
import { openStore } from '../../bot/storage/database.ts'
import { storagePorts } from '../../bot/storage/ports.ts'
import { change, sampleNotice } from './storage-samples.ts'

type Given = { readonly dataDir: string; readonly databaseUrl?: string; readonly council: string }
const given = JSON.parse(process.argv[2] ?? '{}') as Given
const { dataDir, databaseUrl, council } = given
const store = await openStore({
  dataDir,
  databaseUrl,
  mode: 'local',
  councils: [council],
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
})
const hanging = attempts(store, async notice => {
  process.stdout.write(`${notice.key}\n`)
  return new Promise(() => undefined)
})
await startDelivery(store, hanging)
await storagePorts(store).commit({ ...change(council), outbox: [sampleNotice(council, 'a')] }, null)
