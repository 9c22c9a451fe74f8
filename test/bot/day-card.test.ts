import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Doors } from '../../bot/doors.ts'
import { executeOf, installOf, postActivity } from '../../bot/local/person-activities.ts'
import { samplePerson } from '../../bot/local/sample-people.ts'
import type { Card } from '../../dialogs/incoming.ts'
import type { Notice, Reminder } from '../../policies/decision.ts'
import { type Bench, startBench } from '../support/connector.ts'
import { stubDoors } from '../support/stub-doors.ts'

const worker = samplePerson('swindon', 'practitioner')
const council = 'swindon'

/** A card with a button; `forms` has something to fill in. */
const cardOf = (key: string): Card => ({
  type: 'AdaptiveCard',
  body: [
    { type: 'TextBlock', text: `about ${key}` },
    ...(key.startsWith('form') ? [{ type: 'Input.Text', id: 'why', label: 'Why' }] : []),
  ],
  actions: [
    {
      type: 'Action.Execute',
      title: 'Done',
      data: { verb: key },
      fallback: { type: 'Action.Submit', data: { verb: key } },
    },
  ],
})

/** A reminder is a notice for the day; `urgent…` cannot wait. */
const stub = stubDoors()
const doors: Doors = {
  ...stub,
  handle: async (ports, incoming) => {
    if (incoming.kind !== 'timer') return stub.handle(ports, incoming)
    const { key } = incoming.reminder
    const urgency = key.startsWith('urgent') ? 'now' : 'day'
    const notice: Notice = {
      key,
      council,
      to: { person: worker.id },
      kind: 'reminder',
      caseId: null,
      urgency,
      facts: {},
    }
    await ports.commit({ council, writes: [{ kind: 'reminder-done', key }], events: [], outbox: [notice] }, null)
    return []
  },
  deliver: async (_ports, notice) => [
    {
      notice,
      to: worker.id,
      card: cardOf(notice.key),
      text: notice.key,
      preview: 'Stepwise has something for you',
      files: [],
    },
  ],
}

let bench: Bench
beforeAll(async () => {
  bench = await startBench({ outside: { doors } })
  await postActivity(bench.bot.address, installOf(bench.chat()))
})
afterAll(() => bench?.stop())

const remind = (key: string, dueAt: string) => {
  const reminder: Reminder = { key, council, dueAt, what: 'daily-round', to: worker.id }
  return bench.bot.ports.commit({ council, writes: [{ kind: 'remind', reminder }], events: [], outbox: [] }, null)
}
const clock = (now: string) =>
  fetch(`${bench.bot.address}/local/clock`, { method: 'PUT', body: JSON.stringify({ now }) }).then(answer => answer.json())
/** What each unprompted message since the last look was about. */
let looked = 0
const news = () => {
  const all = bench.connector.carried().filter(carried => carried.activity.summary === 'Stepwise has something for you')
  const fresh = all.slice(looked)
  looked = all.length
  return fresh.map(carried =>
    [...JSON.stringify(carried.activity.attachments).matchAll(/"about ([\w -]+)"/g)].map(found => found[1]),
  )
}

describe('what can wait for the day', () => {
  it('comes in one card, with everything else that waits for the person', async () => {
    await remind('one', '2031-03-04T09:00:00.000Z')
    await remind('two', '2031-03-04T09:00:00.000Z')
    expect(await clock('2031-03-04T09:00:00Z')).toMatchObject({ due: 2, delivered: 2 })
    expect(news()).toEqual([['one', 'two']])
  })
  it('waits for the next working morning when the person has had their card today', async () => {
    await remind('three', '2031-03-04T11:00:00.000Z')
    await remind('urgent', '2031-03-04T11:00:00.000Z')
    await clock('2031-03-04T18:00:00Z')
    expect(news()).toEqual([['urgent']])
    await clock('2031-03-05T08:29:00Z')
    expect(news()).toEqual([])
    await clock('2031-03-05T08:30:00Z')
    expect(news()).toEqual([['three']])
  })
  it('waits over a weekend for Monday morning', async () => {
    await remind('four', '2031-03-08T10:00:00.000Z')
    await clock('2031-03-09T20:00:00Z')
    expect(news()).toEqual([])
    await clock('2031-03-10T08:30:00Z')
    expect(news()).toEqual([['four']])
  })
  it('is not put together with a card that has something to fill in', async () => {
    await remind('five', '2031-03-11T10:00:00.000Z')
    await remind('form', '2031-03-11T10:00:00.000Z')
    await clock('2031-03-11T10:00:00Z')
    expect(news()).toEqual([['five']])
    await clock('2031-03-12T08:30:00Z')
    expect(news()).toEqual([['form']])
  })
  it('keeps the other things in sight when a button of one is pressed', async () => {
    const together = bench.connector.carried().find(carried => JSON.stringify(carried).includes('about two'))
    const buttons = JSON.stringify(together?.activity.attachments).match(/"data":\{[^}]*\}/g) ?? []
    expect(buttons).toEqual(['one', 'one', 'two', 'two'].map(verb => `"data":{"verb":"${verb}","grouped":true}`))
    const { body } = await postActivity(
      bench.bot.address,
      executeOf(bench.chat(), { verb: 'one', grouped: true }, together?.id),
    )
    expect(body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' })
    await bench.connector.until(carried => carried.method === 'POST' && JSON.stringify(carried).includes('pressed one'))
  })
})
