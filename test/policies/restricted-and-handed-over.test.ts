import { describe, expect, it } from 'vitest'
import { isLineOf, mayLead, mayRead } from '../../policies/access.ts'
import { askForSignOff } from '../../policies/approval.ts'
import type { Case, Person } from '../../policies/case.ts'
import { latestSignOff } from '../../policies/checklist.ts'
import { handOver, workersToTake } from '../../policies/handing-over.ts'
import { openCase, takenBy } from '../../policies/opening.ts'
import { liftRestriction, restrict } from '../../policies/restricting.ts'
import { isOfTeam, managersFor, teamOf } from '../../policies/team.ts'
import { directoryOf } from '../support/memory-ports.ts'
import {
  administrator,
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
  refusalOf,
  stranger,
  swindon,
  worker,
} from './samples.ts'

const at = now.toISOString()
const open = caseOn(swindon, 'SW-D2', { manager: manager.id })
const restricted: Case = { ...open, restricted: { named: [coordinator.id], by: manager.id, at } }
const second = personOf('second-coordinator', ['coordinator'])
const withoutWorker = directoryOf(people.filter(({ id }) => id !== worker.id))
const withoutLine = directoryOf(people.filter(({ id }) => id !== worker.id && id !== manager.id))
const by = (person: Person, more = {}) => ({ person, now, directory, ...more })

describe('a restricted case', () => {
  it.each([
    ['its worker', worker, true],
    ['the worker’s manager', manager, true],
    ['that manager’s deputy', deputy, true],
    ['a coordinator who is named', coordinator, true],
    ['a coordinator who is not', second, false],
    ['an administrator', administrator, false],
    ['a duty manager', dutyManager, false],
    ['a manager further up', head, false],
    ['anybody of another council', stranger, false],
  ])('is seen by %s: %s', (_, person, may) => {
    expect(mayRead(person, restricted, directory)).toBe(may)
  })
  it('is seen by whoever was asked to decide on it', () => {
    const asked = caseAfter(askForSignOff(swindon, restricted, directory, { person: worker, now, anyway: 'why' }))
    const elsewhere = { ...asked, signOffs: asked.signOffs.map(one => ({ ...one, of: [head.id] })) }
    expect(mayRead(head, elsewhere, directory)).toBe(true)
  })
  it.each([
    ['its worker', worker, true],
    ['the worker’s manager', manager, true],
    ['an administrator', administrator, true],
    ['a coordinator', coordinator, false],
    ['a colleague', colleague, false],
  ])('may be made so by %s: %s', (_, person, may) => {
    expect(restrict(swindon, open, by(person, { named: [] }) as never).ok).toBe(may)
  })
  it('keeps in its history who made it so and who is named, and tells those newly named, once', () => {
    const first = restrict(swindon, open, { ...by(manager), named: [coordinator.id, coordinator.id] })
    if (!first.ok) throw new Error('refused')
    expect(first.change.events).toMatchObject([{ type: 'restricted', by: manager.id, facts: { named: [coordinator.id] } }])
    expect(first.change.outbox.map(({ to }) => to)).toEqual([{ person: coordinator.id }])
    const again = restrict(swindon, caseAfter(first), { ...by(manager), named: [coordinator.id, head.id] })
    expect(again.ok && again.change.outbox.map(({ to }) => to)).toEqual([{ person: head.id }])
  })
  it('changes nothing when pressed again with the same names', () => {
    const again = restrict(swindon, restricted, { ...by(manager), named: [coordinator.id] })
    expect(again.ok && again.change.writes).toEqual([])
  })
  it.each([['nobody-known'], [stranger.id]])('names only colleagues: not %s', id => {
    expect(refusalOf(restrict(swindon, open, { ...by(manager), named: [id] }))).toEqual({ code: 'not-a-colleague' })
  })
  it('is opened again by the line, never by its worker alone', () => {
    expect(refusalOf(liftRestriction(swindon, restricted, by(worker)))).toMatchObject({ code: 'not-your-team' })
    expect(caseAfter(liftRestriction(swindon, restricted, by(manager))).restricted).toBeUndefined()
  })
  it('says to others who type its reference no more than that it cannot be used', () => {
    expect(takenBy(restricted)).toEqual({ code: 'reference-unavailable', reference: 'CS-1042' })
  })
  it('stays restricted when it is closed and returns', () => {
    const ended = { ...restricted, ended: { how: 'closed', at, by: manager.id } } as const
    const pattern = { pattern: '.*', example: 'CS-1' }
    const opening = { person: colleague, now, newId: () => 'n', reference: 'CS-1042', route: 'SW-D2', pattern }
    expect(caseAfter(openCase(swindon, { ...opening, earlier: ended })).restricted?.named).toEqual([coordinator.id])
  })
})

describe('the line of a case', () => {
  it('is the worker’s manager and deputy of today; after the worker has left, the manager they had', () => {
    expect([manager, deputy, head].map(person => isLineOf(person, open, directory))).toEqual([true, true, false])
    expect([manager, deputy, head].map(person => isLineOf(person, open, withoutWorker))).toEqual([true, true, false])
  })
  it('is the administrators’ when nobody of it is left in the people file, and only then', () => {
    expect(mayLead(administrator, open, directory)).toBe(false)
    expect(mayLead(administrator, open, withoutWorker)).toBe(false)
    expect(mayLead(administrator, open, withoutLine)).toBe(true)
    expect(mayLead({ ...administrator, council: 'halton' }, open, withoutLine)).toBe(false)
  })
  it('has the team whose manager it is, or is deputy of', () => {
    expect(teamOf(manager, directory)).toEqual([worker.id, colleague.id])
    expect(teamOf(deputy, directory)).toEqual([worker.id, colleague.id])
    expect(managersFor(deputy, directory)).toEqual([deputy.id, manager.id])
    expect(teamOf(coordinator, directory)).toEqual([])
    expect(isOfTeam(administrator, open, withoutLine)).toBe(true)
  })
})

describe('handing a case over', () => {
  const press = (person: Person, over = {}) => ({ person, now, directory, from: worker.id, to: colleague.id, ...over })
  it.each([
    ['the worker’s manager', manager],
    ['that manager’s deputy', deputy],
  ])('is for %s', (_, person) => {
    expect(caseAfter(handOver(swindon, open, press(person)))).toMatchObject({ worker: colleague.id, stage: 'draft' })
  })
  it.each([
    ['its worker', worker],
    ['a colleague', colleague],
    ['a manager further up', head],
    ['a coordinator', coordinator],
    ['an administrator while the line is there', administrator],
    ['anybody of another council', stranger],
  ])('is not for %s', (_, person) => {
    expect(refusalOf(handOver(swindon, open, press(person)))).toMatchObject({ code: 'not-your-team' })
  })
  it('of a leaver is for the manager they had', () => {
    const next = caseAfter(handOver(swindon, open, press(manager, { directory: withoutWorker })))
    expect(next.worker).toBe(colleague.id)
  })
  it.each([['manager'], ['stranger'], ['worker'], ['nobody']])('goes to a practitioner of the council, not to %s', to => {
    expect(refusalOf(handOver(swindon, open, press(manager, { to })))).toEqual({ code: 'not-a-colleague' })
  })
  it('by a card that is out of date, or pressed a second time, changes nothing and says who has it', () => {
    const next = caseAfter(handOver(swindon, open, press(manager)))
    expect(refusalOf(handOver(swindon, next, press(manager)))).toMatchObject({
      code: 'handed-over-meanwhile',
      worker: colleague.id,
    })
  })
  it('keeps what was agreed, and asks anew for what waits: of the new worker’s line, in the new worker’s name', () => {
    const other = personOf('other', ['practitioner'], { manager: head.id })
    const there = directoryOf([...people, other])
    const asked = caseAfter(askForSignOff(swindon, open, there, { person: worker, now, anyway: 'why' }))
    const later = new Date(now.getTime() + 60_000)
    const decision = handOver(swindon, asked, press(manager, { directory: there, to: other.id, now: later }))
    const next = caseAfter(decision)
    expect(latestSignOff(asked, 'agreement')?.of).toContain(manager.id)
    expect(latestSignOff(next, 'agreement')).toMatchObject({ status: 'asked', of: [head.id], askedBy: other.id })
    const kinds = decision.ok && decision.change.outbox.map(({ kind, to }) => `${kind} ${JSON.stringify(to)}`)
    expect(kinds).toEqual([
      'sign-off-asked {"person":"head"}',
      'case-given {"person":"other"}',
      'case-given {"person":"worker"}',
    ])
    expect(decision.ok && decision.change.writes.filter(({ kind }) => kind === 'remind')).toHaveLength(2)
  })
  it('is not offered of a case that is closed', () => {
    const closed: Case = { ...open, ended: { how: 'closed', at, by: manager.id }, stage: 'closed' }
    expect(refusalOf(handOver(swindon, closed, press(manager)))).toMatchObject({ code: 'case-ended' })
  })
  it('offers those of the same manager first, never the worker', () => {
    const far = personOf('a-far', ['practitioner'], { manager: head.id, name: 'A' })
    expect(workersToTake(open, directoryOf([...people, far])).map(({ id }) => id)).toEqual([colleague.id, far.id])
  })
})
