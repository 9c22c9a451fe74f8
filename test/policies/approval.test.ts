import { describe, expect, it } from 'vitest'
import { askForSignOff, decideSignOff, lapseChanged, type SignOffPress } from '../../policies/approval.ts'
import type { Case, Person } from '../../policies/case.ts'
import { latestSignOff } from '../../policies/checklist.ts'
import { withdrawCase } from '../../policies/closure.ts'
import { needsWhy } from '../../policies/frozen-record.ts'
import { directoryOf } from '../support/memory-ports.ts'
import {
  answerWith,
  caseAfter,
  caseOn,
  deputy,
  directory,
  manager,
  now,
  people,
  personOf,
  refusalOf,
  swindon,
  worker,
} from './samples.ts'

const complete = answerWith(swindon, caseOn(swindon, 'SW-D2'), {
  'SW-C15': { value: 'yes' },
  'SW-C16': { value: 'yes' },
}).next
const asking = { person: worker, now, anyway: '' }
const asked = caseAfter(askForSignOff(swindon, complete, directory, asking))
const later = new Date('2026-11-23T11:00:00Z')

const pressOf = (person: Person, over: Partial<SignOffPress> = {}) => ({
  step: 'agreement',
  asked: now.toISOString(),
  decision: 'agree' as const,
  note: '',
  person,
  now: later,
  ...over,
})
const decide = (current: Case, person: Person, over: Partial<SignOffPress> = {}) =>
  decideSignOff(swindon, current, directory, pressOf(person, over))

describe('asking for the line manager’s agreement', () => {
  it('goes to the manager and that manager’s deputy, with everything frozen that they are shown', () => {
    const signOff = latestSignOff(asked, 'agreement')
    expect(signOff?.of).toEqual([manager.id, deputy.id])
    expect(signOff?.frozen.lines.map(({ item, state }) => [item, state])).toEqual([
      ['SW-C15', 'settled'],
      ['SW-C16', 'settled'],
    ])
    expect(asked.stage).toBe('awaiting-approval')
  })
  it('tells each of them at once, under a key of their own', () => {
    const decision = askForSignOff(swindon, complete, directory, asking)
    const outbox = decision.ok ? decision.change.outbox : []
    expect(outbox.map(({ kind, to, urgency }) => [kind, to, urgency])).toEqual([
      ['sign-off-asked', { person: manager.id }, 'now'],
      ['sign-off-asked', { person: deputy.id }, 'now'],
    ])
    expect(new Set(outbox.map(({ key }) => key)).size).toBe(2)
  })
  it('is held back while something is still needed, and names it with its section', () => {
    const refusal = refusalOf(askForSignOff(swindon, caseOn(swindon, 'SW-D2'), directory, asking))
    expect(refusal).toMatchObject({ code: 'still-needed', items: [{ id: 'SW-C15' }, { id: 'SW-C16' }] })
  })
  it('can be put to the manager anyway, with a reason that is kept', () => {
    const anyway = caseAfter(
      askForSignOff(swindon, caseOn(swindon, 'SW-D2'), directory, {
        ...asking,
        anyway: ' Review is on Friday ',
      }),
    )
    expect(latestSignOff(anyway, 'agreement')?.anyway).toBe('Review is on Friday')
  })
  it.each([
    ['it was asked already', asked, 'already-decided'],
    [
      'the case was taken back',
      { ...complete, ended: { how: 'withdrawn', at: now.toISOString(), by: worker.id } },
      'case-ended',
    ],
    [
      'the safety card is unanswered',
      { ...complete, safety: { since: now.toISOString(), shownTo: worker.id } },
      'safety-first',
    ],
  ] as const)('is refused when %s', (_, current, code) => {
    expect(refusalOf(askForSignOff(swindon, current, directory, asking)).code).toBe(code)
  })
  it('says that nobody is on record when the people file names no manager', () => {
    const alone = directoryOf([personOf(worker.id, ['practitioner'])])
    expect(refusalOf(askForSignOff(swindon, complete, alone, asking)).code).toBe('no-decider')
  })
  it('says that nobody is on record when the manager has left the people file', () => {
    const left = directoryOf(people.filter(person => person !== manager))
    expect(refusalOf(askForSignOff(swindon, complete, left, asking)).code).toBe('no-decider')
  })
})

describe('a decision', () => {
  it('is returned only with a note, which the worker is told', () => {
    expect(refusalOf(decide(asked, manager, { decision: 'return', note: ' ' }))).toMatchObject({
      code: 'note-needed',
      why: 'return',
    })
    const returned = decide(asked, manager, { decision: 'return', note: 'Say who chaired' })
    expect(caseAfter(returned).stage).toBe('returned')
    expect(returned.ok && returned.change.outbox[0]).toMatchObject({
      to: { person: worker.id },
      kind: 'sign-off-decided',
      facts: { note: 'Say who chaired' },
    })
  })
  it('asks why it is right for the child when something expected is open', () => {
    const open = caseAfter(
      askForSignOff(swindon, caseOn(swindon, 'SW-D2'), directory, {
        ...asking,
        anyway: 'Review is on Friday',
      }),
    )
    expect(needsWhy(latestSignOff(open, 'agreement')!.frozen)).toBe(true)
    expect(refusalOf(decide(open, manager))).toMatchObject({ code: 'note-needed', why: 'expected-open' })
    expect(decide(open, manager, { note: 'The plan did its work' }).ok).toBe(true)
  })
  it('pressed a second time changes nothing and says who decided and when', () => {
    const agreed = caseAfter(decide(asked, manager))
    expect(refusalOf(decide(agreed, deputy))).toMatchObject({
      code: 'already-decided',
      by: manager.id,
      at: later.toISOString(),
      status: 'agreed',
    })
  })
  it('is refused from a card of an earlier asking', () => {
    expect(refusalOf(decide(asked, manager, { asked: '2026-11-20T10:00:00.000Z' })).code).toBe('facts-changed')
  })
  it('is refused for what nobody asked', () => {
    expect(refusalOf(decide(complete, manager)).code).toBe('not-asked')
    expect(refusalOf(decide(asked, manager, { step: 'spreadsheet' })).code).toBe('not-asked')
  })
  it('waits while the safety card is unanswered', () => {
    const open = { ...asked, safety: { since: now.toISOString(), shownTo: worker.id } }
    expect(refusalOf(decide(open, manager)).code).toBe('safety-first')
  })
  it('is refused on a case that was taken back meanwhile', () => {
    const ended = caseAfter(withdrawCase(swindon, asked, { person: worker, now: later, why: 'The family moved' }))
    expect(refusalOf(decide(ended, manager)).code).toBe('facts-changed')
  })
  it('is refused when the facts differ from those on the card, even if nothing marked it as lapsed', () => {
    const silently: Case = {
      ...asked,
      answers: { ...asked.answers, 'SW-C15': { ...asked.answers['SW-C15']!, value: 'no' } },
    }
    expect(refusalOf(decide(silently, manager)).code).toBe('facts-changed')
  })
})

describe('facts that change after a sign-off was asked or given', () => {
  const change = { 'SW-C15': { value: 'no', reason: 'Written up on Friday' } }
  it('lapse what was agreed', () => {
    const agreed = caseAfter(decide(asked, manager))
    const { next } = answerWith(swindon, agreed, change, later)
    expect(latestSignOff(next, 'agreement')).toMatchObject({
      status: 'lapsed',
      lapsedBecause: 'facts-changed',
    })
    expect(next.stage).not.toBe('approved')
  })
  it('ask again, in the same change, what was still waiting', () => {
    const { next, change: written } = answerWith(swindon, asked, change, later)
    expect(next.signOffs.map(({ status }) => status)).toEqual(['lapsed', 'asked'])
    expect(latestSignOff(next, 'agreement')).toMatchObject({
      askedAt: later.toISOString(),
      of: [manager.id, deputy.id],
    })
    expect(written?.outbox.map(({ kind }) => kind)).toEqual(['sign-off-asked', 'sign-off-asked'])
  })
  it('leave it alone when they are due only later', () => {
    const agreed = caseAfter(decide(asked, manager))
    const { next } = answerWith(swindon, agreed, { 'SW-C22': { value: 'yes' } }, later)
    expect(latestSignOff(next, 'agreement')?.status).toBe('agreed')
  })
  it('leave it alone when the same answer is saved again', () => {
    expect(answerWith(swindon, asked, { 'SW-C15': { value: 'yes' } }, later).change).toBeNull()
    expect(lapseChanged(swindon, asked)).toEqual(asked.signOffs)
  })
})
