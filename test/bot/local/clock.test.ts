import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Doors } from '../../../bot/doors.ts'
import { openClock } from '../../../bot/local/clock.ts'
import { movableClock } from '../../../bot/local/move-clock.ts'
import { installOf, postActivity, textOf } from '../../../bot/local/person-activities.ts'
import { samplePerson } from '../../../bot/local/sample-people.ts'
import type { Notice, Reminder } from '../../../policies/decision.ts'
import { type BotProcess, spawnBot } from '../../support/bot-process.ts'
import { type Bench, startBench } from '../../support/connector.ts'
import { fillFromTemplate } from '../../support/embedded-template.ts'
import { stubDoors } from '../../support/stub-doors.ts'

const manager = samplePerson('swindon', 'manager')
const put = async (address: string, now: unknown) => {
  const answer = await fetch(`${address}/local/clock`, { method: 'PUT', body: JSON.stringify({ now }) })
  return {
    status: answer.status,
    body: (await answer.json()) as { now: string; due: number; delivered: number; failed: number },
  }
}

describe('the local clock', () => {
  let bench: Bench
  const fired: { key: string; at: string; now: string }[] = []
  beforeAll(async () => {
    const stub = stubDoors()
    const handle: Doors['handle'] = async (ports, incoming) => {
      if (incoming.kind !== 'timer') return stub.handle(ports, incoming)
      const { key, council } = incoming.reminder
      fired.push({ key, at: incoming.at, now: ports.now().toISOString() })
      const notice: Notice = {
        key,
        council,
        to: { person: manager.id },
        kind: 'reminder',
        caseId: null,
        urgency: 'now',
        facts: {},
      }
      await ports.commit({ council, writes: [{ kind: 'reminder-done', key }], events: [], outbox: [notice] }, null)
      return []
    }
    bench = await startBench({ outside: { doors: { ...stub, handle } } })
    await postActivity(bench.bot.address, installOf(bench.chat('manager')))
  })
  afterAll(() => bench?.stop())

  const remind = async (key: string, dueAt: string) => {
    const reminder: Reminder = { key, council: 'swindon', dueAt, what: 'daily-round' }
    await bench.bot.ports.commit(
      { council: 'swindon', writes: [{ kind: 'remind', reminder }], events: [], outbox: [] },
      null,
    )
  }

  it('visits what falls due in order, each thing at its own instant, and tells people', async () => {
    await remind('later', '2031-03-04T10:00:00.000Z')
    await remind('sooner', '2031-03-03T10:00:00.000Z')
    await remind('not yet', '2031-03-06T10:00:00.000Z')
    const { status, body } = await put(bench.bot.address, '2031-03-05T12:00:00Z')
    expect(status).toBe(200)
    expect(body).toEqual({ now: '2031-03-05T12:00:00.000Z', due: 2, delivered: 2, failed: 0 })
    expect(fired).toEqual([
      { key: 'sooner', at: '2031-03-03T10:00:00.000Z', now: '2031-03-03T10:00:00.000Z' },
      { key: 'later', at: '2031-03-04T10:00:00.000Z', now: '2031-03-04T10:00:00.000Z' },
    ])
    expect(bench.connector.carried().filter(carried => JSON.stringify(carried).includes('notice '))).toHaveLength(2)
  })
  it('runs on from where it was put', () => {
    const ahead = bench.bot.ports.now().getTime() - Date.parse('2031-03-05T12:00:00Z')
    expect(ahead).toBeGreaterThanOrEqual(0)
    expect(ahead).toBeLessThan(30_000)
  })
  it('says how many could not be told', async () => {
    bench.connector.refuse(() => ({ status: 503 }))
    const { body } = await put(bench.bot.address, '2031-03-07T12:00:00Z')
    bench.connector.refuse(null)
    expect(body).toMatchObject({ due: 1, delivered: 0, failed: 1 })
  })
  it('never goes back: 409', async () => {
    const { status } = await put(bench.bot.address, '2031-01-01T00:00:00Z')
    expect(status).toBe(409)
    expect(bench.bot.ports.now().toISOString() > '2031-03-07').toBe(true)
  })
  it.each([null, 'tomorrow', '2031-03-08', 7])('takes an instant and nothing else: %j is 400', async now => {
    expect((await put(bench.bot.address, now)).status).toBe(400)
  })
  it('is moved from the chat too, in London time', async () => {
    await postActivity(bench.bot.address, textOf(bench.chat(), 'clock 2031-07-01 09:30'))
    const sent = await bench.connector.until(carried => carried.activity.text?.includes('2031-07-01 09:30') ?? false)
    expect(sent.activity.text).toContain('in London')
    expect(bench.bot.ports.now().toISOString()).toMatch(/^2031-07-01T08:30/)
  })
})

describe('a move that takes too long', () => {
  it('ends after its time with the clock where it came to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stepwise-clock-'))
    const clock = movableClock(
      openClock(folder, () => new Date('2026-11-23T09:00:00Z')),
      100,
    )
    const never = () => new Promise<never>(() => undefined)
    const store = { now: clock.now, councils: ['swindon'], rows: never } as never
    clock.begin({ store, fire: never, attempt: never })
    expect(await clock.moveTo(new Date('2026-12-01T00:00:00Z'))).toEqual({
      kind: 'too-long',
      now: '2026-11-23T09:00:00.000Z',
    })
    rmSync(folder, { recursive: true })
  })
})

describe('a local bot that is killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stepwise-killed-'))
  let bot: BotProcess | undefined
  afterAll(async () => {
    await bot?.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  it('still shows the time to which its clock was moved', async () => {
    await fillFromTemplate({
      dataDir: folder,
      mode: 'local',
      councils: [],
      now: () => new Date(),
      newId: () => '',
    })
    const first = await spawnBot({ DATA_DIR: folder })
    await put(first.address, '2031-05-05T10:00:00Z')
    await first.kill()
    bot = await spawnBot({ DATA_DIR: folder })
    expect((await put(bot.address, '2031-05-05T09:59:00Z')).status).toBe(409)
    expect((await put(bot.address, '2031-05-05T11:00:00Z')).status).toBe(200)
  }, 120_000)
  it('ends in good order when it is asked to', async () => {
    expect(await bot?.stop()).toBe(0)
    bot = undefined
  })
})

describe('a bot with wrong settings', () => {
  it('says that its port is in use, in one sentence', async () => {
    const other = createServer()
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const started = await spawnBot({ PORT: String(port), DATA_DIR: mkdtempSync(join(tmpdir(), 'stepwise-port-')) }).catch(
      (error: Error) => error.message,
    )
    other.close()
    expect(started).toContain(`ended (1): Stepwise does not start: port ${port} is in use.`)
    expect(started).not.toContain('    at ')
  })
  it('ends with one message that lists every problem', async () => {
    const started = spawnBot({ STEPWISE_LOCAL: '0', PORT: 'x', STEPWISE_COUNCILS: 'leeds' })
    await expect(started).rejects.toThrow(/ended \(1\)[\s\S]*PORT[\s\S]*MicrosoftAppId[\s\S]*leeds/)
  })
})
