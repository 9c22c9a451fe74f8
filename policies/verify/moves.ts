/** One step of the walk: everything that can happen next to a case that stands here. */
import type { ListMeetingStep, Procedure, Route, Step } from '../procedure.ts'
import { planOf, type RoutePlan, stepsBefore } from '../route-plan.ts'
import { type Choice, choicesOf } from './choices.ts'
import { type Move, type Place, withRoute } from './place.ts'
import { exitsOf } from './refusal-exits.ts'

type Act = { readonly place: Place; readonly step: Step }

/** What a place comes down to: the next act, and the answers that fall due before it. */
export type Standing = {
  readonly plan: RoutePlan
  /** Position up to which items are due. */
  readonly until: number
  readonly next: Step | undefined
  readonly choices: readonly Choice[]
  /** A consent refused or a condition answered no: first of all this has to lead somewhere. */
  readonly trouble: Choice | undefined
  readonly open: Choice | undefined
}

export function standAt(procedure: Procedure, place: Place): Standing {
  const plan = planOf(procedure, place.routes)
  const nextAt = plan.steps.findIndex(step => step.kind !== 'work' && !place.done.includes(step.id))
  const until = nextAt < 0 ? plan.steps.length : nextAt
  const choices = choicesOf(procedure, plan).filter(choice => choice.due <= until && waitsForNothing(choice, place))
  const trouble = choices.find(choice => isTrouble(place.answers[choice.fact]))
  const open = choices.find(choice => place.answers[choice.fact] === undefined)
  return { plan, until, next: plan.steps[nextAt], choices, trouble, open }
}

/** All that can happen next. Empty: no way out. What leaves the case where it is, is no way out either. */
export function movesFrom(procedure: Procedure, place: Place): readonly Move[] {
  const { next, choices, trouble, open } = standAt(procedure, place)
  if (trouble) return exitsOf(procedure, place, trouble)
  if (open) return open.values.map(value => answering(place, open, value))
  const withdrawals = choices
    .filter(choice => place.answers[choice.fact] === 'given')
    .map(choice => answering(place, choice, 'withdrawn'))
  if (!next) return [{ by: 'all is done', to: 'closed', uses: [...place.routes] }, ...withdrawals]
  const acts = actsAt(procedure, { place, step: next })
  return acts.length > 0 ? [...acts, ...withdrawals] : []
}

/** An item that applies only under a condition is asked only then. */
const waitsForNothing = ({ item }: Choice, { answers }: Place): boolean =>
  !item?.when || answers[item.when.fact] === item.when.is
const isTrouble = (value: string | undefined): boolean =>
  value === 'refused' || value === 'withdrawn' || value === 'refused-no'

function answering(place: Place, choice: Choice, value: string): Move {
  const kept = value === 'no' && choice.kind !== 'question' ? 'refused-no' : value
  return {
    by: `${choice.item?.id ?? choice.fact}: ${value}`,
    to: { ...place, answers: { ...place.answers, [choice.fact]: kept } },
    uses: [`${choice.fact}=${value}`],
  }
}

function actsAt(procedure: Procedure, act: Act): readonly Move[] {
  const { step } = act
  switch (step.kind) {
    case 'sign-off':
      return [done(act, 'agreed')]
    case 'contact':
      return [done(act, 'recorded'), ...sentOn(procedure, act)]
    case 'list-meeting':
      return [...(step.optional ? [done(act, 'left out')] : []), ...outcomesAt(procedure, act, step)]
    case 'case-meeting':
      return caseMeeting(procedure, act, step)
    case 'work':
      return []
  }
}

function caseMeeting(procedure: Procedure, act: Act, step: Extract<Step, { kind: 'case-meeting' }>): readonly Move[] {
  const decides = procedure.forums.some(forum => step.forums.includes(forum.id) && forum.outcomes.length > 0)
  return [
    ...(step.optional ? [done(act, 'left out')] : []),
    ...(decides ? outcomesAt(procedure, act, step) : [done(act, 'held')]),
  ]
}

/** One move for each outcome of each forum; outcomes that leave the case where it is are no move. */
function outcomesAt(procedure: Procedure, act: Act, step: Pick<ListMeetingStep, 'forums'>): readonly Move[] {
  const forums = procedure.forums.filter(forum => step.forums.includes(forum.id))
  return forums.flatMap(forum =>
    forum.outcomes.flatMap((outcome): Move[] => {
      const uses = [`${forum.id}/${outcome.id}`]
      const by = `${forum.id} ${outcome.id}`
      if (outcome.then === 'stop') return [{ by, to: 'stopped', uses }]
      if (outcome.then === 'go-on') return [{ ...done(act, outcome.id), by, uses }]
      const target = procedure.routes.find(route => route.id === outcome.route)
      if (outcome.then === 'route' && target && isOffered(target, act)) return [{ ...joined(act, target, by), uses }]
      return []
    }),
  )
}

/** Routes that a front door sends the case to: nothing but the place after which they follow says so. */
function sentOn(procedure: Procedure, act: Act): readonly Move[] {
  return procedure.routes
    .filter(route => route.begins === 'outcome' && isAfter(route, act))
    .map(route => joined(act, route, `${act.step.id} leads to ${route.id}`))
}

/** The route comes after this step of a route that the case is on. */
const isAfter = (route: Route, { place, step }: Act): boolean =>
  stepsBefore(route).includes(step.id) &&
  route.follows.some(follow => place.routes.includes(follow)) &&
  !place.routes.includes(route.id)

/** A meeting may choose a route that follows the case's, a route of its own standing, or the one the case is on. */
const isOffered = (route: Route, { place }: Act): boolean =>
  route.follows.length === 0 ||
  place.routes.includes(route.id) ||
  route.follows.some(follow => place.routes.includes(follow))

function done({ place, step }: Act, what: string): Move {
  return { by: `${step.id}: ${what}`, to: { ...place, done: [...place.done, step.id] }, uses: [] }
}

function joined({ place, step }: Act, route: Route, by: string): Move {
  return { by, to: { ...withRoute(place, route.id), done: [...place.done, step.id] }, uses: [] }
}
