/** Reminders fire when they are due in our clock: once, and again when firing failed. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Fire, sweepOnce } from '../../bot/jobs/sweep.ts'
import { storagePorts } from '../../bot/storage/ports.ts'
import type { Store } from '../../bot/storage/store.ts'
import { AlreadyHandledError, type Ports } from '../../dialogs/ports.ts'
import type { Reminder } from '../../policies/decision.ts'
import { type OpenedStore, openEmbedded, openServer } from '../support/open-stores.ts'
import { change, newCouncil, sampleReminder } from '../support/storage-samples.ts'

const due = '2026-12-01T09:00:00.000Z'
const now = new Date(due)

describe.each([
  ['embedded', openEmbedded],
  ['on a server', openServer],
] as const)('%s', (_, open) => {
  let opened: OpenedStore
  let store: Store
  let ports: Pick<Ports, 'commit' | 'history'>
  let council: string
  beforeAll(async () => {
    opened = await open()
  }, 60_000)
  afterAll(() => opened.close())
  beforeEach(() => {
    council = newCouncil()
    store = { ...opened.store, councils: [council] }
    ports = storagePorts(store)
  })

  const remind = (...reminders: readonly (readonly [string, string])[]) =>
    ports.commit(
      change(
        council,
        ...reminders.map(([key, at]) => ({ kind: 'remind', reminder: sampleReminder(council, key, at) }) as const),
      ),
      null,
    )
  /** Fires as a dialog does: its own change says that the reminder is done. */
  function firing(fired: string[], fails: (reminder: Reminder) => boolean = () => false): Fire {
    return async reminder => {
      fired.push(reminder.key)
      if (fails(reminder)) throw new Error('cannot')
      await ports.commit(change(council, { kind: 'reminder-done', key: reminder.key }), null)
    }
  }
  /** As if the pause after a failure, or a killed process's claim, had run out. */
  const later = () =>
    store.inCouncil(council, trx =>
      sql`update stepwise.reminders set claimed_at = claimed_at - interval '1 hour'`.execute(trx),
    )

  test('what is due fires, oldest first, and never again', async () => {
    await remind(['b', due], ['a', '2026-12-01T08:00:00.000Z'], ['later', '2026-12-01T09:00:00.001Z'])
    const fired: string[] = []
    expect(await sweepOnce(store, firing(fired), now)).toBe(2)
    expect(await sweepOnce(store, firing(fired), now)).toBe(0)
    await later()
    await sweepOnce(store, firing(fired), now)
    expect(fired).toEqual(['a', 'b'])
  })

  test('one that cannot be fired keeps no other from firing, and comes again', async () => {
    await remind(['a', due], ['b', due])
    const fired: string[] = []
    expect(
      await sweepOnce(
        store,
        firing(fired, one => one.key === 'a'),
        now,
      ),
    ).toBe(1)
    expect(await sweepOnce(store, firing(fired), now), 'not at once').toBe(0)
    await later()
    expect(await sweepOnce(store, firing(fired), now)).toBe(1)
    expect(fired).toEqual(['a', 'b', 'a'])
  })

  test('one about which nothing was to be written is done all the same', async () => {
    await remind(['a', due])
    expect(await sweepOnce(store, async () => undefined, now)).toBe(1)
    await later()
    expect(await sweepOnce(store, async () => undefined, now)).toBe(0)
    const again = ports.commit(change(council, { kind: 'reminder-done', key: 'a' }), null)
    await expect(again).rejects.toBeInstanceOf(AlreadyHandledError)
  })

  test('one that the dialog puts off, or forgets and sets anew, is due again at its new time', async () => {
    await remind(['a', due])
    const putOff: Fire = async () => {
      const next = {
        kind: 'remind',
        reminder: sampleReminder(council, 'a', '2026-12-02T09:00:00.000Z'),
      } as const
      await ports.commit(
        change(council, { kind: 'reminder-done', key: 'a' }, { kind: 'forget-reminders', keyPrefix: 'a' }, next),
        null,
      )
    }
    await sweepOnce(store, putOff, now)
    const fired: string[] = []
    expect(await sweepOnce(store, firing(fired), now)).toBe(0)
    expect(await sweepOnce(store, firing(fired), new Date('2026-12-02T09:00:00.000Z'))).toBe(1)
  })

  test('two sweeps at once share the work and fire nothing twice', async () => {
    await remind(...Array.from({ length: 120 }, (_, n) => [`r${n}`, due] as const))
    const fired: string[] = []
    const counts = await Promise.all([1, 2, 3].map(() => sweepOnce(store, firing(fired), now)))
    expect(counts.reduce((a, b) => a + b, 0)).toBe(120)
    expect(new Set(fired).size).toBe(120)
    expect(fired).toHaveLength(120)
  })
})
