/** An instant is an instant: neither the server's time zone nor ours moves a meeting or a reminder. */
import { afterAll, describe, expect, test } from 'vitest'
import { claimDue, nextDue } from '../../bot/storage/due-reminders.ts'
import { storagePorts } from '../../bot/storage/ports.ts'
import { type OpenedStore, openEmbedded, openServer } from '../support/open-stores.ts'
import { run, type TestDatabase } from '../support/postgres.ts'
import { change, newCouncil, sampleMeeting, sampleReminder } from '../support/storage-samples.ts'

const zones = ['UTC', 'Europe/London', 'Pacific/Auckland']
/** Around the hour that London's clocks skip in spring, and the one they repeat in autumn. */
const edges = [
  '2026-03-29T00:59:59.999Z',
  '2026-03-29T01:00:00.000Z',
  '2026-10-25T00:30:00.000Z',
  '2026-10-25T01:30:00.000Z',
]
const home = process.env.TZ
afterAll(() => {
  if (home === undefined) delete process.env.TZ
  else process.env.TZ = home
})

describe.each(zones)('in %s', zone => {
  test.each([
    ['embedded', openEmbedded],
    ['on a server of that zone', openServer],
  ] as const)('%s', { timeout: 60_000 }, async (_, open) => {
    process.env.TZ = zone
    const council = newCouncil()
    const opened: OpenedStore & { readonly database?: TestDatabase } = await open({ councils: [council] })
    if (opened.database)
      await run(opened.database.adminUrl, [
        `alter role stepwise_app in database ${opened.database.name} set timezone to '${zone}'`,
      ])
    const { store } = opened
    const ports = storagePorts(store)
    const meetings = edges.map(
      (at, n) => ({ kind: 'meeting', meeting: sampleMeeting(council, `m${n}`, { at }), expectsStatus: null }) as const,
    )
    const reminders = edges.map((at, n) => ({ kind: 'remind', reminder: sampleReminder(council, `r${n}`, at) }) as const)
    await ports.commit(change(council, ...meetings, ...reminders), null)
    for (const [n, at] of edges.entries()) {
      const found = await ports.meetingsFrom(council, 'SW-F1', at)
      expect(found.map(meeting => meeting.at)).toEqual(edges.slice(n))
      const justBefore = new Date(Date.parse(at) - 1).toISOString()
      expect(await claimDue(store, council, { now: justBefore, limit: 10 })).toEqual([])
      expect((await nextDue(store, at))?.toISOString()).toBe(at)
      expect((await claimDue(store, council, { now: at, limit: 10 })).map(reminder => reminder.dueAt)).toEqual([at])
    }
    await opened.close()
  })
})
