import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressOf, closeServer, listen } from '../../bot/listen.ts'
import { textOf } from '../../bot/local/person-activities.ts'
import { createLog } from '../../bot/log.ts'
import { createMetrics } from '../../bot/metrics.ts'
import { createServer } from '../../bot/server.ts'
import { type Bench, startBench } from '../support/connector.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench?.stop())

const post = async (body: string | Uint8Array<ArrayBuffer>) =>
  (await fetch(`${bench.bot.address}/api/messages`, { method: 'POST', body })).status

/** A good message without the field at this path. */
function without(path: string, type = 'message'): string {
  const activity = structuredClone(JSON.parse(JSON.stringify({ ...textOf(bench.chat(), 'hello'), type })))
  const [name = '', inner] = path.split('.')
  if (inner) delete activity[name][inner]
  else delete activity[name]
  return JSON.stringify(activity)
}

describe('a message is looked at before anything else sees it', () => {
  it.each(['', 'hello', '[]', 'null', '"text"', '{"type":'])('%j is not a JSON object: 400', async body => {
    expect(await post(body)).toBe(400)
  })
  it('bytes that are no text: 400', async () => {
    expect(await post(new Uint8Array([0xff, 0xfe, 0x7b]))).toBe(400)
  })
  it.each(['type', 'channelId', 'serviceUrl', 'from', 'from.id', 'conversation', 'conversation.id', 'id'])(
    'one without %s: 400',
    async path => {
      expect(await post(without(path))).toBe(400)
    },
  )
  it('an invoke without id: 400, an event without id: 200', async () => {
    expect(await post(without('id', 'invoke'))).toBe(400)
    expect(await post(without('id', 'event'))).toBe(200)
  })
  it('one of 256 KB is read, one that is longer is not: 413', async () => {
    const sized = (bytes: number) => {
      const start = JSON.stringify({ ...textOf(bench.chat(), ''), text: '' })
      return JSON.stringify({ ...JSON.parse(start), text: 'x'.repeat(bytes - start.length) })
    }
    expect(sized(256 * 1024)).toHaveLength(256 * 1024)
    expect(await post(sized(256 * 1024))).toBe(200)
    expect(await post(sized(256 * 1024 + 1))).toBe(413)
    expect(await post(sized(2_000_000))).toBe(413)
  })
  it('the refusal does not repeat what was sent', async () => {
    const answer = await fetch(`${bench.bot.address}/api/messages`, {
      method: 'POST',
      body: '{"text":"private words"}',
    })
    expect(await answer.text()).not.toContain('private')
  })
})

describe('health', () => {
  it('is told to whoever asks, and readiness says where the database is', async () => {
    expect((await fetch(`${bench.bot.address}/healthz`)).status).toBe(200)
    const ready = await fetch(`${bench.bot.address}/readyz`)
    expect([ready.status, await ready.json()]).toEqual([200, { database: 'up' }])
  })
  it('is not ready, and takes no message, until wiring has ended', async () => {
    const server = createServer({
      gate: { ready: null },
      log: createLog({ level: 'silent' }),
      metrics: createMetrics(),
    })
    await listen(server, { port: 0, host: '127.0.0.1' })
    const statuses = [
      (await fetch(`${addressOf(server)}/healthz`)).status,
      (await fetch(`${addressOf(server)}/readyz`)).status,
      (await fetch(`${addressOf(server)}/api/messages`, { method: 'POST', body: '{}' })).status,
    ]
    await closeServer(server)
    expect(statuses).toEqual([200, 503, 503])
  })
  it('shows figures on a port of their own, and not on the other', async () => {
    const figures = await fetch(`${bench.bot.metricsAddress}/metrics`)
    expect(await figures.text()).toContain('stepwise_refused_total{status="400"}')
    expect((await fetch(`${bench.bot.address}/metrics`)).status).toBe(404)
  })
})
