import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { installOf, postActivity, textOf } from '../../bot/local/person-activities.ts'
import { samplePerson } from '../../bot/local/sample-people.ts'
import { type Carried, type Refusal, startStandIn } from '../../bot/local/stand-in.ts'
import type { Notice } from '../../policies/decision.ts'
import { type Bench, startBench } from '../support/connector.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
  await postActivity(bench.bot.address, installOf(bench.chat('manager')))
  await postActivity(bench.bot.address, installOf(bench.chat('coordinator')))
})
afterAll(() => bench?.stop())
afterEach(() => bench.connector.refuse(null))

const manager = samplePerson('swindon', 'manager')
let keys = 0
/** Commits a notice for this person, to be told at any hour; its key. */
async function tell(person: string, urgency: Notice['urgency'] = 'now'): Promise<string> {
  const key = `notice-${++keys}`
  const notice: Notice = {
    key,
    council: 'swindon',
    to: { person },
    kind: 'reminder',
    caseId: null,
    urgency,
    facts: {},
  }
  await bench.bot.ports.commit({ council: 'swindon', writes: [], events: [], outbox: [notice] }, null)
  return key
}
const about = (key: string) => (carried: Carried) => JSON.stringify(carried.activity).includes(`notice ${key}"`)
const refuseFirst = (key: string, refusals: readonly Refusal[]) => {
  let asked = 0
  bench.connector.refuse(carried => (about(key)(carried) ? refusals[asked++] : undefined))
  return () => asked
}
const undelivered = async () => (await bench.bot.ports.undelivered('swindon')).map(notice => notice.key)

async function untilUndelivered(key: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if ((await undelivered()).includes(key)) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`${key} was not given up`)
}

describe('a notice', () => {
  it('comes to the person’s own chat within a second, with a preview that says nothing', async () => {
    const started = performance.now()
    const sent = await bench.connector.until(about(await tell(manager.id)))
    expect(performance.now() - started).toBeLessThan(1_000)
    expect(sent.conversation).toBe(`chat-${manager.id}`)
    expect(sent.activity.summary).toBe('Stepwise has something for you')
  })
  it('is sent to the latest address of the service', async () => {
    const next = await startStandIn()
    await postActivity(bench.bot.address, textOf({ ...bench.chat('manager'), serviceUrl: next.serviceUrl }, 'moved'))
    const key = await tell(manager.id)
    await next.until(about(key))
    await postActivity(bench.bot.address, textOf(bench.chat('manager'), 'back again'))
    await next.stop()
    expect(bench.connector.carried().some(about(key))).toBe(false)
  })
  it.each([412, 502, 503, 504])('is tried again after %d', async status => {
    const asked = refuseFirst(`notice-${keys + 1}`, [{ status }])
    await bench.connector.until(about(await tell(manager.id)), 10_000)
    expect(asked()).toBe(2)
  })
  it('waits as long as a 429 says', async () => {
    refuseFirst(`notice-${keys + 1}`, [{ status: 429, retryAfter: '1' }])
    const started = performance.now()
    await bench.connector.until(about(await tell(manager.id)), 15_000)
    expect(performance.now() - started).toBeGreaterThan(1_000)
  })
  it.each([400, 401, 404, 413])('is given up, in sight, after %d', async status => {
    const asked = refuseFirst(`notice-${keys + 1}`, [{ status }])
    await untilUndelivered(await tell(manager.id))
    expect(asked()).toBe(1)
  })
  it('is given up, in sight, for somebody who has no chat with Stepwise', async () => {
    await untilUndelivered(await tell(samplePerson('swindon', 'duty-manager').id))
  })
  it.each(['ConversationBlockedByUser', 'BotNotInConversationRoster'])(
    'ends the conversation after 403 %s, until the person acts',
    async code => {
      refuseFirst(`notice-${keys + 1}`, [{ status: 403, code }])
      await untilUndelivered(await tell(manager.id))
      const silent = await tell(manager.id)
      await untilUndelivered(silent)
      expect(bench.connector.carried().some(about(silent))).toBe(false)
      await postActivity(bench.bot.address, textOf(bench.chat('manager'), 'I am here'))
      await bench.connector.until(about(await tell(manager.id)))
    },
  )
  it('stops for everybody after 403 BotDisabledByAdmin, until somebody writes', async () => {
    refuseFirst(`notice-${keys + 1}`, [{ status: 403, code: 'BotDisabledByAdmin' }])
    const first = await tell(manager.id)
    await new Promise(resolve => setTimeout(resolve, 500))
    const second = await tell(samplePerson('swindon', 'coordinator').id)
    await new Promise(resolve => setTimeout(resolve, 500))
    expect(bench.connector.carried().some(carried => about(first)(carried) || about(second)(carried))).toBe(false)
    await postActivity(bench.bot.address, textOf(bench.chat('coordinator'), 'hello'))
    await bench.connector.until(about(second), 15_000)
    await bench.connector.until(about(first), 15_000)
  })
  it('goes nowhere once the app was removed', async () => {
    await postActivity(bench.bot.address, installOf(bench.chat('coordinator'), 'remove'))
    await untilUndelivered(await tell(samplePerson('swindon', 'coordinator').id))
  })
})

describe('somebody who installs the app later', () => {
  const late = samplePerson('swindon', 'administrator')
  const toldLate = () =>
    bench.connector
      .carried()
      .filter(carried => carried.conversation === `chat-${late.id}`)
      .flatMap(carried => [...JSON.stringify(carried.activity).matchAll(/notice (notice-\d+)"/g)].map(found => found[1]))

  it('is told then what could not reach them, once and in its order; until then it is in sight', async () => {
    const keys = [await tell(late.id), await tell(late.id), await tell(late.id)]
    for (const key of keys) await untilUndelivered(key)
    await postActivity(bench.bot.address, installOf(bench.chat('administrator')))
    for (const key of keys) await bench.connector.until(about(key), 10_000)
    expect(toldLate()).toEqual(keys)
    expect(await undelivered()).not.toContain(keys[0])
    await postActivity(bench.bot.address, textOf(bench.chat('administrator'), 'hello'))
    await new Promise(resolve => setTimeout(resolve, 1_000))
    expect(toldLate()).toEqual(keys)
  })
  it('after they had taken it away, too', async () => {
    await postActivity(bench.bot.address, installOf(bench.chat('administrator'), 'remove'))
    const missed = await tell(late.id)
    await untilUndelivered(missed)
    await postActivity(bench.bot.address, textOf(bench.chat('administrator'), 'here again'))
    await bench.connector.until(about(missed), 10_000)
  })
})

describe('an answer that the connector refuses for the moment', () => {
  it('is sent again while the person waits', async () => {
    let asked = 0
    bench.connector.refuse(() => (asked++ === 0 ? { status: 429, retryAfter: '0' } : undefined))
    await postActivity(bench.bot.address, textOf(bench.chat('practitioner'), 'patience'))
    await bench.connector.until(carried => JSON.stringify(carried.activity).includes('you said patience'))
    expect(asked).toBe(2)
  })
})
