/** Promises about a change as a whole. */
import { expect, test } from 'vitest'
import { AlreadyHandledError } from '../../dialogs/ports.ts'
import type { Contracted } from './ports-contract.ts'
import {
  at,
  bookWrite,
  change,
  later,
  newCouncil,
  sampleEvent,
  sampleMeeting,
  sampleNotice,
  sampleReminder,
  sampleSetting,
  writeCase,
} from './storage-samples.ts'

export function writingPromises(opened: () => Contracted): void {
  test('a change is written whole or not at all', async () => {
    const { ports } = opened()
    const council = newCouncil()
    const turn = { tenant: 't', conversationId: council, activityId: '1' }
    const failing = {
      ...change(
        council,
        writeCase(council, 'a'),
        { kind: 'setting', setting: sampleSetting(council, 's'), expects: 0 },
        writeCase(council, 'b', {}, 7),
      ),
      events: [sampleEvent('case:a', 'opened')],
      outbox: [sampleNotice(council, 'n')],
    }
    await expect(ports.commit(failing, turn)).rejects.toMatchObject({ what: 'case' })
    expect(await ports.findCase(council, 'a')).toBeUndefined()
    expect((await ports.arrangements(council)).settings).toEqual([])
    expect(await ports.history(council, 'case:a')).toEqual([])
    await ports.commit(change(council, writeCase(council, 'a')), turn)
    expect(await ports.findCase(council, 'a')).toBeDefined()
  })

  test('an activity is handled once, and again only in another conversation', async () => {
    const { ports } = opened()
    const council = newCouncil()
    const turn = { tenant: 't', conversationId: council, activityId: '1' }
    await ports.commit(change(council, writeCase(council, 'a')), turn)
    const repeat = ports.commit(change(council, writeCase(council, 'b')), turn)
    await expect(repeat).rejects.toBeInstanceOf(AlreadyHandledError)
    expect(await ports.findCase(council, 'b')).toBeUndefined()
    await ports.commit(change(council, writeCase(council, 'b')), { ...turn, conversationId: `${council}-2` })
    expect(await ports.findCase(council, 'b')).toBeDefined()
  })

  test('a change never carries a row of another council', async () => {
    const { ports } = opened()
    const [mine, other] = [newCouncil(), newCouncil()]
    await expect(ports.commit(change(mine, writeCase(other, 'a')), null)).rejects.toThrow(other)
    const outbox = [sampleNotice(other, 'n')]
    await expect(ports.commit({ ...change(mine, writeCase(mine, 'a')), outbox }, null)).rejects.toThrow(other)
    expect(await ports.findCase(mine, 'a')).toBeUndefined()
  })

  test('history is told in order, one stream at a time', async () => {
    const { ports } = opened()
    const council = newCouncil()
    const opening = [sampleEvent('case:a', 'opened'), sampleEvent('council:x', 'noted'), sampleEvent('case:a', 'answered')]
    await ports.commit({ ...change(council), events: opening }, null)
    await ports.commit({ ...change(council), events: [sampleEvent('case:a', 'agreed')] }, null)
    expect((await ports.history(council, 'case:a')).map(event => event.type)).toEqual(['opened', 'answered', 'agreed'])
    expect(await ports.history(council, 'council:x')).toEqual([opening[1]])
    expect(await ports.history(newCouncil(), 'case:a')).toEqual([])
  })

  test('a reminder is looked at once: whoever comes second changes nothing', async () => {
    const { ports } = opened()
    const council = newCouncil()
    const remind = { kind: 'remind', reminder: sampleReminder(council, 'r', later) } as const
    const done = { kind: 'reminder-done', key: 'r' } as const
    await ports.commit(change(council, remind), null)
    await ports.commit(change(council, writeCase(council, 'a'), done), null)
    await expect(ports.commit(change(council, writeCase(council, 'b'), done), null)).rejects.toBeInstanceOf(
      AlreadyHandledError,
    )
    expect(await ports.findCase(council, 'b')).toBeUndefined()
    await ports.commit(change(council, remind), null)
    await expect(ports.commit(change(council, done), null), 'set again, it stays done').rejects.toBeInstanceOf(
      AlreadyHandledError,
    )
  })

  test('a reminder that was forgotten does not fire, and may be set anew', async () => {
    const { ports } = opened()
    const council = newCouncil()
    const remind = (key: string) => ({ kind: 'remind', reminder: sampleReminder(council, key, at) }) as const
    await ports.commit(change(council, remind('case-1/a'), remind('case-1/b'), remind('case-10/a')), null)
    await ports.commit(change(council, { kind: 'forget-reminders', keyPrefix: 'case-1/' }, remind('case-1/b')), null)
    const done = (key: string) => ports.commit(change(council, { kind: 'reminder-done', key }), null)
    await expect(done('case-1/a')).rejects.toBeInstanceOf(AlreadyHandledError)
    await done('case-1/b')
    await done('case-10/a')
  })

  test('a booking of a case that does not exist is a fault, and writes nothing', async () => {
    const { ports } = opened()
    const council = newCouncil()
    const meeting = sampleMeeting(council, 'm')
    await expect(ports.commit(change(council, bookWrite(meeting, 'nobody')), null)).rejects.toThrow()
    expect(await ports.findMeeting(council, 'm')).toBeUndefined()
  })
}
