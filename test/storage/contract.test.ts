/** One suite of promises over the three storages. */
import { afterAll, beforeAll, describe } from 'vitest'
import { storagePorts } from '../../bot/storage/ports.ts'
import { memoryPorts } from '../support/memory-ports.ts'
import { failIn, type OpenedStore, openEmbedded, openServer } from '../support/open-stores.ts'
import { type Contracted, portsContract } from '../support/ports-contract.ts'

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
