import { describe, expect, it } from 'vitest'
import type { Case } from '../../policies/case.ts'
import { itemsOf } from '../../policies/checklist.ts'
import { closeCase, closureValuesOf, isCarried, withdrawCase } from '../../policies/closure.ts'
import type { Change } from '../../policies/decision.ts'
import {
  answerWith,
  bookingOn,
  caseAfter,
  caseOn,
  deputy,
  manager,
  meetingOf,
  now,
  procedures,
  refusalOf,
  startable,
  swindon,
  worker,
} from './samples.ts'
import { statesAlong } from './walk-a-case.ts'

const by = { person: worker, now }
/** In full, as Appendix 1 prints them, with the hint in brackets: they are copied. */
const school =
  "Stepped down to Early Years/ School/ Further Education (please select school type in 'Lead Service/ Professional' below)"
const earlyHelp = 'Stepped down to SBC Early Help (please select service in Lead Service/ Professional below)'
const schools = ['college', 'pre-school/ nursery', 'primary school', 'secondary school', 'special school']
const valuesOn = (...routes: [string, ...string[]]) => closureValuesOf(swindon, { routes })
const prefixes = (change: Change) =>
  change.writes.flatMap(write => (write.kind === 'forget-reminders' ? [write.keyPrefix] : []))

describe('closure labels', () => {
  it.each([
    ['SW-D1', earlyHelp, ['Family Service', 'Youth Engagement']],
    ['SW-D2', earlyHelp, ['Family Service', 'Youth Engagement', 'Parenting Hub']],
    ['SW-D4', school, schools],
    ['SW-D5', school, schools],
  ] as const)('of %s are those of Appendix 1: %s', (route, option, services) => {
    const [values] = valuesOn(route)
    expect(values?.option).toBe(option)
    expect(values?.thenOptions.map(label => label.toLowerCase())).toEqual(services.map(label => label.toLowerCase()))
  })
  it('of a case that goes on to a locality panel stay those of the route on which it began', () => {
    expect(valuesOn('SW-D2', 'SW-D3')).toEqual(valuesOn('SW-D2'))
    expect(valuesOn('SW-D1', 'SW-D3')).toEqual(valuesOn('SW-D1'))
  })
  it('are listed by no other document but for Stockport’s outcome of Option 2, and none is made up', () => {
    const listed = [...procedures.values()].flatMap(procedure =>
      startable(procedure)
        .filter(({ id }) => closureValuesOf(procedure, { routes: [id] }).length > 0)
        .map(({ id }) => id),
    )
    expect(listed.sort()).toEqual(['SK-U7', 'SK-U8', 'SW-D1', 'SW-D2', 'SW-D4', 'SW-D5'])
  })
  it('carry the one possible reason with the service chosen, so that it is not asked', () => {
    const reason = itemsOf(swindon, caseOn(swindon, 'SW-D2')).find(({ id }) => id === 'SW-C31')
    expect(reason && isCarried(swindon, caseOn(swindon, 'SW-D2'), reason)).toBe(true)
    const { next } = answerWith(swindon, caseOn(swindon, 'SW-D2'), { 'SW-C33': { choice: 'Family Service' } })
    expect(next.answers['SW-C31']).toMatchObject({ value: 'yes', choice: earlyHelp })
  })
  it.each(['family service', 'Parenting hub', 'Anything else', earlyHelp])(
    'takes only a label of the document, not “%s”, for the service',
    choice => {
      const { change, problems } = answerWith(swindon, caseOn(swindon, 'SW-D2'), { 'SW-C33': { choice } })
      expect([change, problems.map(({ field }) => field)]).toEqual([null, ['SW-C33']])
    },
  )
  it('takes the Parenting Hub after a plan and not after a statutory assessment, as the document lists them', () => {
    const choose = (route: string) =>
      answerWith(swindon, caseOn(swindon, route), { 'SW-C33': { choice: 'Parenting Hub' } }).problems.length
    expect([choose('SW-D2'), choose('SW-D1')]).toEqual([0, 1])
  })
})

describe('closing a case', () => {
  it('is refused while a step is still to come, and names it', () => {
    expect(refusalOf(closeCase(swindon, caseOn(swindon, 'SW-D2'), by)).code).toBe('not-at-this-step')
  })
  it('is possible at the end of every route, and ends the case', () => {
    for (const procedure of procedures.values()) {
      for (const route of startable(procedure)) {
        const last = statesAlong(procedure, route.id).at(-1) as Case
        const closed = last.ended ? last : caseAfter(closeCase(procedure, last, by))
        expect([route.id, closed.stage, closed.ended?.how]).toEqual([route.id, 'closed', 'closed'])
      }
    }
  })
  it('is refused while something is still needed', () => {
    for (const procedure of procedures.values()) {
      for (const route of startable(procedure)) {
        for (const state of statesAlong(procedure, route.id).slice(0, -1)) {
          const decision = closeCase(procedure, state, by)
          expect([route.id, decision.ok]).toEqual([route.id, false])
        }
      }
    }
  })
  it('a second time is refused', () => {
    const closed = caseOn(swindon, 'SW-D2', {
      ended: { how: 'closed', at: now.toISOString(), by: worker.id },
    })
    expect(refusalOf(closeCase(swindon, closed, by))).toMatchObject({ code: 'case-ended', how: 'closed' })
  })
})

describe('taking a case back', () => {
  const signOff = {
    step: 'agreement',
    status: 'asked',
    askedBy: worker.id,
    askedAt: now.toISOString(),
    of: [manager.id, deputy.id],
    frozen: { facts: '', lines: [], procedureVersion: '1.0' },
  } as const
  const waiting = caseOn(swindon, 'SW-D2', {
    signOffs: [signOff],
    booking: bookingOn(meetingOf(swindon, 'SW-F1'), 'transfer-meeting'),
  })
  it('needs a reason', () => {
    expect(refusalOf(withdrawCase(swindon, waiting, { ...by, why: ' ' }))).toMatchObject({
      code: 'note-needed',
      why: 'withdraw',
    })
  })
  it('gives up its place, lapses what waits, forgets its reminders and tells those who were asked', () => {
    const decision = withdrawCase(swindon, waiting, { ...by, why: ' The family moved ' })
    if (!decision.ok) throw new Error('refused')
    const next = caseAfter(decision)
    expect(next).toMatchObject({
      stage: 'withdrawn',
      booking: null,
      ended: { how: 'withdrawn', why: 'The family moved', by: worker.id },
    })
    expect(next.signOffs.map(({ status }) => status)).toEqual(['lapsed'])
    expect(decision.change.writes).toContainEqual({
      kind: 'unbook',
      meetingId: 'swindon-sw-f1:2026-12-01',
      caseId: 'case-1',
    })
    expect(prefixes(decision.change)).toEqual(expect.arrayContaining(['booking:case-1:', 'agreement:case-1:']))
    expect(decision.change.outbox.map(({ to, kind }) => [kind, to])).toEqual([
      ['sign-off-lapsed', { person: manager.id }],
      ['sign-off-lapsed', { person: deputy.id }],
    ])
  })
  it('keeps what was recorded', () => {
    const answered = answerWith(swindon, caseOn(swindon, 'SW-D2'), { 'SW-C15': { value: 'yes' } }).next
    expect(caseAfter(withdrawCase(swindon, answered, { ...by, why: 'x' })).answers).toEqual(answered.answers)
  })
  it('is possible from every state of every route', () => {
    for (const procedure of procedures.values()) {
      for (const route of startable(procedure)) {
        for (const state of statesAlong(procedure, route.id).filter(({ ended }) => !ended)) {
          expect(caseAfter(withdrawCase(procedure, state, { ...by, why: 'x' })).stage).toBe('withdrawn')
        }
      }
    }
  })
})
