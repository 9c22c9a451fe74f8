import { describe, expect, it } from 'vitest'
import { isStepDone, itemsOf, stateOf, stepFact } from '../../policies/checklist.ts'
import { triggersOf } from '../../policies/council.ts'
import type { Item, Procedure } from '../../policies/procedure.ts'
import { factOf, planOf } from '../../policies/route-plan.ts'
import { standingOf } from '../../policies/standing.ts'
import {
  answerWith,
  bookingOn,
  caseOn,
  meetingOf,
  now,
  procedureFor,
  procedures,
  startable,
  swindon,
  today,
  worker,
} from './samples.ts'
import { goodAnswer, statesAlong } from './walk-a-case.ts'

const begun = [...procedures.values()].flatMap(procedure =>
  startable(procedure).map(route => ({ id: route.id, procedure, route })),
)
const ids = (open: readonly { item: Item }[]) => open.map(({ item }) => item.id)
const said = (value: 'yes' | 'no') => ({ value, by: worker.id, at: now.toISOString() })

describe('where a case stands', () => {
  it('counts only what is due before the next act, and says what waits for somebody else', () => {
    const standing = standingOf(swindon, caseOn(swindon, 'SW-D2'), today)
    expect(standing.kind).toBe('still-needed')
    expect(ids(standing.open)).toEqual(['SW-C15', 'SW-C16'])
    expect(standing.next).toMatchObject({ id: 'agreement', kind: 'sign-off' })
    expect(ids(standing.later)).toEqual(expect.arrayContaining(['SW-C14', 'SW-C20', 'SW-C34', 'SW-C17', 'SW-C21']))
  })
  it('says that nothing is missing once that is answered, while the manager’s act still waits', () => {
    const { next } = answerWith(swindon, caseOn(swindon, 'SW-D2'), {
      'SW-C15': { value: 'yes' },
      'SW-C16': { value: 'yes' },
    })
    expect(standingOf(swindon, next, today)).toMatchObject({
      kind: 'nothing-missing',
      open: [],
      next: { id: 'agreement' },
    })
  })
  it('never counts good practice, and shows it', () => {
    for (const { procedure, id } of begun) {
      for (const current of statesAlong(procedure, id)) {
        const standing = standingOf(procedure, current, today)
        expect(standing.open.filter(({ item }) => item.force === 'good-practice')).toEqual([])
        expect(standing.optional.every(({ item }) => item.force === 'good-practice')).toBe(true)
      }
    }
  })
  it('never asks for an act, a standing duty or an item whose condition is not met', () => {
    for (const { procedure, id } of begun) {
      for (const current of statesAlong(procedure, id)) {
        const asked = [...standingOf(procedure, current, today).open, ...standingOf(procedure, current, today).optional]
        for (const { item } of asked) {
          expect(['act', 'duty']).not.toContain(item.answer.kind)
          if (item.when) expect(current.answers[item.when.fact]?.value).toBe(item.when.is)
        }
      }
    }
  })
})

describe('every route that a worker starts', () => {
  it.each(begun)('$id can be walked from its first card to its end, every step taken', ({ procedure, id }) => {
    const last = statesAlong(procedure, id).at(-1)
    if (!last) throw new Error('no state')
    const standing = standingOf(procedure, last, today)
    expect(standing).toMatchObject({ kind: 'nothing-missing', open: [], questions: [], next: null })
    expect(planOf(procedure, last.routes).steps.every(step => isStepDone(step, last))).toBe(true)
  })
  it.each(begun)('$id asks something or names an act on its first card', ({ procedure, id }) => {
    const standing = standingOf(procedure, caseOn(procedure, id), today)
    expect(standing.open.length + standing.questions.length + standing.optional.length > 0 || standing.next !== null).toBe(
      true,
    )
  })
})

describe('the procedure points elsewhere', () => {
  const opening = begun.flatMap(({ procedure, route }) =>
    itemsOf(procedure, caseOn(procedure, route.id))
      .filter(item => item.opensRoute && item.answer.kind !== 'act')
      .map(item => ({ name: `${route.id} ${item.id}`, procedure, route, item })),
  )
  it.each(opening)('$name: a condition of the route that is answered no', ({ procedure, route, item }) => {
    const standing = standingOf(procedure, caseOn(procedure, route.id, { answers: { [factOf(item)]: said('no') } }), today)
    expect(standing.kind).toBe('elsewhere')
    expect(standing.pointers.map(pointer => pointer.item.id)).toContain(item.id)
  })
  it.each(opening)('$name: not while it is merely unanswered', ({ procedure, route }) => {
    expect(standingOf(procedure, caseOn(procedure, route.id), today).kind).not.toBe('elsewhere')
  })

  const rules = [...procedures.values()].flatMap(procedure =>
    procedure.refusals.filter(rule => rule.trigger).map(rule => ({ id: rule.id, procedure, rule })),
  )
  const startedWith = (procedure: Procedure, item: string) => {
    const found = procedure.items.find(({ id }) => id === item)
    const route = procedure.routes.find(({ id }) => found?.routes.includes(id))
    return { found, current: caseOn(procedure, route?.id ?? '') }
  }
  it.each(rules)('$id is set off by its answer, and by nothing else', ({ procedure, rule }) => {
    for (const trigger of triggersOf(rule)) {
      const { found, current } = startedWith(procedure, trigger)
      const fact = found ? factOf(found) : ''
      const consent = {
        status: rule.trigger?.is === 'withdrawn' ? 'withdrawn' : 'refused',
        to: 'x',
        who: 'x',
        parentalResponsibility: 'yes',
        form: 'spoken',
        day: today,
        recordedBy: worker.id,
        at: now.toISOString(),
      } as const
      const set =
        found?.answer.kind === 'consent' ? { consents: { [fact]: [consent] } } : { answers: { [fact]: said('no') } }
      const standing = standingOf(procedure, { ...current, ...set }, today)
      const named = [...standing.pointers, ...standing.asks].flatMap(pointer =>
        pointer.kind === 'refusal' ? [pointer.rule.id] : [],
      )
      expect([trigger, named.includes(rule.id)]).toEqual([trigger, true])
      const before = standingOf(procedure, current, today)
      expect([...before.pointers, ...before.asks]).toEqual([])
      expect(standing.kind === 'elsewhere').toBe(standing.pointers.length > 0)
    }
  })
  it('a consent that is refused where no rule says what follows is said to be a silence, never a way on', () => {
    const refused = {
      status: 'refused',
      to: 'x',
      who: 'x',
      parentalResponsibility: 'yes',
      form: 'spoken',
      day: today,
      recordedBy: worker.id,
      at: now.toISOString(),
    } as const
    const current = caseOn(swindon, 'SW-D2', { consents: { 'SW-C21': [refused] } })
    expect(standingOf(swindon, current, today).asks).toMatchObject([{ kind: 'refused-consent', item: { id: 'SW-C21' } }])
  })
})

describe('evidence that goes stale', () => {
  const cheshire = procedureFor('cheshire-east')
  const item = cheshire.items.find(({ answer }) => answer.kind === 'date' && answer.limit === 'CE-T3') as Item
  const current = caseOn(cheshire, item.routes[0] ?? '')
  const with_ = (day: string, more = {}) => ({
    ...current,
    answers: { [factOf(item)]: { ...said('yes'), day } },
    ...more,
  })
  it('stands on the last day of its four weeks and not on the day after', () => {
    expect(stateOf(cheshire, with_('2026-10-26'), item, '2026-11-23')).toBe('settled')
    expect(stateOf(cheshire, with_('2026-10-25'), item, '2026-11-23')).toBe('too-old')
  })
  it('is tested on the day of the meeting too', () => {
    const booking = bookingOn(meetingOf(cheshire, 'CE-F1'), 'x')
    expect(stateOf(cheshire, with_('2026-11-02'), item, today)).toBe('settled')
    expect(stateOf(cheshire, with_('2026-11-02', { booking }), item, today)).toBe('too-old')
  })
})

describe('answers read out of a message', () => {
  it('do not count until they are confirmed', () => {
    const item = swindon.items.find(({ id }) => id === 'SW-C15') as Item
    const read = caseOn(swindon, 'SW-D2', { answers: { 'SW-C15': { ...said('yes'), unconfirmed: true } } })
    expect(stateOf(swindon, read, item, today)).toBe('unconfirmed')
    expect(ids(standingOf(swindon, read, today).open)).toContain('SW-C15')
    const { next } = answerWith(swindon, read, { 'SW-C15': goodAnswer(swindon, read, item) })
    expect(stateOf(swindon, next, item, today)).toBe('settled')
  })
})

describe('an optional meeting', () => {
  it('may be left out, and the next act follows', () => {
    const { next } = answerWith(swindon, caseOn(swindon, 'SW-D5'), {
      [stepFact('transfer-meeting')]: { value: 'na' },
    })
    expect(standingOf(swindon, next, today).next?.id).toBe('closure')
  })
  it('that is not optional cannot be left out', () => {
    expect(
      answerWith(swindon, caseOn(swindon, 'SW-D2'), { [stepFact('transfer-meeting')]: { value: 'na' } }).change,
    ).toBeNull()
  })
})
