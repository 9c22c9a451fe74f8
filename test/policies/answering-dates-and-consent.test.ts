import { describe, expect, it } from 'vitest'
import type { Given } from '../../policies/answer-kinds.ts'
import { addDays } from '../../policies/calendar.ts'
import type { Case } from '../../policies/case.ts'
import { stateOf, stepFact } from '../../policies/checklist.ts'
import { stepOutcomes } from '../../policies/outcomes.ts'
import type { Item } from '../../policies/procedure.ts'
import { factOf, planOf } from '../../policies/route-plan.ts'
import { asked, ofKind } from './asked-items.ts'
import { answerWith, caseOn, now, procedureFor, procedures, swindon, today, worker } from './samples.ts'

const started = caseOn(swindon, 'SW-D2')
const cheshire = procedureFor('cheshire-east')
const dated = cheshire.items.find(item => item.answer.kind === 'date' && !item.answer.mayLieAhead && item.answer.limit)
if (!dated) throw new Error('no dated item')
const datedCase = caseOn(cheshire, dated.routes[0] ?? '')

describe('a date', () => {
  it.each([
    ['2026-02-30', 'is not a date'],
    ['23/11/2026', 'is not a date'],
    [addDays(today, 1), 'is in the future'],
    ['2062-11-03', 'is in the future'],
  ])('%s is sent back: it %s', (day, problem) => {
    expect(answerWith(cheshire, datedCase, { [dated.id]: { day } })).toMatchObject({
      change: null,
      problems: [{ field: dated.id, problem }],
    })
  })
  it('of today is taken', () => {
    expect(answerWith(cheshire, datedCase, { [dated.id]: { day: today } }).problems).toEqual([])
  })
  it('is today’s in London, whatever the hour in UTC', () => {
    const lateEvening = new Date('2026-06-30T23:30:00Z')
    const given = { [dated.id]: { day: '2026-07-01' } }
    expect(answerWith(cheshire, datedCase, given, lateEvening).problems).toEqual([])
  })
  it.each(ofKind('date').filter(({ item }) => item.answer.kind === 'date' && item.answer.mayLieAhead))(
    'that is fixed in advance may lie ahead: $item.id',
    ({ procedure, current, item }) => {
      expect(answerWith(procedure, current, { [item.id]: { day: addDays(today, 20) } }).problems).toEqual([])
    },
  )
})

describe('consent', () => {
  const item = swindon.items.find(({ id }) => id === 'SW-C21') as Item
  const whole = {
    status: 'given',
    who: 'Both parents',
    parentalResponsibility: 'yes',
    form: 'spoken',
    day: today,
  }
  const give = (current: Case, consent: Partial<typeof whole>) => answerWith(swindon, current, { 'SW-C21': { consent } })
  it('records who, how, when and for what', () => {
    const { next } = give(started, whole)
    expect(next.consents['SW-C21']).toEqual([
      { ...whole, to: 'handover to the early help service', recordedBy: worker.id, at: now.toISOString() },
    ])
  })
  it.each([
    ['who was asked', { ...whole, who: ' ' }],
    ['how', { ...whole, form: 'nodded' }],
    ['the day', { ...whole, day: '' }],
    ['a day not in the future', { ...whole, day: addDays(today, 1) }],
    ['whether it was given', { ...whole, status: 'perhaps' }],
  ])('needs %s', (_, consent) => {
    const { change, problems } = give(started, consent)
    expect(change).toBeNull()
    expect(problems.map(({ field }) => field)).toEqual(['SW-C21'])
  })
  it('withdrawn later stands beside the one given, newest last, and no longer settles the item', () => {
    const given = give(started, whole).next
    const { next } = give(given, { ...whole, status: 'withdrawn' })
    expect(next.consents['SW-C21']?.map(({ status }) => status)).toEqual(['given', 'withdrawn'])
    expect(stateOf(swindon, next, item, today)).toBe('refused')
  })
  it('saved twice is recorded once', () => {
    expect(give(give(started, whole).next, whole).change).toBeNull()
  })
  it('is not the basis for sharing: no item of one kind is answered by a fact of the other', () => {
    for (const procedure of procedures.values()) {
      const facts = (kind: Item['answer']['kind']) =>
        new Set(procedure.items.filter(each => each.answer.kind === kind).map(factOf))
      const both = [...facts('consent')].filter(fact => facts('sharing-basis').has(fact))
      expect([procedure.council, both]).toEqual([procedure.council, []])
    }
  })
})

describe('a meeting about the child, or a call', () => {
  const steps = asked.flatMap(({ procedure, current }) =>
    planOf(procedure, current.routes)
      .steps.filter(step => step.kind === 'case-meeting' || step.kind === 'contact')
      .map(step => ({ procedure, current, step })),
  )
  const unique = [...new Map(steps.map(each => [`${each.current.routes[0]} ${each.step.id}`, each])).entries()].map(
    ([name, each]) => ({ name, ...each }),
  )
  it.each(unique)(
    '$name is recorded with its day, and with what came of it where the document names that',
    ({ procedure, current, step }) => {
      const outcomes = stepOutcomes(procedure, current, step)
      const record = (given: Given) => answerWith(procedure, current, { [stepFact(step.id)]: given })
      expect(record({ day: today, choice: outcomes[0]?.id }).problems).toEqual([])
      expect(record({ day: addDays(today, 1), choice: outcomes[0]?.id }).problems).toHaveLength(1)
      expect(record({ day: today, choice: 'made-up' }).problems).toHaveLength(outcomes.length > 0 ? 1 : 0)
      expect(record({ value: 'yes' }).change).toBeNull()
    },
  )
})
