import { describe, expect, it } from 'vitest'
import { askForSignOff, decideSignOff, type SignOffPress, signOffDue } from '../../policies/approval.ts'
import type { Case, Person } from '../../policies/case.ts'
import { latestSignOff } from '../../policies/checklist.ts'
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
            step.kind === 'sign-off' && procedure.roles.some(role => role.id === step.by && role.actsAs === 'duty-manager'),
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
    expect(managersToName(stockport, file, worker.id).map(({ id }) => id)).toEqual([manager.id, deputy.id, head.id])
    expect(
      decidersOf({ procedure: stockport, directory: file, step, worker: worker.id, chosen: manager.id }).map(
        ({ id }) => id,
      ),
    ).toEqual([manager.id, deputy.id])
    for (const chosen of [undefined, stranger.id, worker.id, coordinator.id, 'nobody']) {
      expect(decidersOf({ procedure: stockport, directory: file, step, worker: worker.id, chosen })).toEqual([])
    }
  })
})
