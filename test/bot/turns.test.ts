import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { executeOf, installOf, postActivity, submitOf, textOf } from '../../bot/local/person-activities.ts'
import type { Carried } from '../../bot/local/stand-in.ts'
import { type Bench, startBench } from '../support/connector.ts'

let bench: Bench
beforeAll(async () => {
  bench = await startBench()
}, 60_000)
afterAll(() => bench.stop())

const shows = (words: string) => (carried: Carried) => JSON.stringify(carried.activity.attachments ?? []).includes(words)

describe('a turn through the adapter', () => {
  it('answers a text with a card in the same chat, whose preview says nothing of it', async () => {
    const chat = bench.chat()
    const { status } = await postActivity(bench.bot.address, textOf(chat, 'hello'))
    const sent = await bench.connector.until(shows('you said hello'))
    expect(status).toBe(200)
    expect(sent.conversation).toBe(`chat-${chat.person.id}`)
    expect(sent.activity.summary).not.toContain('hello')
    expect(sent.activity.attachments?.[0]?.content.fallbackText).toBe('you said hello')
  })
  it('takes the bot’s own name out of what was typed', async () => {
    const chat = bench.chat()
    const entities = [{ type: 'mention', text: '<at>Stepwise</at>', mentioned: { id: chat.botId, name: 'Stepwise' } }]
    await postActivity(bench.bot.address, {
      ...textOf(chat, '<at>Stepwise</at>&nbsp;good morning'),
      entities,
    })
    await bench.connector.until(shows('you said good morning'))
  })
  it('answers an Execute in the HTTP body with the card that takes the place of the pressed one', async () => {
    const { status, body } = await postActivity(bench.bot.address, executeOf(bench.chat(), { verb: 'done' }, 'card-1'))
    expect(status).toBe(200)
    expect(body).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { type: 'AdaptiveCard', fallbackText: 'pressed done' },
    })
  })
  it('takes a Submit that a client wrapped as an Execute', async () => {
    const wrapped = {
      ...executeOf(bench.chat(), {}),
      value: { action: { type: 'Action.Submit', data: { verb: 'wrapped' } } },
    }
    const { status, body } = await postActivity(bench.bot.address, wrapped)
    expect(status).toBe(200)
    expect(JSON.stringify(body)).toContain('pressed wrapped')
  })
  it('sends a card that replaces nothing as a message of its own and leaves the pressed card alone', async () => {
    const { body } = await postActivity(bench.bot.address, executeOf(bench.chat(), { verb: 'new' }, 'card-1'))
    const sent = await bench.connector.until(shows('pressed new'))
    expect(body).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'pressed new',
    })
    expect(sent.method).toBe('POST')
  })
  it('updates the card at replyToId for a Submit', async () => {
    await postActivity(bench.bot.address, submitOf(bench.chat(), { verb: 'submitted' }, 'card-7'))
    const sent = await bench.connector.until(shows('pressed submitted'))
    expect(sent).toMatchObject({ method: 'PUT', target: 'card-7' })
  })
  it('sends a new card where the pressed one is gone', async () => {
    bench.connector.refuse(request => (request.method === 'PUT' ? { status: 404 } : undefined))
    await postActivity(bench.bot.address, submitOf(bench.chat(), { verb: 'late' }, 'card-8'))
    const sent = await bench.connector.until(shows('pressed late'))
    bench.connector.refuse(null)
    expect(sent.method).toBe('POST')
  })
  it('reads an edited message again', async () => {
    const edited = {
      ...textOf(bench.chat(), 'put right'),
      type: 'messageUpdate',
      channelData: { eventType: 'editMessage' },
    }
    await postActivity(bench.bot.address, edited)
    await bench.connector.until(shows('you said put right'))
  })
  it('welcomes whoever installs it', async () => {
    await postActivity(bench.bot.address, installOf(bench.chat('manager')))
    await bench.connector.until(shows('welcome'))
  })
  it('answers in the HTTP body where replies are expected there', async () => {
    const asked = { ...textOf(bench.chat(), 'at once'), deliveryMode: 'expectReplies' }
    const { body } = await postActivity(bench.bot.address, asked)
    expect(JSON.stringify(body)).toContain('you said at once')
  })
})
