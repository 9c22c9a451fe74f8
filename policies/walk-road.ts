/** The road of a walk: one route by itself, each rule answered by its own id, and the acts that the answers make. */
import type { Answer, Day } from './case.ts'
import { applies, type Situation, stateOf, stepFact } from './checklist.ts'
import type { RuleId } from './council.ts'
import type { Item, Procedure, Step } from './procedure.ts'
import { planOf, routeOf } from './route-plan.ts'
import type { Given } from './walk-lines.ts'

type Answers = ReadonlyMap<string, Given>

/**
 * The procedure as it is walked: this route with the steps of the road that leads to it, and only its own items.
 * Shared facts are taken apart, duties are asked, and an item waits for a question only once that is answered.
 */
export function walkedProcedure(procedure: Procedure, route: RuleId, given: Answers): Procedure {
  const { steps } = planOf(procedure, roadTo(procedure, route))
  const facts = factsGiven(procedure, given)
  const items = procedure.items
    .filter(item => item.routes.includes(route) && !(item.when && given.get(item.id)?.value === 'na'))
    .map(({ fact: _shared, when, answer, ...item }): Item => {
      const asked = answer.kind === 'duty' ? ({ kind: 'yes-no' } as const) : answer
      return { ...item, answer: asked, ...(when && facts.has(when.fact) ? { when } : {}) }
    })
  return { ...procedure, routes: [{ ...routeOf(procedure, route), steps: [...steps] }], items, questions: [] }
}

/** From a route that is begun by itself to this one. */
function roadTo(procedure: Procedure, route: RuleId, seen: readonly RuleId[] = []): [RuleId, ...RuleId[]] {
  const before = routeOf(procedure, route).follows.find(follow => !seen.includes(follow))
  if (!before) return [route]
  const [first, ...rest] = roadTo(procedure, before, [...seen, route])
  return [first, ...rest, route]
}

/** Facts that other items wait for: questions, and items by whose answer a condition is met. */
function factsGiven({ items }: Procedure, given: Answers): ReadonlyMap<string, Given> {
  const awaited = new Set(items.flatMap(item => item.when?.fact ?? []))
  const facts = [...given].map(([name, answer]) => [items.find(item => item.id === name)?.fact ?? name, answer] as const)
  return new Map(facts.filter(([fact]) => awaited.has(fact)))
}

type Road = { readonly walked: Procedure; readonly route: RuleId }
type Walk = { readonly given: Answers; readonly today: Day }

/**
 * The situation of a case that was answered so. A step is done when the ids of its acts are answered yes; where it has
 * none, when all that its gate wants is there.
 */
export function situationOf(procedure: Procedure, { walked, route }: Road, walk: Walk): Situation {
  const facts = factsGiven(procedure, walk.given)
  const answered = answeredSituation(walked, route, { ...walk, given: new Map([...facts, ...walk.given]) })
  const { steps, items } = planOf(walked, [route])
  const due = items.filter(item => applies(item, answered) && item.force !== 'good-practice')
  const isThere = (item: Item) => {
    const state = stateOf(walked, answered, item, walk.today)
    return state === 'settled' || state === 'with-reason'
  }
  const done = steps.filter(step => {
    const acts = items.filter(item => item.answer.kind === 'act' && item.answer.step === step.id)
    if (acts.length > 0) return acts.every(item => walk.given.get(item.id)?.value === 'yes')
    return due.filter(item => item.gate === step.gate && item.answer.kind !== 'act').every(isThere)
  })
  return done.reduce((current, step) => withStep(current, step, walk), answered)
}

function answeredSituation(walked: Procedure, route: RuleId, walk: Walk): Situation {
  const consented = walked.items.filter(item => item.answer.kind === 'consent' && isYesOrNo(walk.given.get(item.id)))
  const consents = consented.map(item => [item.id, [consentFrom(item, walk)]] as const)
  const others = [...walk.given].filter(([name]) => !consented.some(item => item.id === name))
  const answers = others.map(([name, given]) => [name, answerFrom(given, walk)] as const)
  return {
    routes: [route],
    answers: Object.fromEntries(answers),
    consents: Object.fromEntries(consents),
    signOffs: [],
    decisions: [],
    booking: null,
  }
}

const isYesOrNo = (given: Given | undefined): boolean => given !== undefined && given.value !== 'na'
const walker = 'walk'
const instantOf = (day: Day): string => `${day}T12:00:00.000Z`
const answerFrom = (given: Given, { today }: Walk): Answer => ({ ...given, by: walker, at: instantOf(today) })

function consentFrom(item: Item, { given, today }: Walk) {
  const answer = given.get(item.id)
  return {
    status: answer?.value === 'yes' ? ('given' as const) : ('refused' as const),
    to: item.answer.kind === 'consent' ? item.answer.to : item.short,
    who: walker,
    parentalResponsibility: 'not-known' as const,
    form: 'spoken' as const,
    day: answer?.day ?? today,
    recordedBy: walker,
    at: instantOf(today),
  }
}

const goesOn = { then: 'go-on' } as const

/** The record that makes the step done: an agreement, a decision, or the day of a meeting or a call. */
function withStep(current: Situation, step: Step, { today }: Walk): Situation {
  const at = instantOf(today)
  switch (step.kind) {
    case 'sign-off': {
      const frozen = { facts: '', lines: [], procedureVersion: '' }
      const signOff = {
        step: step.id,
        status: 'agreed' as const,
        askedBy: walker,
        askedAt: at,
        of: [],
        frozen,
      }
      return { ...current, signOffs: [...current.signOffs, signOff] }
    }
    case 'list-meeting': {
      const held = {
        step: step.id,
        forum: step.forums[0] ?? '',
        meetingId: walker,
        meetsAt: at,
        outcome: walker,
      }
      return { ...current, decisions: [...current.decisions, { ...held, ...goesOn, by: walker, at }] }
    }
    case 'case-meeting':
    case 'contact':
      return {
        ...current,
        answers: { ...current.answers, [stepFact(step.id)]: { value: 'yes', by: walker, at } },
      }
    case 'work':
      return current
  }
}
