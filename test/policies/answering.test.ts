import { describe, expect, it } from 'vitest'
import type { Given } from '../../policies/answer-kinds.ts'
import { answerItems } from '../../policies/answering.ts'
import type { Case } from '../../policies/case.ts'
import { applies, itemsOf, stateOf, stepFact } from '../../policies/checklist.ts'
import type { Item, Procedure } from '../../policies/procedure.ts'
import { factOf, planOf } from '../../policies/route-plan.ts'
import type { RowHeading } from '../../policies/transfer-row.ts'
import { asked, ofKind } from './asked-items.ts'
import { answerWith, caseOn, directory, now, procedureFor, swindon, today, worker } from './samples.ts'
import { goodAnswer } from './walk-a-case.ts'

const started = caseOn(swindon, 'SW-D2')
const cheshire = procedureFor('cheshire-east')
const dated = cheshire.items.find(item => item.answer.kind === 'date' && !item.answer.mayLieAhead && item.answer.limit)
if (!dated) throw new Error('no dated item')
const datedCase = caseOn(cheshire, dated.routes[0] ?? '')

const stateAfter = (procedure: Procedure, current: Case, item: Item, given: Given) => {
  const { next } = answerWith(procedure, current, { [item.id]: given })
  return stateOf(procedure, next, item, today)
}

describe('an answer', () => {
  it.each(ofKind('yes-no', 'date', 'choice', 'text', 'lead', 'consent', 'sharing-basis'))(
    'to $item.id is kept under its fact and settles it',
    ({ procedure, current, item }) => {
      const { next, problems, change } = answerWith(procedure, current, {
        [item.id]: goodAnswer(procedure, current, item),
      })
      expect(problems).toEqual([])
      expect(stateOf(procedure, next, item, today)).toBe('settled')
      expect(next.answers[factOf(item)] ?? next.consents[factOf(item)]?.[0]).toBeDefined()
      expect(change?.events[0]).toMatchObject({ type: 'answered', by: worker.id, at: now.toISOString() })
      expect(next.revision).toBe(current.revision + 1)
    },
  )
  it('that is the same as before writes nothing', () => {
    const once = answerWith(swindon, started, { 'SW-C15': { value: 'yes' } }).next
    expect(answerWith(swindon, once, { 'SW-C15': { value: 'yes' } }).change).toBeNull()
  })
  it('never reaches an item that is somebody’s act or a standing duty', () => {
    for (const { procedure, current, item } of ofKind('act', 'duty')) {
      const { change, next } = answerWith(procedure, current, {
        [item.id]: { value: 'yes', day: today, choice: 'yes', text: 'yes' },
      })
      expect([item.id, change, next.answers]).toEqual([item.id, null, current.answers])
    }
  })
  it('never takes a sign-off or a list meeting’s decision for done', () => {
    for (const { procedure, current } of asked) {
      for (const step of planOf(procedure, current.routes).steps) {
        if (step.kind !== 'sign-off' && step.kind !== 'list-meeting' && step.kind !== 'work') continue
        const { change } = answerWith(procedure, current, {
          [stepFact(step.id)]: { value: 'yes', day: today, choice: 'agreed' },
        })
        expect([step.id, change]).toEqual([step.id, null])
      }
    }
  })
  it('answers every item that shares its fact', () => {
    const shared = asked.filter(({ item }) => item.fact && item.answer.kind === 'yes-no')
    const pairs = shared.flatMap(({ procedure, current, item }) => {
      const other = itemsOf(procedure, current).find(
        each => each !== item && factOf(each) === factOf(item) && each.answer.kind === 'yes-no',
      )
      return other ? [{ procedure, current, item, other }] : []
    })
    for (const { procedure, current, item, other } of pairs) {
      expect([
        other.id,
        stateOf(procedure, answerWith(procedure, current, { [item.id]: { value: 'yes' } }).next, other, today),
      ]).toEqual([other.id, 'settled'])
    }
  })
})

describe('a form that is half filled', () => {
  it('keeps what is good and sends back the rest with a reason', () => {
    const given = {
      [dated.id]: { day: 'yesterday' },
      ...Object.fromEntries(
        itemsOf(cheshire, datedCase)
          .filter(item => item.answer.kind === 'yes-no')
          .slice(0, 2)
          .map(item => [item.id, { value: 'yes' }]),
      ),
    }
    const { next, problems } = answerWith(cheshire, datedCase, given)
    expect(problems).toEqual([{ field: dated.id, problem: 'is not a date' }])
    expect(Object.values(next.answers).map(({ value }) => value)).toEqual(['yes', 'yes'])
  })
  it('left empty changes nothing', () => {
    const empty: Given = { value: '', day: '', choice: '', text: '  ', reason: '' }
    const given = Object.fromEntries(itemsOf(swindon, started).map(item => [item.id, empty]))
    expect(answerWith(swindon, started, given)).toMatchObject({ change: null, problems: [], next: started })
  })
  it('with fields nobody knows changes nothing', () => {
    const given = {
      'XX-C99': { value: 'yes' },
      'SW-C25': { value: 'yes' },
      constructor: { value: 'yes' },
      __proto__: { value: 'yes' },
      'step-nowhere': { day: today },
    }
    expect(answerWith(swindon, started, given)).toMatchObject({ change: null, next: started })
  })
  it.each(['maybe', 'YES', 'true', '1', 'yes '])('answered “%s” sends it back', value => {
    const { change, problems } = answerWith(swindon, started, { 'SW-C15': { value } })
    expect(change).toBeNull()
    expect(problems[0]?.field).toBe('SW-C15')
  })
  it('with everything of a consent but whether it was given says so', () => {
    const consent = { who: 'Both parents', form: 'spoken', day: today }
    const silent = ofKind('consent').filter(
      ({ procedure, current, item }) => answerWith(procedure, current, { [item.id]: { consent } }).problems.length === 0,
    )
    expect(silent.map(({ item }) => item.id)).toEqual([])
  })
})

describe('a lead person', () => {
  it('is kept only by a choice that the card offers: anything else is sent back, whoever is named', () => {
    for (const { procedure, current, item } of ofKind('lead')) {
      for (const value of ['yes', 'taken', 'acceptedd', 'toString']) {
        const { change, problems } = answerWith(procedure, current, { [item.id]: { value, text: 'School nurse' } })
        expect(problems, item.id).toEqual([{ field: item.id, problem: 'is not one of the choices' }])
        expect(change).toBeNull()
      }
    }
  })
})

describe('“yes” alone', () => {
  const settledBy = (given: Given, ...kinds: readonly Item['answer']['kind'][]) =>
    ofKind(...kinds)
      .filter(({ procedure, current, item }) => stateAfter(procedure, current, item, given) !== 'open')
      .map(({ item }) => item.id)
  it('is no date: what is asked as a date stays open until its day is given', () => {
    expect(settledBy({ value: 'yes' }, 'date')).toEqual([])
  })
  it('names nobody and nothing: a lead person, a text and a choice stay open', () => {
    expect(settledBy({ value: 'yes' }, 'lead', 'text', 'choice')).toEqual([])
  })
  it('is no record of consent: that stays open until who was asked, how and when', () => {
    expect(settledBy({ value: 'yes' }, 'consent')).toEqual([])
  })
})

describe('“does not apply” and “not yet”', () => {
  const must = asked.find(({ item }) => item.force === 'must' && item.answer.kind === 'yes-no' && !item.opensRoute)
  if (!must) throw new Error('no such item')
  it('needs a reason where the document says must', () => {
    const { problems, change } = answerWith(must.procedure, must.current, {
      [must.item.id]: { value: 'na', reason: '   ' },
    })
    expect(problems).toEqual([{ field: must.item.id, problem: 'needs a reason why it does not apply' }])
    expect(change).toBeNull()
  })
  it('with a reason does not apply, and the reason is kept', () => {
    const { next } = answerWith(must.procedure, must.current, {
      [must.item.id]: { value: 'na', reason: ' The child is at college ' },
    })
    expect(next.answers[factOf(must.item)]).toMatchObject({ value: 'na', reason: 'The child is at college' })
    expect(stateOf(must.procedure, next, must.item, today)).toBe('with-reason')
  })
  it('keeps a must open when it is answered no, even with a reason', () => {
    expect(stateAfter(must.procedure, must.current, must.item, { value: 'no', reason: 'Next week' })).toBe('open')
  })
  it('lets an expected item stay open with a reason that the manager sees', () => {
    const expected = itemsOf(swindon, started).find(({ id }) => id === 'SW-C15') as Item
    expect(stateAfter(swindon, started, expected, { value: 'no' })).toBe('open')
    expect(stateAfter(swindon, started, expected, { value: 'no', reason: 'Next week' })).toBe('with-reason')
  })
})

describe('the spreadsheet row', () => {
  const headings: readonly RowHeading[] = [{ name: 'What has changed', identity: false }]
  it('is not answered by a tick once its headings are set', () => {
    const moment = { person: worker, now, directory, row: { headings, inputs: {} } }
    const { change } = answerItems(swindon, started, { 'SW-C17': { value: 'yes' }, 'SW-C18': { value: 'yes' } }, moment)
    expect(change).toBeNull()
  })
})

describe('conditional items', () => {
  it('apply only once their question is answered that way', () => {
    const conditional = asked.filter(({ item }) => item.when)
    expect(conditional.length).toBeGreaterThan(0)
    for (const { item } of conditional) {
      const fact = item.when?.fact ?? ''
      const as = (value: 'yes' | 'no') =>
        applies(item, { answers: { [fact]: { value, by: worker.id, at: now.toISOString() } } })
      expect([item.id, applies(item, { answers: {} }), as('yes'), as('no')]).toEqual([
        item.id,
        false,
        item.when?.is === 'yes',
        item.when?.is === 'no',
      ])
    }
  })
})
