/** Numbers that a named officer rings: what counts as rung, when a council is switched on, when it is asked again. */
import { describe, expect, it } from 'vitest'
import type { Setting } from '../../../policies/meeting-record.ts'
import type { Procedure } from '../../../policies/procedure.ts'
import { frontDoor } from '../../../policies/safety/front-door.ts'
import { liveSince, openPoints } from '../../../policies/safety/go-live.ts'
import { callsSetting, isOverdue, ringAgainOn, safetyNumbers } from '../../../policies/safety/numbers.ts'
import { recordCall } from '../../../policies/safety/record-call.ts'
import { administrator, manager, now, procedureFor, settingOf, swindon } from '../samples.ts'

const today = '2026-11-23'
const call = (answer: string, day = today) => ({ day, officer: 'Sample officer', answer })
const calls = (id: string, phone: string, inHours: unknown, outOfHours: unknown) =>
  settingOf(callsSetting(id), { phone, inHours, outOfHours })
const night = settingOf('contact.sw-k1.out-of-hours-phone', '01632 960002')
const rungAll: readonly Setting[] = [
  night,
  calls('sw-k1.phone', '01793 464646', call('answered'), call('message')),
  calls('sw-k1.out-of-hours-phone', '01632 960002', call('nobody'), call('answered')),
]
const open = (settings: readonly Setting[], procedure: Procedure = swindon, day = today) =>
  openPoints(procedure, settings, day).map(point =>
    'number' in point
      ? [point.kind, point.number.id, 'when' in point ? point.when : '']
      : [point.kind, 'when' in point ? point.when : ''],
  )

describe('what keeps a council from being switched on', () => {
  it.each([
    ['halton', ['ht-k1.phone', 'ht-k2.phone']],
    ['warwickshire', ['ww-k1.phone']],
  ])('%s: numbers that nobody knows', (council, ids) => {
    expect(open([], procedureFor(council))).toEqual(ids.map(id => ['no-number', id, '']))
  })
  it('every number of the document that was not rung, in hours and out of hours', () => {
    expect(open([], procedureFor('cheshire-east'))).toEqual([
      ['not-rung', 'ce-k1.phone', 'inHours'],
      ['not-rung', 'ce-k1.phone', 'outOfHours'],
      ['not-rung', 'ce-k2.phone', 'inHours'],
      ['not-rung', 'ce-k2.phone', 'outOfHours'],
    ])
  })
  it('a number of a setting as well as one of the document', () => {
    expect(open([night]).map(([, id]) => id)).toContain('sw-k1.out-of-hours-phone')
  })
  it('a line that nobody answered at the time for which it is meant', () => {
    const [, day, late] = rungAll as [Setting, Setting, Setting]
    const unanswered = calls('sw-k1.phone', '01793 464646', call('nobody'), call('message'))
    expect(open([night, unanswered, late])).toEqual([['not-answered', 'sw-k1.phone', 'inHours']])
    const silent = calls('sw-k1.out-of-hours-phone', '01632 960002', call('answered'), call('message'))
    expect(open([night, day, silent])).toEqual([['not-answered', 'sw-k1.out-of-hours-phone', 'outOfHours']])
  })
  it('that no number at all is answered by a person out of hours', () => {
    expect(open([calls('sw-k1.phone', '01793 464646', call('answered'), call('message'))])).toEqual([
      ['nobody-answers', 'outOfHours'],
    ])
  })
  it('a first version whose day lies ahead', () => {
    expect(open(rungAll, { ...swindon, inForceFrom: '2026-12-01' })).toEqual([['not-in-force', '']])
    expect(open(rungAll, { ...swindon, inForceFrom: today })).toEqual([])
  })
  it('nothing, once every number is rung and somebody answers at any hour', () => {
    expect(open(rungAll)).toEqual([])
    const always = calls('sw-k1.phone', '01793 464646', call('answered'), call('answered'))
    expect(open([always])).toEqual([])
  })
  it('a call to the number that stood there before', () => {
    const changed = settingOf('contact.sw-k1.out-of-hours-phone', '01632 960003')
    expect(open([changed, ...rungAll.slice(1)])).toEqual([
      ['not-rung', 'sw-k1.out-of-hours-phone', 'inHours'],
      ['not-rung', 'sw-k1.out-of-hours-phone', 'outOfHours'],
    ])
  })
})

describe('a number that was rung', () => {
  const number = (day: string) => {
    const early = calls('sw-k1.phone', '01793 464646', call('answered', day), call('answered', '2026-11-23'))
    return safetyNumbers(swindon, [early])[0]!
  }
  it('is rung again ninety days after the earlier of its two calls', () => {
    expect(ringAgainOn(number('2026-11-02'))).toBe('2027-01-31')
  })
  it.each([
    ['2027-01-30', false],
    ['2027-01-31', true],
  ])('on %s is overdue: %s', (day, overdue) => {
    expect(isOverdue(number('2026-11-02'), day)).toBe(overdue)
    expect(openPoints(swindon, [], day).some(({ kind }) => kind === 'overdue')).toBe(false)
  })
  it('says on the safety card when it was rung, and that a check is overdue', () => {
    const at = (settings: readonly Setting[], instant: string) => frontDoor(swindon, settings, new Date(instant)).numbers
    expect(at([], '2026-11-23T10:00:00Z')).toMatchObject([{ rung: null, overdue: false }])
    const always = [calls('sw-k1.phone', '01793 464646', call('answered'), call('answered'))]
    expect(at(always, '2026-11-23T10:00:00Z')).toMatchObject([{ rung: today, overdue: false }])
    expect(at(always, '2027-02-21T00:00:00Z')).toMatchObject([{ rung: today, overdue: true }])
    // Shown all the same: nobody is left without the number that is known.
    expect(at(always, '2027-02-21T00:00:00Z')[0]?.phone).toBe('01793 464646')
  })
})

describe('recording a call', () => {
  const both = {
    officer: 'Sample officer',
    'inHours.day': today,
    'inHours.answer': 'answered',
    'outOfHours.day': today,
    'outOfHours.answer': 'answered',
  }
  const record = (inputs: Record<string, string>, settings: readonly Setting[] = [], person = administrator) =>
    recordCall(swindon, settings, { person, now, id: 'sw-k1.phone', inputs })
  const kept = (decision: ReturnType<typeof record>, id: string) =>
    decision.ok
      ? decision.change.writes.flatMap(write =>
          write.kind === 'setting' && write.setting.id === id ? write.setting : [],
        )[0]
      : undefined

  it('keeps who rang, the day and what was heard, for the number that was rung', () => {
    expect(kept(record(both), 'rung.sw-k1.phone')).toMatchObject({
      value: { phone: '01793 464646', inHours: call('answered'), outOfHours: call('answered') },
      setBy: 'administrator',
      setAt: now.toISOString(),
    })
  })
  it('switches the council on with the last call, once, and says so in its history', () => {
    const decision = record(both)
    expect(kept(decision, 'live')).toMatchObject({ setAt: now.toISOString() })
    expect(decision.ok && decision.change.events.map(({ type }) => type)).toEqual(['number-rung', 'council-live'])
    const live = settingOf('live', {}, { setAt: '2026-01-05T10:00:00.000Z' })
    expect(liveSince([live])).toEqual({ at: '2026-01-05T10:00:00.000Z', by: 'administrator' })
    expect(kept(record(both, [live]), 'live')).toBeUndefined()
  })
  it('keeps the one call now and the other later, and switches nothing on between them', () => {
    const first = record({ officer: 'Sample officer', 'inHours.day': today, 'inHours.answer': 'answered' })
    const settings = [kept(first, 'rung.sw-k1.phone')!]
    expect(kept(first, 'live')).toBeUndefined()
    const second = record(
      { officer: 'Another officer', 'outOfHours.day': today, 'outOfHours.answer': 'answered' },
      settings,
    )
    expect(kept(second, 'rung.sw-k1.phone')?.value).toMatchObject({
      inHours: { officer: 'Sample officer' },
      outOfHours: { officer: 'Another officer' },
    })
    expect(kept(second, 'live')).toBeDefined()
  })
  it('looks again on the day on which the first number falls due, or in a week while something is open', () => {
    const reminders = (decision: ReturnType<typeof record>) =>
      decision.ok ? decision.change.writes.flatMap(write => (write.kind === 'remind' ? write.reminder.dueAt : [])) : []
    expect(reminders(record(both))).toEqual(['2027-02-21T08:30:00.000Z'])
    expect(reminders(record({ ...both, 'outOfHours.answer': 'nobody' }))).toEqual(['2026-11-30T08:30:00.000Z'])
  })
  it.each([
    ['without an officer', { officer: ' ' }, 'Type the name of the officer who rang.'],
    [
      'without any call',
      { 'inHours.day': '', 'inHours.answer': '', 'outOfHours.day': '', 'outOfHours.answer': '' },
      'at least one call',
    ],
    ['with a day and no answer', { 'inHours.answer': '' }, 'both the day and the answer of the call in hours'],
    ['with an answer that is none', { 'outOfHours.answer': 'perhaps' }, 'call out of hours'],
    ['that lies ahead', { 'inHours.day': '2026-11-24' }, 'cannot lie ahead'],
    ['that is ninety days old', { 'inHours.day': '2026-08-25' }, '90 days ago or more'],
  ])('is refused %s', (_, over, problem) => {
    expect(record({ ...both, ...over })).toMatchObject({
      ok: false,
      refusal: { code: 'answer-needs', fields: [{ problem: expect.stringContaining(problem) }] },
    })
  })
  it('takes a call of eighty-nine days ago', () => {
    expect(record({ ...both, 'inHours.day': '2026-08-26' }).ok).toBe(true)
  })
  it('is the administrator’s alone', () => {
    expect(record(both, [], manager)).toEqual({ ok: false, refusal: { code: 'not-your-role', needs: 'administrator' } })
  })
})
