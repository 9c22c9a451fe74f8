import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postActivity, textOf } from '../../bot/local/person-activities.ts'
import { botToken } from '../support/bot-credentials.ts'
import { testTenant } from '../support/connector.ts'
import { type Issuer, type LiveBench, startIssuer, startLiveBench, type TokenWish } from '../support/tokens.ts'

let issuer: Issuer
let bench: LiveBench
beforeAll(async () => {
  issuer = await startIssuer()
  bench = await startLiveBench(issuer)
})
afterAll(async () => {
  await bench?.stop()
  await issuer?.stop()
})

const hello = () => textOf(bench.chat, 'hello')
const tokenFor = (wish: Partial<TokenWish> = {}) => issuer.token({ serviceUrl: bench.chat.serviceUrl, ...wish })

describe('who may talk to a live bot', () => {
  it('whoever has a token of the issuer for this bot and this service is answered, with the bot’s own token', async () => {
    const { status } = await postActivity(bench.bot.address, hello(), await tokenFor())
    const sent = await bench.connector.until(() => true)
    expect(status).toBe(200)
    expect(sent.authorization).toBe(`Bearer ${botToken}`)
  })
  it('nobody is without a token', async () => {
    expect((await postActivity(bench.bot.address, hello())).status).toBe(401)
  })
  it.each<[string, Partial<TokenWish>]>([
    ['is for another bot', { audience: '00000000-0000-4000-8000-00000000beef' }],
    ['comes from another issuer', { issuer: 'https://somebody.invalid' }],
    ['has run out', { lifetime: -3600 }],
    ['is for another service address', { serviceUrl: 'https://elsewhere.invalid/' }],
    ['is signed with a key that the issuer does not know', { forged: true }],
  ])('nobody is with a token that %s', async (_why, wish) => {
    const before = bench.connector.carried().length
    const { status } = await postActivity(bench.bot.address, hello(), await tokenFor(wish))
    expect(status).toBe(401)
    expect(bench.connector.carried()).toHaveLength(before)
  })
  it('nobody is with something that is no token at all', async () => {
    expect((await postActivity(bench.bot.address, hello(), 'rubbish')).status).toBe(401)
  })
  it('nobody is on a channel that the issuer’s key is not for', async () => {
    const { status } = await postActivity(bench.bot.address, { ...hello(), channelId: 'webchat' }, await tokenFor())
    expect(status).toBe(401)
  })
  it('another tenant is refused even with a good token', async () => {
    const other = '00000000-0000-4000-8000-0000000000bb'
    const stranger = { ...textOf({ ...bench.chat, tenant: other }, 'hello'), from: hello().from }
    expect((await postActivity(bench.bot.address, stranger, await tokenFor())).status).toBe(403)
    const silent = { ...hello(), channelData: {}, conversation: { id: 'c' } as never }
    expect((await postActivity(bench.bot.address, silent, await tokenFor())).status).toBe(403)
    expect(testTenant).not.toBe(other)
  })
  it('a service address that is not the platform’s is refused even with a good token', async () => {
    const serviceUrl = 'https://elsewhere.invalid/'
    const { status } = await postActivity(bench.bot.address, { ...hello(), serviceUrl }, await tokenFor({ serviceUrl }))
    expect(status).toBe(403)
  })
})

describe('a live bot', () => {
  it.each([
    ['PUT', '/local/clock'],
    ['GET', '/local/files/agenda.xlsx'],
  ])('knows nothing of %s %s', async (method, path) => {
    expect((await fetch(`${bench.bot.address}${path}`, { method })).status).toBe(404)
  })
})

describe('a key that is good for another channel too', () => {
  it('lets nobody write from there: Stepwise speaks Teams alone', async () => {
    const wide = await startIssuer(['msteams', 'webchat'])
    const second = await startLiveBench(wide)
    const token = await wide.token({ serviceUrl: second.chat.serviceUrl })
    const { status } = await postActivity(
      second.bot.address,
      { ...textOf(second.chat, 'hello'), channelId: 'webchat' },
      token,
    )
    await second.stop()
    await wide.stop()
    expect(status).toBe(403)
  })
})
