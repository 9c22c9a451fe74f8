import { describe, expect, it } from 'vitest'
import type { Case } from '../../policies/case.ts'
import { decideItem, type ItemDecision, notReached } from '../../policies/meeting-decision.ts'
import { outcomesFor } from '../../policies/outcomes.ts'
import { forumOf } from '../../policies/series.ts'
import { standingOf } from '../../policies/standing.ts'
import {
  bookingOn,
  caseAfter,
  coordinator,
  manager,
  meetingOf,
  now,
  personOf,
  procedures,
  refusalOf,
  startable,
  swindon,
  today,
  worker,
} from './samples.ts'
import { statesAlong } from './walk-a-case.ts'

const forum = forumOf(swindon, 'SW-F1')
const meeting = meetingOf(swindon, 'SW-F1')
const held = { forum, meeting }
/** On the list, the line manager having agreed. */
const agreed = statesAlong(swindon, 'SW-D2').find(({ stage }) => stage === 'approved') as Case
const booked: Case = { ...agreed, booking: bookingOn(meeting, 'transfer-meeting'), stage: 'booked' }
const itemOf = (outcome: string, over: Partial<ItemDecision> = {}): ItemDecision => ({
  person: coordinator,
  now,
  outcome,
  action: '',
  seen: null,
  ...over,
})
const decide = (current: Case, outcome: string, over: Partial<ItemDecision> = {}) =>
  decideItem(swindon, current, held, itemOf(outcome, over))

describe('what the transfer meeting decides', () => {
  it('drives the case on to handover, off the list, and the worker is told', () => {
    const decision = decide(booked, 'right-course', { action: ' Joint visit by Friday ' })
    if (!decision.ok) throw new Error('refused')
    const next = caseAfter(decision)
    expect(next).toMatchObject({ stage: 'handover', booking: null, routes: ['SW-D2'] })
    expect(next.decisions).toMatchObject([
      {
        step: 'transfer-meeting',
        outcome: 'right-course',
        by: coordinator.id,
        action: 'Joint visit by Friday',
      },
    ])
    expect(decision.change.outbox).toMatchObject([{ to: { person: worker.id }, kind: 'decision-made', urgency: 'now' }])
    expect(decision.change.writes).toContainEqual({
      kind: 'booking-outcome',
      meetingId: meeting.id,
      caseId: booked.id,
      outcome: 'right-course',
      expects: null,
    })
  })
  it.each([
    ['right-course-north-panel', 'SW-F2'],
    ['right-course-south-panel', 'SW-F3'],
    ['right-course-west-panel', 'SW-F4'],
  ])('%s sends it on to that panel, keeps the items of its first route, and tells the coordinators', (outcome, panel) => {
    const decision = decide(booked, outcome)
    if (!decision.ok) throw new Error('refused')
    expect(caseAfter(decision)).toMatchObject({ routes: ['SW-D2', 'SW-D3'], stage: 'awaiting-panel' })
    expect(decision.change.outbox).toContainEqual(
      expect.objectContaining({
        kind: 'panel-due',
        to: { role: 'coordinator' },
        facts: { forum: panel, route: 'SW-D3' },
      }),
    )
  })
  it('not-right-course gives it back to the worker: the meeting is not done', () => {
    const returned = caseAfter(decide(booked, 'not-right-course'))
    expect(returned.booking).toBeNull()
    expect(standingOf(swindon, returned, today).next?.id).toBe('transfer-meeting')
    expect(standingOf(swindon, returned, today).said?.outcome).toBe('not-right-course')
    expect(returned.stage).toBe('sent-back')
  })
  it('undecided carries over: off this list, able to go on the next', () => {
    const carried = caseAfter(notReached(swindon, booked, meeting, { person: coordinator, now }))
    expect(carried.booking).toBeNull()
    expect(carried.decisions).toMatchObject([{ outcome: 'carried-over' }])
    expect(standingOf(swindon, carried, today).next?.id).toBe('transfer-meeting')
  })
  it('is carried over only from the list on which it stands', () => {
    expect(refusalOf(notReached(swindon, agreed, meeting, { person: coordinator, now })).code).toBe('not-on-a-list')
  })
})

describe('who records it, and when it is refused', () => {
  it.each([
    ['the worker', worker],
    ['the manager', manager],
    ['an administrator', personOf('admin', ['administrator'])],
  ])('not %s', (_, person) => {
    expect(refusalOf(decide(booked, 'right-course', { person }))).toMatchObject({
      code: 'not-your-role',
      needs: 'coordinator',
    })
  })
  it.each([
    ['a case on no list', agreed, 'right-course', 'not-on-a-list'],
    ['an outcome that the forum does not have', booked, 'services-decided', 'not-on-a-list'],
    [
      'a case whose safety card is unanswered',
      { ...booked, safety: { since: now.toISOString(), shownTo: worker.id } },
      'right-course',
      'safety-first',
    ],
    [
      'a panel for a case on a route that does not lead there',
      { ...booked, routes: ['SW-D5'] },
      'right-course-north-panel',
      'route-not-offered',
    ],
  ] as const)('not for %s', (_, current, outcome, code) => {
    expect(refusalOf(decide(current as unknown as Case, outcome)).code).toBe(code)
  })
  it('not over somebody else’s entry that this card did not show', () => {
    const first = caseAfter(decide(booked, 'right-course'))
    expect(refusalOf(decide(first, 'not-right-course', { seen: null }))).toMatchObject({
      code: 'decided-meanwhile',
      by: coordinator.id,
      outcome: 'right-course',
    })
  })
  it('not twice the same', () => {
    expect(refusalOf(decide(caseAfter(decide(booked, 'right-course')), 'right-course')).code).toBe('decided-meanwhile')
  })
  it('a correction takes the place of what its card showed, and takes back the route that came of it', () => {
    const north = caseAfter(decide(booked, 'right-course-north-panel'))
    const corrected = caseAfter(decide(north, 'right-course', { seen: 'right-course-north-panel' }))
    expect(corrected.routes).toEqual(['SW-D2'])
    expect(corrected.decisions.map(({ outcome }) => outcome)).toEqual(['right-course'])
  })
})

describe('outcomes', () => {
  it('are offered for every list meeting of every route that a worker starts', () => {
    for (const procedure of procedures.values()) {
      for (const route of startable(procedure)) {
        for (const step of route.steps.filter(candidate => candidate.kind === 'list-meeting')) {
          for (const id of step.forums) {
            expect([
              route.id,
              id,
              outcomesFor(procedure, { routes: [route.id] }, forumOf(procedure, id)).length > 0,
            ]).toEqual([route.id, id, true])
          }
        }
      }
    }
  })
  it('that add a route are offered only where that route may follow', () => {
    expect(outcomesFor(swindon, { routes: ['SW-D1'] }, forum).map(({ id }) => id)).toContain('right-course-west-panel')
    expect(outcomesFor(swindon, { routes: ['SW-D4'] }, forum).map(({ id }) => id)).not.toContain('right-course-west-panel')
  })
})
