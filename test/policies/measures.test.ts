import { describe, expect, it } from 'vitest'
import { fewestTold, measuresMessage } from '../../cards/measures-words.ts'
import { messageText } from '../../cards/message-card.ts'
import type { Case } from '../../policies/case.ts'
import { measuredCase, measuresOf } from '../../policies/measures.ts'
import { overdueOf } from '../../policies/overdue.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { type MeasuredSafety, stopsShown } from '../../policies/stops-shown.ts'
import { bookingOn, caseOn, meetingOf, now, procedureFor, swindon } from './samples.ts'

const since = '2025-11-23T00:00:00.000Z'
const day = (text: string) => `${text}T10:00:00.000Z`
const frozen = { facts: '', lines: [], procedureVersion: '1' }
const signOff = (status: 'asked' | 'agreed', askedAt: string, decidedAt?: string) => ({
  ...{ step: 'agreement', askedBy: 'w', of: ['m'], frozen, status, askedAt },
  ...(decidedAt ? { decidedAt } : {}),
})
const made = (over: Partial<Case> = {}, procedure: Procedure = swindon, route = 'SW-D2') =>
  measuredCase(caseOn(procedure, route, over))
const measured = (cases: ReturnType<typeof made>[], procedure = swindon) => measuresOf(procedure, cases, { now, since })
const closed = (at: string): Partial<Case> => ({ stage: 'closed', ended: { how: 'closed', at, by: 'm' } })

describe('measures', () => {
  it('count open cases by stage, in the order of a case’s road', () => {
    const cases = [made({ stage: 'closure' }), made(), made({ stage: 'booked' }), made()]
    expect(measured(cases).stages).toEqual([
      { stage: 'draft', count: 2 },
      { stage: 'booked', count: 1 },
      { stage: 'closure', count: 1 },
    ])
  })
  it('say how many wait for an agreement, and how many working days the longest has', () => {
    const cases = [
      made({ signOffs: [signOff('asked', day('2026-11-20'))] }),
      made({ signOffs: [signOff('asked', day('2026-11-16'))] }),
      made({ signOffs: [signOff('agreed', day('2026-11-02'), day('2026-11-03'))] }),
    ]
    expect(measured(cases).agreement).toEqual({ count: 2, longestDays: 5 })
  })
  it('say the time to the first agreement only from five cases on, half of them within it', () => {
    const took = (agreed: string) =>
      made({ openedAt: day('2026-11-02'), signOffs: [signOff('agreed', day('2026-11-02'), day(agreed))] })
    const four = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'].map(took)
    expect(measured(four).daysToAgreement).toBeNull()
    expect(measured([...four, took('2026-11-30')]).daysToAgreement).toBe(2)
  })
  it('count what ended only since the first day, by direction, and what came back', () => {
    const cases = [
      made(closed(day('2026-11-01'))),
      made(closed(day('2025-01-01'))),
      made({ stage: 'withdrawn', ended: { how: 'withdrawn', at: day('2026-11-01'), by: 'w' } }),
      made({ episode: 2 }),
    ]
    expect(measured(cases)).toMatchObject({ counts: { down: 1, up: 0, returned: 1 }, takenBack: 1 })
  })
  it('count refused and withdrawn consents as they stand now, and meetings that did not reach a case', () => {
    const consent = { to: 'x', who: 'y', parentalResponsibility: 'yes', form: 'spoken', day: '2026-11-01' } as const
    const given = { ...consent, status: 'given', recordedBy: 'w', at: day('2026-11-01') } as const
    const carried = { step: 's', forum: 'SW-F1', meetingId: 'm', meetsAt: since, outcome: 'carried-over' }
    const cases = [
      made({ consents: { a: [given, { ...given, status: 'withdrawn' }] } }),
      made({ consents: { a: [{ ...given, status: 'refused' }, given] } }),
      made({ decisions: [{ ...carried, then: 'carried-over', by: 'c', at: since }] }),
    ]
    expect(measured(cases)).toMatchObject({ consentRefused: 1, carriedOver: 1 })
  })
})

describe('the card of measures', () => {
  const cases = [made(), made(), made(closed(day('2026-11-01')))]
  const view = { since: '2025-11-23', unreached: 0, stops: null, other: false }
  it.each(['warwickshire', 'halton', 'swindon'])(
    'tells what the document of %s asks to be counted, and says where it cannot',
    council => {
      const procedure = procedureFor(council)
      const words = messageText(measuresMessage({ ...view, procedure, of: 'team', measures: measured([], procedure) }))
      for (const { section, counts } of procedure.measures)
        expect(words).toMatch(
          new RegExp(`\\(${section}\\): ${counts.length > 0 ? '.* in Stepwise 0' : 'Stepwise cannot count'}`),
        )
      if (procedure.measures.length === 0) expect(words).toContain('It asks for nothing.')
    },
  )
  it('of a whole council tells no number from one to four', () => {
    const message = measuresMessage({ ...view, procedure: swindon, of: 'council', measures: measured(cases) })
    const words = messageText(message)
    expect(words).toContain(`Being prepared: fewer than ${fewestTold}`)
    expect(words).not.toMatch(/: [1-4](?!\d)/)
  })
  it('of a team tells them as they are', () => {
    const words = messageText(measuresMessage({ ...view, procedure: swindon, of: 'team', measures: measured(cases) }))
    expect(words).toContain('Being prepared: 2')
  })
})

describe('stops shown against stops confirmed', () => {
  const one = (
    person: string,
    minute: number,
    what: MeasuredSafety['what'],
    strength: MeasuredSafety['strength'] = 'stop',
  ) => ({
    person,
    at: new Date(now.getTime() + minute * 60_000).toISOString(),
    what,
    strength,
  })
  it('matches each with the same person’s answer before their next card; leads and presses are not counted', () => {
    const noted = [
      one('a', 1, 'shown'),
      one('a', 2, 'phoned', 'pressed'),
      one('a', 3, 'shown'),
      one('a', 4, 'shown', 'pressed'),
      one('a', 5, 'by-mistake', 'pressed'),
      one('b', 1, 'shown'),
      one('b', 2, 'by-mistake', 'pressed'),
      one('c', 1, 'shown', 'lead'),
      one('c', 2, 'phoned', 'pressed'),
    ]
    expect(stopsShown(noted)).toEqual({ shown: 3, confirmed: 1, mistaken: 1, unanswered: 1 })
    expect(stopsShown(noted.toReversed())).toEqual(stopsShown(noted))
  })
})

describe('what is overdue', () => {
  const meeting = (at: string) => bookingOn(meetingOf(swindon, 'SW-F1', { at }), 'transfer-meeting')
  it.each<[string, Partial<Case>, readonly string[]]>([
    ['an agreement asked for three working days ago', { signOffs: [signOff('asked', day('2026-11-18'))] }, ['agreement']],
    ['an agreement asked for two working days ago', { signOffs: [signOff('asked', day('2026-11-19'))] }, []],
    ['a meeting of the last working day', { booking: meeting(day('2026-11-20')) }, ['decision']],
    ['a meeting to come', { booking: meeting(day('2026-11-24')) }, []],
    ['a handover of five working days', { stage: 'handover', changedAt: day('2026-11-16') }, ['handover']],
    ['a closure of four', { stage: 'closure', changedAt: day('2026-11-17') }, []],
    ['a safety card of an hour ago', { safety: { since: '2026-11-23T09:00:00.000Z', shownTo: 'w' } }, ['safety']],
    ['a safety card of just now', { safety: { since: '2026-11-23T09:30:00.000Z', shownTo: 'w' } }, []],
    ['nothing of a case that is closed', { ...closed(day('2026-11-20')), safety: { since, shownTo: 'w' } }, []],
  ])('%s', (_, over, expected) => {
    expect(overdueOf(caseOn(swindon, 'SW-D2', over), now).map(({ what }) => what)).toEqual(expected)
  })
})
