/** Promises about series, settings, files, and notices that did not arrive. */
import { expect, test } from 'vitest'
import type { Team } from '../../dialogs/ports.ts'
import type { Case } from '../../policies/case.ts'
import { measuredCase } from '../../policies/measures.ts'
import type { Contracted } from './ports-contract.ts'
import {
  at,
  bookWrite,
  change,
  later,
  newCouncil,
  sampleCase,
  sampleEvent,
  sampleMeeting,
  sampleNotice,
  sampleReminder,
  sampleSeries,
  sampleSetting,
  writeCase,
} from './storage-samples.ts'

export function otherPromises(opened: () => Contracted): void {
  test('a setting is changed only as it was read, and no other council sees it', async () => {
    const { ports } = opened()
    const council = newCouncil()
    const set = (value: unknown, expects: number) =>
      ports.commit(change(council, { kind: 'setting', setting: sampleSetting(council, 'phone', { value }), expects }), null)
    await set('one', 0)
    await expect(set('two', 0)).rejects.toMatchObject({ name: 'ConflictError', what: 'setting' })
    await set('two', 1)
    const now = [sampleSetting(council, 'phone', { value: 'two', revision: 2 })]
    expect((await ports.arrangements(council)).settings).toEqual(now)
    expect(ports.safetySettings(council)).toEqual(now)
    expect((await ports.arrangements(newCouncil())).settings).toEqual([])
    expect(ports.safetySettings(newCouncil())).toEqual([])
  })

  test('a series is changed only as it was read', async () => {
    const { ports } = opened()
    const council = newCouncil()
    const write = (id: string, expects: number, over = {}) =>
      ports.commit(change(council, { kind: 'series', series: sampleSeries(council, id, over), expects }), null)
    await write('a', 0)
    await write('b', 0, { forum: 'SW-F2' })
    await expect(write('a', 0)).rejects.toMatchObject({ name: 'ConflictError', what: 'series' })
    await write('a', 1, { places: 6 })
    const { series } = await ports.arrangements(council)
    expect(series[0]).toEqual(sampleSeries(council, 'a', { places: 6, revision: 2 }))
    expect(series.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('a file comes back byte for byte, the newest under its name', async () => {
    const { ports } = opened()
    const council = newCouncil()
    const write = (content: Uint8Array) =>
      ports.commit(change(council, { kind: 'file', file: { name: 'a.xlsx', council, contentType: 'x/y', content } }), null)
    await write(Uint8Array.of(1))
    await write(Uint8Array.of(0, 255, 10, 13, 128))
    const found = await ports.findFile(council, 'a.xlsx')
    expect(found).toEqual({
      name: 'a.xlsx',
      council,
      contentType: 'x/y',
      content: Uint8Array.of(0, 255, 10, 13, 128),
    })
    expect(await ports.findFile(newCouncil(), 'a.xlsx')).toBeUndefined()
  })

  test('everything about a reference is every time it was here, and nothing of another case or council', async () => {
    const { ports } = opened()
    const council = newCouncil()
    const file = { council, contentType: 'x/y', content: Uint8Array.of(1) }
    await ports.commit(
      {
        ...change(
          council,
          writeCase(council, 'a', { reference: 'CS-7', stage: 'closed' }),
          writeCase(council, 'other', { reference: 'CS-8' }),
          bookWrite(sampleMeeting(council, 'm'), 'a'),
          bookWrite(sampleMeeting(council, 'm'), 'other'),
          { kind: 'remind', reminder: { ...sampleReminder(council, 'r', at), caseId: 'a' } },
          { kind: 'file', file: { ...file, name: 'both.xlsx', cases: ['a', 'other'] } },
          { kind: 'file', file: { ...file, name: 'other.xlsx', cases: ['other'] } },
        ),
        events: [sampleEvent('case:a', 'opened'), sampleEvent('case:other', 'opened')],
        outbox: [sampleNotice(council, 'n', { caseId: 'a' }), sampleNotice(council, 'o', { caseId: 'other' })],
      },
      null,
    )
    await ports.commit(change(council, writeCase(council, 'b', { reference: 'CS-7', episode: 2 })), null)
    const all = await ports.everythingAbout(council, 'cs-7')
    expect(all?.cases.map(({ id, revision }) => [id, revision])).toEqual([
      ['a', 1],
      ['b', 1],
    ])
    expect(all?.history).toEqual([sampleEvent('case:a', 'opened')])
    expect(all?.bookings).toMatchObject([{ caseId: 'a', meetingId: 'm', outcome: null }])
    expect(all?.notices).toMatchObject([{ key: 'n', status: 'waiting' }])
    expect(all?.reminders).toMatchObject([{ key: 'r' }])
    expect(all?.safety).toEqual([])
    expect(all?.files).toEqual(['both.xlsx'])
    expect(await ports.everythingAbout(newCouncil(), 'CS-7')).toBeUndefined()
  })

  test('a team’s cases are those of its workers, of its managers, and of nobody known, while they are open', async () => {
    const { ports } = opened()
    const council = newCouncil()
    const case_ = (id: string, over: Partial<Case>) => writeCase(council, id, over)
    await ports.commit(
      change(
        council,
        case_('a', { worker: 'w1' }),
        case_('b', { worker: 'w2', manager: 'm' }),
        case_('c', { worker: 'gone' }),
        case_('d', { worker: 'w1', stage: 'closed' }),
      ),
      null,
    )
    const ids = async (team: Team) => (await ports.teamCases(council, team)).map(({ id }) => id)
    expect(await ids({ workers: ['w1'], managers: ['m'], known: null })).toEqual(['a', 'b'])
    expect(await ids({ workers: [], managers: [], known: ['w1', 'w2'] })).toEqual(['c'])
    expect(await ids({ workers: [], managers: [], known: null })).toEqual([])
    expect(await ports.teamCases(newCouncil(), { workers: ['w1'], managers: [], known: [] })).toEqual([])
  })

  test('what is counted of a case is the same in every storage, and only of the council', async () => {
    const { ports } = opened()
    const council = newCouncil()
    const consent = { to: 'x', who: 'y', parentalResponsibility: 'yes', form: 'spoken', day: '2026-11-24' } as const
    const given = { ...consent, status: 'given', recordedBy: 'w', at } as const
    const frozen = { facts: 'secret', lines: [], procedureVersion: '1' }
    const asked = { step: 's', status: 'asked', askedBy: 'w', askedAt: at, of: ['m'], frozen, note: 'secret' } as const
    const whole = sampleCase(council, 'a', {
      manager: 'm',
      consents: { b: [given, { ...given, status: 'refused' }], a: [given] },
      signOffs: [{ ...asked, status: 'returned', decidedBy: 'm', decidedAt: later }, asked],
      decisions: [
        { step: 's', forum: 'f', meetingId: 'm', meetsAt: at, outcome: 'o', then: 'carried-over', by: 'c', at },
        { step: 's', forum: 'f', meetingId: 'm', meetsAt: at, outcome: 'o', then: 'go-on', by: 'c', at },
      ],
      ended: { how: 'closed', at, by: 'm' },
      stage: 'closed',
    })
    await ports.commit(change(council, { kind: 'case', case: whole, expects: 0 }), null)
    const { cases, safety } = await ports.measured(council, at)
    expect({ cases, safety }).toEqual({ cases: [measuredCase(whole)], safety: [] })
    expect(JSON.stringify(cases)).not.toContain('secret')
    expect((await ports.measured(council, later)).cases).toEqual([])
    expect((await ports.measured(newCouncil(), at)).cases).toEqual([])
  })

  test('a notice is committed once a key, and is seen when it could not be delivered', async () => {
    const { ports, fail } = opened()
    const council = newCouncil()
    const tell = (n: number) =>
      ports.commit({ ...change(council), outbox: [sampleNotice(council, 'k', { facts: { n } })] }, null)
    await tell(1)
    await tell(2)
    expect(await ports.undelivered(council)).toEqual([])
    await fail(council, 'k')
    expect(await ports.undelivered(council)).toEqual([sampleNotice(council, 'k', { facts: { n: 1 } })])
    expect(await ports.undelivered(newCouncil())).toEqual([])
  })
}
