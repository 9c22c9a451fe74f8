/** The calls to the front door's numbers, on both engines: kept, mirrored beside the database, asked for again. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweepOnce } from '../../bot/jobs/sweep.ts'
import { storagePorts } from '../../bot/storage/ports.ts'
import { openSafetyMirror } from '../../bot/storage/safety-mirror.ts'
import { quiet } from '../../bot/storage/store.ts'
import { beginCouncil } from '../../dialogs/begin-council.ts'
import { deliver } from '../../dialogs/deliver.ts'
import { handle } from '../../dialogs/handle.ts'
import type { Ports } from '../../dialogs/ports.ts'
import { conversationMemory } from '../../dialogs/remembered.ts'
import { frontDoor } from '../../policies/safety/front-door.ts'
import { staffOf } from '../journeys/world.ts'
import { cardsIn, wordsOn } from '../support/card-reader.ts'
import { memoryPorts, readProcedures } from '../support/memory-ports.ts'
import { type OpenedStore, openEmbedded, openServer } from '../support/open-stores.ts'

const procedures = readProcedures(['swindon'])
const first = procedures.get('swindon')!
const second = { ...first, version: '1.1', inForceFrom: '2026-11-01', name: 'Swindon' }
const calls = {
  officer: 'Sample officer',
  'inHours.day': '2026-11-23',
  'inHours.answer': 'answered',
  'outOfHours.day': '2026-11-23',
  'outOfHours.answer': 'answered',
}

describe.each([
  ['embedded', openEmbedded],
  ['on a server', openServer],
] as const)('the numbers of a live council, %s', (_, open) => {
  let opened: OpenedStore
  let ports: Ports
  let clock = new Date('2026-11-23T10:00:00Z')
  let turns = 0
  beforeAll(async () => {
    opened = await open()
    const now = () => clock
    const memory = memoryPorts({
      procedures: new Map([['swindon', second]]),
      earlier: [first],
      people: staffOf('swindon'),
      now,
    })
    ports = { ...memory, ...storagePorts(opened.store), ...conversationMemory(), now, mode: 'live' }
  }, 60_000)
  afterAll(() => opened.close())

  const from = (who: string) => {
    turns += 1
    return {
      tenant: 't',
      userId: `swindon-${who}`,
      conversationId: `c-${turns}`,
      conversation: 'personal',
      activityId: `a-${turns}`,
    } as const
  }
  const say = async (who: string, text: string) =>
    wordsOn(cardsIn(await handle(ports, { kind: 'text', from: from(who), text }))[0])
  const press = async (who: string, data: object) =>
    wordsOn(cardsIn(await handle(ports, { kind: 'press', from: from(who), data, replyTo: 'card', invoke: true }))[0])
  const keysLike = (table: 'notices' | 'reminders', pattern: string) =>
    opened.store.inCouncil('swindon', async trx => {
      const found = await sql<{ readonly key: string }>`
        select key from stepwise.${sql.raw(table)} where key like ${pattern} order by key`.execute(trx)
      return found.rows.map(row => row.key)
    })
  const sweepAt = (instant: string) => {
    clock = new Date(instant)
    const fire = async (reminder: Parameters<Parameters<typeof sweepOnce>[1]>[0], at: Date) => {
      await handle(ports, { kind: 'timer', reminder, at: at.toISOString() })
    }
    return sweepOnce(opened.store, fire, clock)
  }

  it('are asked for at each start, and a new version is told, once however often it starts', async () => {
    await beginCouncil(ports, 'swindon')
    await beginCouncil(ports, 'swindon')
    expect(await sweepAt('2026-11-23T10:00:00Z')).toBe(1)
    expect(await keysLike('notices', '%')).toEqual(['new-version:swindon:1.1', 'number-check:swindon:2026-11-23'])
    expect(await keysLike('reminders', 'number-check:%')).toEqual(['number-check:swindon:2026-11-30'])
  })

  it('keep the council switched off until they are rung, and switch it on for every instance', async () => {
    expect(await say('worker', 'my cases')).toContain('is not switched on')
    expect(await press('administrator', { verb: 'save-call', id: 'sw-k1.phone', ...calls })).toContain('is switched on')
    expect(await say('worker', 'my cases')).toContain('You have no open case')
    expect((await ports.arrangements('swindon')).settings.map(({ id }) => id)).toEqual(['live', 'rung.sw-k1.phone'])
    expect(await keysLike('reminders', 'number-check:%')).toEqual(['number-check:swindon:2027-02-21'])
  })

  it('say when they were rung without the database too, after a restart', () => {
    const mirror = openSafetyMirror(opened.options.dataDir, quiet)
    const door = frontDoor(second, mirror.settings('swindon'), clock)
    expect(door.numbers).toMatchObject([{ phone: '01793 464646', rung: '2026-11-23', overdue: false }])
  })

  it('are asked for again after ninety days, and a week later, with what is open by then', async () => {
    expect(await sweepAt('2027-02-21T08:29:00Z')).toBe(0)
    expect(await sweepAt('2027-02-21T08:30:00Z')).toBe(1)
    expect(await sweepAt('2027-02-28T08:30:00Z')).toBe(1)
    expect(await keysLike('notices', 'number-check:%')).toEqual([
      'number-check:swindon:2026-11-23',
      'number-check:swindon:2027-02-21',
      'number-check:swindon:2027-02-28',
    ])
    expect(await keysLike('reminders', 'number-check:%')).toEqual(['number-check:swindon:2027-03-07'])
    const notice = {
      key: 'number-check:swindon:2027-02-21',
      council: 'swindon',
      to: { role: 'administrator' },
      kind: 'number-check',
      caseId: null,
      urgency: 'day',
      facts: {},
    } as const
    const [told] = await deliver(ports, notice)
    expect(told?.to).toBe('swindon-administrator')
    expect(wordsOn(told?.card)).toContain('last rung 23 November 2026')
    expect(await say('worker', 'my cases')).toContain('You have no open case')
  })
})
