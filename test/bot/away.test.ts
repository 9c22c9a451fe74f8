import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insides } from '../../bot/insides.ts'
import { executeOf, postActivity, textOf } from '../../bot/local/person-activities.ts'
import { type Bench, startBench } from '../support/connector.ts'

let bench: Bench
beforeAll(async () => {
  // Nobody listens on port 9.
  bench = await startBench({
    outside: insides,
    env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nothing' },
  })
})
afterAll(() => bench?.stop())

const seen = (words: string) => bench.connector.until(carried => JSON.stringify(carried.activity).includes(words))

describe('a bot that starts while its database is away', () => {
  it('is ready, and says that the database is away', async () => {
    const ready = await fetch(`${bench.bot.address}/readyz`)
    expect([ready.status, await ready.json()]).toEqual([200, { database: 'away' }])
  })
  it('shows the number to whoever types a worry', async () => {
    const { status } = await postActivity(bench.bot.address, textOf(bench.chat(), 'his stepdad hit him last night'))
    expect(status).toBe(200)
    const sent = await seen('Stepwise has not told anyone')
    expect(JSON.stringify(sent.activity)).toContain('01793 464646')
  })
  it('shows it to whoever presses for it, and takes their answer', async () => {
    const press = (data: object) => postActivity(bench.bot.address, executeOf(bench.chat(), data, 'card-1'))
    expect((await press({ verb: 'safety', caseId: null })).status).toBe(200)
    expect(JSON.stringify(await press({ verb: 'safety-answer', answer: 'phoned', caseId: null }))).toContain('phoned')
  })
  it('says of anything else that its records cannot be reached', async () => {
    await postActivity(bench.bot.address, textOf(bench.chat(), 'my cases'))
    await seen('cannot reach my records')
  })
})
