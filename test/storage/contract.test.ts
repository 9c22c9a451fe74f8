/** One suite of promises over the three storages. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../bot/storage/database.ts'
import { storagePorts } from '../../bot/storage/ports.ts'
import { memoryPorts } from '../support/memory-ports.ts'
import { failIn, newFolder, type OpenedStore, openEmbedded, openServer } from '../support/open-stores.ts'
import { type Contracted, portsContract } from '../support/ports-contract.ts'
import { change, sampleSeries, sampleSetting } from '../support/storage-samples.ts'

const memory = memoryPorts({ procedures: new Map(), people: [], now: () => new Date() })
portsContract('in memory', () => ({ ports: memory, fail: async (_, key) => memory.seen.fail(key) }))

describe.each([
  ['embedded', openEmbedded],
  ['on a server', openServer],
] as const)('%s', (name, open) => {
  let opened: OpenedStore
  let contracted: Contracted
  beforeAll(async () => {
    opened = await open()
    contracted = { ports: storagePorts(opened.store), fail: failIn(opened.store) }
  }, 60_000)
  afterAll(() => opened.close())
  portsContract(name, () => contracted)
})

test('what one instance arranges the other sees with its next read', async () => {
  const first = await openServer()
  const second = await openStore({ ...first.options, dataDir: newFolder() })
  const [one, other] = [storagePorts(first.store), storagePorts(second)]
  const council = 'swindon'
  const write = (value: string, expects: number) =>
    one.commit(change(council, { kind: 'setting', setting: sampleSetting(council, 'phone', { value }), expects }), null)
  try {
    await write('one', 0)
    expect((await other.arrangements(council)).settings[0]?.value).toBe('one')
    await write('two', 1)
    expect((await other.openCase(council, { id: 'a' })).settings[0]?.value).toBe('two')
    await one.commit(change(council, { kind: 'series', series: sampleSeries(council, 'list'), expects: 0 }), null)
    expect((await other.arrangements(council)).series[0]?.id).toBe('list')
  } finally {
    await second.stop()
    await first.close()
  }
})
