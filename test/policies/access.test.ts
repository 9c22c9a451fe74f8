import { describe, expect, it } from 'vitest'
import { mayAnswer, mayRead } from '../../policies/access.ts'
import { directoryOf } from '../support/memory-ports.ts'
import {
  administrator,
  caseOn,
  colleague,
  coordinator,
  deputy,
  directory,
  dutyManager,
  head,
  manager,
  people,
  personOf,
  stranger,
  swindon,
  worker,
} from './samples.ts'

const current = caseOn(swindon, 'SW-D2')

describe('who may see a case', () => {
  it.each([
    ['its worker', worker, true],
    ['the worker’s manager', manager, true],
    ['that manager’s deputy', deputy, true],
    ['a coordinator', coordinator, true],
    ['an administrator', administrator, true],
    ['a duty manager', dutyManager, true],
    ['a colleague', colleague, false],
    ['a manager further up', head, false],
    ['anybody of another council, whatever their roles', stranger, false],
  ])('%s: %s', (_, person, may) => {
    expect(mayRead(person, current, directory)).toBe(may)
  })
  it('not somebody of another council who carries the worker’s own id', () => {
    expect(mayRead({ ...worker, council: 'halton' }, current, directory)).toBe(false)
  })
  it('not a manager or deputy of before, once the people file names another', () => {
    const changed = directoryOf(people.map(person => (person === worker ? { ...worker, manager: 'head' } : person)))
    expect([
      mayRead(manager, current, changed),
      mayRead(deputy, current, changed),
      mayRead(head, current, changed),
    ]).toEqual([false, false, true])
  })
  it('not somebody who merely has no manager, where the worker has none either', () => {
    const alone = directoryOf([{ ...worker, manager: null }, colleague])
    expect(mayRead(personOf('nobody', ['manager']), current, alone)).toBe(false)
  })
})

describe('who may answer, book and take back', () => {
  it.each(people.map(person => [person.id, person] as const))('%s', (id, person) => {
    expect(mayAnswer(person, current)).toBe(id === worker.id)
  })
})
