import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retryAfterMs } from '../../bot/delivery/connector.ts'
import { microsoftHosts } from '../../bot/delivery/hosts.ts'
import { createPace, type Limit, tenantLimits, threadLimits } from '../../bot/delivery/pace.ts'
import { backOffMs, ConnectorError, judge } from '../../bot/delivery/rules.ts'

const refusal = (status: number, code = '', after: number | null = null) =>
  new ConnectorError({ status, code, retryAfterMs: after })

describe('what the connector says decides the next attempt', () => {
  it.each([412, 502, 503, 504])('%d: again, after a pause of our own', status => {
    expect(judge(refusal(status))).toEqual({ kind: 'again', afterMs: null })
  })
  it('429: again, when it says', () => {
    expect(judge(refusal(429, 'TooMany', 4_000))).toEqual({ kind: 'again', afterMs: 4_000 })
  })
  it.each([400, 401, 404, 413])('%d: never again', status => {
    expect(judge(refusal(status)).kind).toBe('never')
  })
  it.each<[string, string]>([
    ['ConversationBlockedByUser', 'end-conversation'],
    ['BotNotInConversationRoster', 'end-conversation'],
    ['BotDisabledByAdmin', 'stop-all'],
    ['SomethingElse', 'never'],
  ])('403 %s: %s', (code, kind) => {
    expect(judge(refusal(403, code)).kind).toBe(kind)
  })
  it('no answer at all: again', () => {
    expect(judge(new Error('ECONNRESET')).kind).toBe('again')
  })
  it('pauses grow, and never all end at the same moment', () => {
    expect([1, 2, 3, 4].map(attempt => backOffMs(attempt, 1))).toEqual([500, 1000, 2000, 4000])
    expect(backOffMs(4, 0)).toBe(2000)
    expect(backOffMs(40, 1)).toBe(30_000)
  })
  it('Retry-After may be seconds or a date', () => {
    const now = Date.parse('2026-11-26T15:55:00Z')
    expect(retryAfterMs('7', now)).toBe(7_000)
    expect(retryAfterMs('Thu, 26 Nov 2026 15:55:09 GMT', now)).toBe(9_000)
    expect(retryAfterMs('soon', now)).toBeNull()
    expect(retryAfterMs(undefined, now)).toBeNull()
  })
})

describe('the pace', () => {
  /** Whether some window of the limit holds more than its count. */
  const isBroken = (times: readonly number[], { count, windowMs }: Limit) =>
    times.some((time, index) => (times[index + count] ?? Number.POSITIVE_INFINITY) - time < windowMs)

  it('holds every limit of a thread, however sends come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 100, maxLength: 300 }), gaps => {
        const pace = createPace()
        let now = 0
        const times = gaps.map(gap => {
          now += gap
          return now + pace.reserve('thread', now)
        })
        return !threadLimits.some(limit => isBroken(times, limit))
      }),
      { numRuns: 50 },
    )
  })
  it('holds the limit of the tenant over all threads', () => {
    const pace = createPace()
    const times = Array.from({ length: 200 }, (_, index) => pace.reserve(`thread-${index}`, 0)).sort((a, b) => a - b)
    expect(tenantLimits.some(limit => isBroken(times, limit))).toBe(false)
    expect(times.at(-1)).toBe(3_000)
  })
  it('counts answers without holding them back', () => {
    const pace = createPace()
    for (let answer = 0; answer < 7; answer++) pace.count('thread', 0)
    expect(pace.reserve('thread', 0)).toBe(1_000)
    expect(pace.reserve('another', 0)).toBe(0)
  })
  it('allows 1,800 an hour and the next one when the first is an hour old', () => {
    const pace = createPace()
    for (let send = 0; send < 1_800; send++) pace.reserve('thread', send * 1_900)
    expect(pace.reserve('thread', 1_800 * 1_900)).toBe(3_600_000 - 1_800 * 1_900)
  })
})

describe('addresses that came in a message', () => {
  it.each([
    ['https://smba.trafficmanager.net/uk/', true],
    ['https://smba.trafficmanager.net.evil.invalid/', false],
    ['http://smba.trafficmanager.net/uk/', false],
    ['https://user@smba.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net:8443/', false],
    ['https://127.0.0.1/', false],
    ['nonsense', false],
  ])('service %s: %s', (address, allowed) => {
    expect(microsoftHosts.service(address)).toBe(allowed)
  })
  it.each([
    ['https://council-my.sharepoint.com/personal/x', true],
    ['https://sharepoint.com.evil.invalid/x', false],
    ['https://evilsharepoint.com/x', false],
  ])('file %s: %s', (address, allowed) => {
    expect(microsoftHosts.file(address)).toBe(allowed)
  })
})
