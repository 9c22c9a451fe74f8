/**
 * A process of its own that commits bookings as fast as it can and says each one that was acknowledged. It is killed
 * in the middle by the test. Takes its store options as JSON.
 */
import { openStore } from '../../bot/storage/database.ts'
import { storagePorts } from '../../bot/storage/ports.ts'
import { bookWrite, change, sampleEvent, sampleMeeting, sampleNotice, writeCase } from './storage-samples.ts'

type Given = {
  readonly dataDir: string
  readonly databaseUrl?: string
  readonly council: string
  readonly start: number
}
const given = JSON.parse(process.argv[2] ?? '{}') as Given
const store = await openStore({
  dataDir: given.dataDir,
  databaseUrl: given.databaseUrl,
  mode: 'local',
  councils: [given.council],
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
})
const ports = storagePorts(store)
const meeting = sampleMeeting(given.council, 'm')
for (let n = given.start; ; n++) {
  const id = `c${n}`
  const writes = [writeCase(given.council, id), bookWrite(meeting, id)]
  const told = { events: [sampleEvent(`case:${id}`, 'booked')], outbox: [sampleNotice(given.council, id)] }
  const turn = { tenant: 't', conversationId: 'c', activityId: id }
  await ports.commit({ ...change(given.council, ...writes), ...told }, turn)
  process.stdout.write(`${id}\n`)
}
