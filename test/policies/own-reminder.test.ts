import { describe, expect, it } from 'vitest'
import type { Reminder } from '../../policies/decision.ts'
import { isOwnKey, morningFor, mostWords, ownDue, setOwnReminder } from '../../policies/own-reminder.ts'
import { caseOn, colleague, coordinator, directory, now, refusalOf, swindon, worker } from './samples.ts'

const current = caseOn(swindon, 'SW-D2')
const ask = (day: string, words = 'chase the school') => setOwnReminder(current, { person: worker, now, day, words })
function reminderOf(decision: ReturnType<typeof ask>): Reminder {
  const write = decision.ok ? decision.change.writes[0] : undefined
  if (write?.kind !== 'remind') throw new Error('no reminder')
  return write.reminder
}

describe('somebody’s own reminder', () => {
  it('comes in the morning of the day, is theirs alone, and leaves no trace in the case’s history', () => {
    const decision = ask('2026-11-27')
    expect(reminderOf(decision)).toMatchObject({
      dueAt: '2026-11-27T08:30:00.000Z',
      to: worker.id,
      words: 'chase the school',
    })
    expect(decision.ok && [decision.change.events, decision.change.outbox]).toEqual([[], []])
  })
  it.each([
    ['a Saturday: the Monday after', '2026-11-28', '2026-11-30T08:30:00.000Z'],
    ['a bank holiday: the next working day', '2026-12-25', '2026-12-29T08:30:00.000Z'],
    ['today, when the morning is over: tomorrow', '2026-11-23', '2026-11-24T08:30:00.000Z'],
    ['a day in summer time', '2027-06-01', '2027-06-01T07:30:00.000Z'],
  ])('for %s', (_, day, dueAt) => {
    expect(morningFor(day, now)).toBe(dueAt)
  })
  it.each([['2026-11-22'], ['2027-11-25']])('is not set for %s: passed, or more than a year away', day => {
    expect(refusalOf(ask(day))).toMatchObject({ code: 'answer-needs' })
  })
  it('keeps no more than a few words', () => {
    expect(reminderOf(ask('2026-11-27', 'x'.repeat(900))).words).toHaveLength(mostWords)
    expect(reminderOf(ask('2026-11-27', '  '))).not.toHaveProperty('words')
  })
  it('when it fires is told to that person in the card of the day, and to nobody else', () => {
    const reminder = reminderOf(ask('2026-11-27'))
    expect(ownDue(current, reminder, directory)).toMatchObject([{ to: { person: worker.id }, urgency: 'day' }])
  })
  it('comes to nothing for a case that is closed, that is no longer theirs to see, or for somebody who has left', () => {
    const reminder = reminderOf(ask('2026-11-27'))
    const ended = { how: 'closed', at: now.toISOString(), by: 'm' } as const
    expect(ownDue({ ...current, ended }, reminder, directory)).toEqual([])
    expect(ownDue({ ...current, worker: colleague.id }, reminder, directory)).toEqual([])
    expect(ownDue(current, { ...reminder, to: 'left' }, directory)).toEqual([])
    const restricted = { named: [], by: 'm', at: now.toISOString() }
    expect(ownDue({ ...current, restricted }, { ...reminder, to: coordinator.id }, directory)).toEqual([])
  })
  it.each([
    ['own:case-1:worker:2026-11-27', true],
    ['own:case-1:manager:2026-11-27', false],
    ['own:case-2:worker:2026-11-27', false],
    ['own:case-1:worker:', false],
    ['own:case-1:', false],
    ['cut-off:x', false],
  ])('is known by its key: %s is the worker’s own: %s', (key, own) => {
    expect(isOwnKey(key, 'case-1', 'worker')).toBe(own)
  })
})
