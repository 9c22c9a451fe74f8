import { describe, expect, it } from 'vitest'
import { addDays, dayOf, isWorkingDay, timeOf } from '../../policies/calendar.ts'
import type { Case } from '../../policies/case.ts'
import type { Reminder } from '../../policies/decision.ts'
import { agreementReminders, bookingReminders, due, followUpReminder } from '../../policies/reminder.ts'
import { answerWith, bookingOn, caseOn, deputy, manager, meetingOf, now, swindon, worker } from './samples.ts'
import { inEveryZone } from './time-zones.ts'

const meeting = meetingOf(swindon, 'SW-F1')
const booked = caseOn(swindon, 'SW-D2', { booking: bookingOn(meeting, 'transfer-meeting'), stage: 'booked' })
const complete = answerWith(swindon, booked, {
  'SW-C17': { value: 'yes' },
  'SW-C18': { value: 'yes' },
  'SW-C19': { value: 'yes' },
}).next
const reminders = bookingReminders(swindon, booked, meeting)
const find = (what: Reminder['what'], mark = ''): Reminder => {
  const found = reminders.find(reminder => reminder.what === what && reminder.key.endsWith(mark))
  if (!found) throw new Error(`no reminder ${what}`)
  return found
}
const fire = (reminder: Reminder, current: Case, at = reminder.dueAt) =>
  due(swindon, current, reminder, new Date(at), [manager.id, deputy.id])

inEveryZone('a booking brings its reminders', () => {
  it.each([
    ['row-incomplete', ':before', '2026-11-25T08:30:00.000Z'],
    ['row-incomplete', ':day', '2026-11-26T08:30:00.000Z'],
    ['cut-off', '', '2026-11-26T16:00:00.000Z'],
    ['meeting-tomorrow', '', '2026-11-30T08:30:00.000Z'],
    ['decision-not-recorded', '', '2026-12-02T08:30:00.000Z'],
  ] as const)('%s%s at %s', (what, mark, dueAt) => {
    expect(find(what, mark).dueAt).toBe(dueAt)
  })
  it('on the working day before, where a weekend or a bank holiday lies between', () => {
    const after = meetingOf(swindon, 'SW-F1', {
      at: '2026-12-29T16:00:00.000Z',
      cutOff: '2026-12-24T16:00:00.000Z',
    })
    const tomorrow = bookingReminders(swindon, booked, after).find(({ what }) => what === 'meeting-tomorrow')
    expect(tomorrow?.dueAt).toBe('2026-12-24T08:30:00.000Z')
  })
  it('in British Summer Time, at 8:30 by London’s clocks', () => {
    const summer = meetingOf(swindon, 'SW-F1', {
      at: '2027-06-15T15:00:00.000Z',
      cutOff: '2027-06-10T15:00:00.000Z',
    })
    for (const reminder of bookingReminders(swindon, booked, summer).filter(({ what }) => what !== 'cut-off')) {
      expect([timeOf(reminder.dueAt), isWorkingDay(dayOf(reminder.dueAt))]).toEqual(['08:30', true])
    }
  })
})

describe('reminders of a booking', () => {
  it('begin with one key, so that leaving the list forgets them all but the list’s own', () => {
    const own = reminders.filter(({ what }) => what !== 'cut-off')
    expect(own.every(({ key }) => key.startsWith(`booking:${booked.id}:`))).toBe(true)
    expect(find('cut-off').key).toBe(`cut-off:${meeting.id}`)
  })
  it('have a key each', () => {
    expect(new Set(reminders.map(({ key }) => key)).size).toBe(reminders.length)
  })
  it('say nothing of a cut-off that is not set, nor of a row that the route does not have', () => {
    const without = bookingReminders(swindon, booked, { ...meeting, cutOff: null }).map(({ what }) => what)
    expect(without).toEqual(['meeting-tomorrow', 'decision-not-recorded'])
    const noRow = bookingReminders(swindon, { ...booked, routes: ['SW-D5'] }, meeting).map(({ what }) => what)
    expect(noRow).not.toContain('row-incomplete')
  })
})

describe('a reminder that falls due is decided once more', () => {
  it('tells the worker of a row that is not complete', () => {
    expect(fire(find('row-incomplete', ':before'), booked)).toMatchObject([
      {
        to: { person: worker.id },
        kind: 'reminder',
        urgency: 'day',
        facts: { what: 'row-incomplete', cutOff: meeting.cutOff },
      },
    ])
  })
  it('goes at any hour on the day of the cut-off', () => {
    expect(fire(find('row-incomplete', ':day'), booked)).toMatchObject([{ urgency: 'now' }])
  })
  it.each([
    ['the row is complete by now', complete, 'row-incomplete'],
    ['the case is off the list', { ...booked, booking: null }, 'row-incomplete'],
    ['the case is off the list', { ...booked, booking: null }, 'meeting-tomorrow'],
    [
      'it was moved to another meeting',
      { ...booked, booking: bookingOn({ ...meeting, id: 'other' }, 'transfer-meeting') },
      'meeting-tomorrow',
    ],
    ['the decision is there', { ...booked, booking: null }, 'decision-not-recorded'],
    [
      'the case was taken back',
      { ...booked, ended: { how: 'withdrawn', at: now.toISOString(), by: worker.id } },
      'meeting-tomorrow',
    ],
  ] as const)('says nothing when %s (%#)', (_, current, what) => {
    expect(fire(find(what), current as Case)).toEqual([])
  })
  it('tells the coordinators of a decision that is not recorded', () => {
    expect(fire(find('decision-not-recorded'), booked)).toMatchObject([
      { to: { role: 'coordinator' }, facts: { what: 'decision-not-recorded' } },
    ])
  })
  it('has one key for each person, so that it is committed once however often it fires', () => {
    const [first] = fire(find('meeting-tomorrow'), booked)
    const [again] = fire(find('meeting-tomorrow'), booked, '2026-11-30T09:00:00.000Z')
    expect(again?.key).toBe(first?.key)
  })
  it('speaks of the row once to somebody who books on the morning of the cut-off', () => {
    const morning = '2026-11-26T10:00:00.000Z'
    const fresh = {
      ...booked,
      booking: bookingOn(meeting, 'transfer-meeting', { bookedAt: morning }),
      changedAt: morning,
    }
    const rows = bookingReminders(swindon, fresh, meeting).filter(
      ({ what, dueAt }) => what === 'row-incomplete' && dueAt <= morning,
    )
    expect(rows.flatMap(reminder => fire(reminder, fresh, morning))).toHaveLength(1)
  })
})

describe('a sign-off that waits', () => {
  const asked = now.toISOString()
  const signOff = {
    step: 'agreement',
    status: 'asked',
    askedBy: worker.id,
    askedAt: asked,
    of: [manager.id],
    frozen: { facts: '', lines: [], procedureVersion: '1.0' },
  } as const
  const waiting = caseOn(swindon, 'SW-D2', { signOffs: [signOff], stage: 'awaiting-approval' })
  const [first, second] = agreementReminders(waiting, 'agreement', asked) as [Reminder, Reminder]
  it('is asked after on the next working day, and after three', () => {
    expect([first.dueAt, second.dueAt]).toEqual(['2026-11-24T08:30:00.000Z', '2026-11-26T08:30:00.000Z'])
  })
  it('reminds everybody who may decide now', () => {
    expect(fire(first, waiting).map(({ to }) => to)).toEqual([{ person: manager.id }, { person: deputy.id }])
  })
  it('tells the administrators when nobody may decide any more', () => {
    expect(due(swindon, waiting, first, new Date(first.dueAt), [])).toMatchObject([
      { to: { role: 'administrator' }, kind: 'nobody-to-decide' },
    ])
  })
  it.each(['agreed', 'returned', 'lapsed'] as const)('is let be once it is %s', status => {
    expect(fire(first, { ...waiting, signOffs: [{ ...signOff, status }] })).toEqual([])
  })
  it('is let be when it was asked anew since: the new asking has reminders of its own', () => {
    const anew = { ...signOff, askedAt: '2026-11-23T15:00:00.000Z' }
    expect(fire(first, { ...waiting, signOffs: [{ ...signOff, status: 'lapsed' }, anew] })).toEqual([])
  })
})

describe('handover and closure', () => {
  it('are looked at five working days on', () => {
    expect(followUpReminder(booked, 'handover-open', new Date('2026-12-18T16:00:00Z')).dueAt).toBe(
      '2026-12-29T08:30:00.000Z',
    )
  })
  it.each([
    ['handover-open', 'handover', 1],
    ['handover-open', 'closure', 0],
    ['closure-open', 'closure', 1],
    ['closure-open', 'booked', 0],
  ] as const)('%s at stage %s tells %i', (what, stage, count) => {
    expect(fire(followUpReminder(booked, what, now), { ...booked, stage })).toHaveLength(count)
  })
})

describe('the safety card', () => {
  const reminder: Reminder = {
    key: 'safety:case-1',
    council: 'swindon',
    caseId: 'case-1',
    what: 'safety-unanswered',
    dueAt: now.toISOString(),
  }
  it('is asked after while nobody has said what came of it, and not afterwards', () => {
    expect(fire(reminder, { ...booked, safety: { since: now.toISOString(), shownTo: worker.id } })).toMatchObject([
      { to: { person: worker.id } },
    ])
    expect(fire(reminder, booked)).toEqual([])
  })
  it('keeps no word of what was typed: its facts are codes and times', () => {
    const [notice] = fire(reminder, { ...booked, safety: { since: now.toISOString(), shownTo: worker.id } })
    const known = ['what', 'meetsAt', 'cutOff', 'step']
    expect(Object.keys(notice?.facts ?? {}).filter(fact => !known.includes(fact))).toEqual([])
  })
})

it('never falls due on a weekend, a bank holiday or outside working hours, whatever the meeting', () => {
  for (let n = 0; n < 160; n++) {
    const day = addDays('2026-11-24', n * 7)
    const at = `${day}T15:30:00.000Z`
    const all = bookingReminders(swindon, booked, {
      ...meeting,
      at,
      cutOff: `${addDays(day, -5)}T15:30:00.000Z`,
    })
    const wrong = all.filter(
      ({ what, key, dueAt }) => what !== 'cut-off' && !key.endsWith(':day') && !isWorkingDay(dayOf(dueAt)),
    )
    expect(wrong.map(({ key, dueAt }) => [key, dueAt])).toEqual([])
  }
})
