import { describe, expect, it } from 'vitest'
import {
  askForSignOff,
  decideSignOff,
  lapseChanged,
  needsWhy,
  type SignOffPress,
  signOffDue,
} from '../../policies/approval.ts'
import type { Case, Person } from '../../policies/case.ts'
import { latestSignOff } from '../../policies/checklist.ts'
import { withdrawCase } from '../../policies/closure.ts'
import { decidersOf, managersToName } from '../../policies/deciders.ts'
import type { SignOffStep } from '../../policies/procedure.ts'
import { directoryOf } from '../support/memory-ports.ts'
import {
  answerWith,
  caseAfter,
  caseOn,
  colleague,
  coordinator,
  deputy,
  directory,
  dutyManager,
  head,
  manager,
  now,
  people,
  personOf,
  procedureFor,
  procedures,
  refusalOf,
  stranger,
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

describe('who may decide', () => {
  it.each([
    ['the worker', worker, 'own-case'],
    ['a colleague with the same manager', colleague, 'not-the-decider'],
    ['the manager’s own manager', head, 'not-the-decider'],
    ['the coordinator', coordinator, 'not-the-decider'],
    ['the duty manager', dutyManager, 'not-the-decider'],
    ['a manager of another council', stranger, 'not-the-decider'],
  ])('%s may not', (_, person, code) => {
    expect(refusalOf(decide(asked, person)).code).toBe(code)
  })
  it.each([
    ['the manager', manager],
    ['the deputy', deputy],
  ])('%s may', (_, person) => {
    expect(latestSignOff(caseAfter(decide(asked, person)), 'agreement')).toMatchObject({
      status: 'agreed',
      decidedBy: person.id,
      decidedAt: later.toISOString(),
    })
  })
  it('nobody agrees to their own case, not even a worker who is their manager’s deputy', () => {
    const self = people.map(person => (person === manager ? { ...manager, deputy: worker.id } : person))
    const steps = {
      procedure: swindon,
      directory: directoryOf(self),
      step: signOffDue(swindon, complete, now) as SignOffStep,
      worker: worker.id,
    }
    expect(decidersOf(steps).map(({ id }) => id)).toEqual([manager.id])
    expect(refusalOf(decideSignOff(swindon, asked, directoryOf(self), pressOf(worker))).code).toBe('own-case')
  })
  it('nobody decides what they asked for themselves on somebody else’s case', () => {
    const byManager = caseAfter(askForSignOff(swindon, complete, directory, { ...asking, person: manager }))
    expect(refusalOf(decide(byManager, manager)).code).toBe('own-case')
  })
  it('a manager who has left the people file since may not, and a new one may', () => {
    const next = personOf('new-manager', ['manager'])
    const changed = directoryOf([{ ...worker, manager: next.id }, next, deputy])
    expect(refusalOf(decideSignOff(swindon, asked, changed, pressOf(manager))).code).toBe('not-the-decider')
    expect(decideSignOff(swindon, asked, changed, pressOf(next)).ok).toBe(true)
  })
  it('a duty manager’s sign-off goes to the duty managers of that council only', () => {
    const duty = [...procedures.values()].flatMap(procedure =>
      procedure.routes
        .flatMap(route => route.steps)
        .filter(
          step =>
            step.kind === 'sign-off' &&
            procedure.roles.some(role => role.id === step.by && role.actsAs === 'duty-manager'),
        )
        .map(step => ({ procedure, step })),
    )[0]
    expect(duty).toBeDefined()
    const elsewhere = personOf('duty-elsewhere', ['duty-manager'], { council: 'nowhere' })
    const council = duty?.procedure.council ?? ''
    const local = { ...dutyManager, council }
    const file = directoryOf([{ ...worker, council }, local, elsewhere])
    const found = decidersOf({
      procedure: duty?.procedure ?? swindon,
      directory: file,
      step: duty?.step as SignOffStep,
      worker: worker.id,
    })
    expect(found.map(({ id }) => id)).toEqual([local.id])
  })
  it('a manager is named where the procedure sends it to another’s manager, never the worker and never from another council', () => {
    const stockport = procedureFor('stockport')
    const step = stockport.routes
      .flatMap(route => route.steps)
      .find(candidate => candidate.kind === 'sign-off' && candidate.decider === 'chosen') as SignOffStep
    const local = people.map(person =>
      person === stranger
        ? person
        : {
            ...person,
            council: 'stockport',
            roles: person === worker ? (['manager'] as const) : person.roles,
          },
    )
    const file = directoryOf(local)
    expect(managersToName(stockport, file, worker.id).map(({ id }) => id)).toEqual([
      manager.id,
      deputy.id,
      head.id,
    ])
    expect(
      decidersOf({ procedure: stockport, directory: file, step, worker: worker.id, chosen: manager.id }).map(
        ({ id }) => id,
      ),
    ).toEqual([manager.id, deputy.id])
    for (const chosen of [undefined, stranger.id, worker.id, coordinator.id, 'nobody']) {
      expect(decidersOf({ procedure: stockport, directory: file, step, worker: worker.id, chosen })).toEqual(
        [],
      )
    }
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
    expect(refusalOf(decide(asked, manager, { asked: '2026-11-20T10:00:00.000Z' })).code).toBe(
      'facts-changed',
    )
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
    const ended = caseAfter(
      withdrawCase(swindon, asked, { person: worker, now: later, why: 'The family moved' }),
    )
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
