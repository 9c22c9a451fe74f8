/** Promises about cases and how they are read. */
import { expect, test } from 'vitest'
import { ConflictError } from '../../dialogs/ports.ts'
import type { SignOff } from '../../policies/case.ts'
import type { Contracted } from './ports-contract.ts'
import { at, change, later, newCouncil, sampleCase, sampleSeries, sampleSetting, writeCase } from './storage-samples.ts'

const frozen = { facts: '', open: [], reasons: [], lines: [], procedureVersion: '1.0' }
function asked(...of: string[]): SignOff {
  return { step: 'agreement', status: 'asked', askedBy: 'worker-1', askedAt: at, of, frozen }
}

export function casePromises(opened: () => Contracted): void {
  test('a case comes back as it was written, with the revision after the one expected', async () => {
    const { ports } = opened()
    const council = newCouncil()
    await ports.commit(change(council, writeCase(council, 'a')), null)
    expect(await ports.findCase(council, 'a')).toEqual({ ...sampleCase(council, 'a'), revision: 1 })
    await ports.commit(change(council, writeCase(council, 'a', { stage: 'approved' }, 1)), null)
    expect(await ports.findCase(council, 'a')).toMatchObject({ stage: 'approved', revision: 2 })
  })

  test('a case that somebody changed meanwhile is not written over', async () => {
    const { ports } = opened()
    const council = newCouncil()
    await ports.commit(change(council, writeCase(council, 'a')), null)
    await ports.commit(change(council, writeCase(council, 'a', { locality: 'south' }, 1)), null)
    const stale = ports.commit(change(council, writeCase(council, 'a', { locality: 'west' }, 1)), null)
    await expect(stale).rejects.toMatchObject({ name: 'ConflictError', what: 'case' })
    await expect(ports.commit(change(council, writeCase(council, 'a')), null)).rejects.toBeInstanceOf(ConflictError)
    expect(await ports.findCase(council, 'a')).toMatchObject({ locality: 'south', revision: 2 })
  })

  test('a reference belongs to one case an episode, however it is written', async () => {
    const { ports } = opened()
    const council = newCouncil()
    await ports.commit(change(council, writeCase(council, 'a', { reference: 'CS-1' })), null)
    const second = ports.commit(change(council, writeCase(council, 'b', { reference: 'cs-1' })), null)
    await expect(second).rejects.toMatchObject({ name: 'ConflictError', what: 'case' })
    await ports.commit(change(council, writeCase(council, 'b', { reference: 'CS-1', episode: 2 })), null)
    expect(await ports.findCaseByReference(council, 'Cs-1')).toMatchObject({ id: 'b', episode: 2 })
    expect(await ports.findCaseByReference(council, 'CS-2')).toBeUndefined()
  })

  test('a case is opened by its id or its reference, with what its council has arranged just now', async () => {
    const { ports } = opened()
    const [council, other] = [newCouncil(), newCouncil()]
    const setting = (value: string, expects: number) =>
      ports.commit(change(council, { kind: 'setting', setting: sampleSetting(council, 'phone', { value }), expects }), null)
    await ports.commit(change(council, writeCase(council, 'a', { reference: 'CS-7' })), null)
    expect(await ports.openCase(council, { id: 'a' })).toMatchObject({ current: { id: 'a' }, settings: [], series: [] })
    await setting('one', 0)
    expect(await ports.openCase(council, { reference: 'cs-7' })).toMatchObject({
      current: { id: 'a' },
      settings: [{ value: 'one' }],
    })
    await setting('two', 1)
    const series = sampleSeries(council, 'list')
    await ports.commit(change(council, { kind: 'series', series, expects: 0 }), null)
    const last = await ports.openCase(council, { id: 'nobody' })
    expect(last).toMatchObject({ settings: [{ value: 'two' }], series: [{ id: 'list' }] })
    expect(last.current).toBeUndefined()
    expect(await ports.openCase(other, { id: 'a' })).toEqual({ settings: [], series: [], current: undefined })
  })

  test('of many references the newest episode of each comes back once, however they are written', async () => {
    const { ports } = opened()
    const [mine, other] = [newCouncil(), newCouncil()]
    const cases = [
      writeCase(mine, 'a', { reference: 'CS-1' }),
      writeCase(mine, 'b', { reference: 'CS-1', episode: 2 }),
      writeCase(mine, 'c', { reference: 'CS-2' }),
      writeCase(mine, 'd', { reference: 'CS-3' }),
    ]
    await ports.commit(change(mine, ...cases), null)
    await ports.commit(change(other, writeCase(other, 'e', { reference: 'CS-2' })), null)
    const found = await ports.findCasesByReference(mine, ['cs-1', 'CS-2', 'CS-2', "CS-9'; --", 'CS-%'])
    expect(found.map(({ id }) => id).sort()).toEqual(['b', 'c'])
    expect(await ports.findCasesByReference(mine, [])).toEqual([])
  })

  test('nobody finds a case of another council', async () => {
    const { ports } = opened()
    const [mine, other] = [newCouncil(), newCouncil()]
    await ports.commit(change(mine, writeCase(mine, 'a', { signOffs: [asked('m')] })), null)
    expect(await ports.findCase(other, 'a')).toBeUndefined()
    expect(await ports.findCaseByReference(other, 'CS-a')).toBeUndefined()
    expect(await ports.caseload(other, 'worker-1')).toEqual([])
    expect(await ports.waitingFor(other, 'm')).toEqual([])
    await ports.commit(change(other, writeCase(other, 'a')), null)
    expect(await ports.findCase(mine, 'a')).toMatchObject({ council: mine })
  })

  test('a worker has their open cases, the one touched last first', async () => {
    const { ports } = opened()
    const council = newCouncil()
    const cases = [
      writeCase(council, 'a'),
      writeCase(council, 'b', { changedAt: later }),
      writeCase(council, 'c', { stage: 'closed' }),
      writeCase(council, 'd', { stage: 'withdrawn' }),
      writeCase(council, 'e', { worker: 'worker-2' }),
    ]
    await ports.commit(change(council, ...cases), null)
    const { id, reference, procedureVersion, routes, stage, worker, changedAt, booking, safety } = sampleCase(council, 'a')
    const line = { id, council, reference, procedureVersion, routes, stage, worker, changedAt, booking, safety }
    expect(await ports.caseload(council, 'worker-1')).toEqual([
      { ...line, id: 'b', reference: 'CS-b', changedAt: later },
      line,
    ])
  })

  test('a manager has the cases that wait for their decision, and no other', async () => {
    const { ports } = opened()
    const council = newCouncil()
    const decided = { ...asked('m'), status: 'agreed' } as const
    const cases = [
      writeCase(council, 'a', { signOffs: [decided, asked('m', 'deputy')], changedAt: later }),
      writeCase(council, 'b', { signOffs: [asked('m')] }),
      writeCase(council, 'c', { signOffs: [decided] }),
      writeCase(council, 'd', { signOffs: [asked('deputy')] }),
    ]
    await ports.commit(change(council, ...cases), null)
    const waiting = await ports.waitingFor(council, 'm')
    expect(waiting.map(found => found.id)).toEqual(['b', 'a'])
    await ports.commit(change(council, writeCase(council, 'b', { signOffs: [decided] }, 1)), null)
    expect((await ports.waitingFor(council, 'm')).map(found => found.id)).toEqual(['a'])
  })

  test('open cases on any of some routes come longest unchanged first, an added route counts', async () => {
    const { ports } = opened()
    const council = newCouncil()
    const cases = [
      writeCase(council, 'a', { changedAt: later }),
      writeCase(council, 'b', { routes: ['SW-D2', 'SW-D3'] }),
      writeCase(council, 'c', { routes: ['SW-D4'] }),
      writeCase(council, 'd', { stage: 'closed' }),
      writeCase(council, 'e', { stage: 'withdrawn' }),
    ]
    await ports.commit(change(council, ...cases), null)
    const found = await ports.casesOnRoutes(council, ['SW-D1', 'SW-D3'])
    expect(found.map(one => one.id)).toEqual(['b', 'a'])
    expect(found[0]).toEqual(await ports.findCase(council, 'b'))
    expect(await ports.casesOnRoutes(council, [])).toEqual([])
    expect(await ports.casesOnRoutes(newCouncil(), ['SW-D1'])).toEqual([])
  })
}
