/** Steps: every gate is met, every act is set by its step, every meeting and call says with whom. */
import type { Item, Procedure, Route, Step } from '../procedure.ts'
import { type Finding, meets, placeOfQuestion } from './finding.ts'

export function proveSteps(procedure: Procedure): readonly Finding[] {
  return [
    ...procedure.items.flatMap(item => gateFindings(procedure, item, { at: item.id, what: item.id })),
    ...procedure.questions.flatMap(question =>
      gateFindings(procedure, question, {
        at: placeOfQuestion(procedure, question.fact),
        what: `the question ${question.fact}`,
      }),
    ),
    ...procedure.items.flatMap(item => actFindings(procedure, item)),
    ...procedure.routes.flatMap(route => route.steps.flatMap(step => stepFindings(procedure, route, step))),
  ]
}

type Place = { readonly at: string; readonly what: string }
function gateFindings(
  procedure: Procedure,
  { gate, routes }: Pick<Item, 'gate' | 'routes'>,
  { at, what }: Place,
): readonly Finding[] {
  return routes
    .filter(route => !meets(procedure, route, step => step.gate === gate))
    .map(route => ({ at, message: `${what} is due by the gate "${gate}", which ${route} never meets` }))
}

/** An act is set by a step that somebody takes; a stretch of plain work sets nothing. */
function actFindings(procedure: Procedure, item: Item): readonly Finding[] {
  if (item.answer.kind !== 'act') return []
  const { step: wanted } = item.answer
  return item.routes.flatMap(route => {
    if (!meets(procedure, route, step => step.id === wanted))
      return [{ at: item.id, message: `${item.id} is set by the step ${wanted}, which ${route} does not have` }]
    if (!meets(procedure, route, step => step.id === wanted && step.kind !== 'work'))
      return [{ at: item.id, message: `${item.id} is set by ${wanted} of ${route}, where nobody acts` }]
    if (!meets(procedure, route, step => step.id === wanted && setsItem(procedure, step, item)))
      return [
        {
          at: item.id,
          message: `${item.id} is set by ${wanted} of ${route}, which names another item or none`,
        },
      ]
    return []
  })
}

/** A sign-off or a list meeting names its item; a further item of the same act may lean on it. */
function setsItem(procedure: Procedure, step: Step, item: Item): boolean {
  if (step.kind !== 'sign-off' && step.kind !== 'list-meeting') return true
  if (step.item === item.id) return true
  const named = procedure.items.find(candidate => candidate.id === step.item)
  return named?.answer.kind === 'act' && named.answer.step === step.id
}

function stepFindings(procedure: Procedure, route: Route, step: Step): readonly Finding[] {
  const at = route.id
  switch (step.kind) {
    case 'sign-off':
      return [...itemFindings(procedure, route, step), ...deciderFindings(procedure, at, step.by)]
    case 'list-meeting':
      return [
        ...itemFindings(procedure, route, step),
        ...forumFindings(procedure, at, { forums: step.forums, kind: 'list' }),
      ]
    case 'case-meeting':
      return [
        ...forumFindings(procedure, at, { forums: step.forums, kind: 'case' }),
        ...heldOnFindings(procedure, at, step),
      ]
    case 'contact':
      return step.contacts.length > 0 || step.role
        ? []
        : [{ at, message: `${at} does not say who is contacted in ${step.id}` }]
    case 'work':
      return []
  }
}

function itemFindings(procedure: Procedure, route: Route, step: Step & { item: string | null }): readonly Finding[] {
  const item = procedure.items.find(candidate => candidate.id === step.item)
  if (!item) return []
  if (item.answer.kind !== 'act' || item.answer.step !== step.id)
    return [{ at: route.id, message: `${step.id} of ${route.id} sets ${item.id}, which is not its act` }]
  return item.routes.some(id => id === route.id || leadsTo(procedure, id, route.id))
    ? []
    : [{ at: route.id, message: `${step.id} of ${route.id} sets ${item.id}, which does not apply there` }]
}

const leadsTo = (procedure: Procedure, before: string, id: string): boolean =>
  procedure.routes.find(route => route.id === id)?.follows.includes(before) ?? false

/** Somebody who can press a button in Stepwise: else the sign-off never ends. */
function deciderFindings(procedure: Procedure, at: string, by: string): readonly Finding[] {
  const role = procedure.roles.find(candidate => candidate.id === by)
  if (!role || role.actsAs === 'manager' || role.actsAs === 'duty-manager') return []
  return [
    {
      at,
      message: `${at} has a sign-off by ${by} (${role.name}), who acts as ${role.actsAs} and cannot sign off`,
    },
  ]
}

/** The day given beforehand is asked on the way to the meeting, as a date. */
function heldOnFindings(procedure: Procedure, at: string, { id, heldOn }: Step & { heldOn?: string }): readonly Finding[] {
  if (!heldOn) return []
  const asks = procedure.items.some(
    item => item.fact === heldOn && item.answer.kind === 'date' && item.routes.some(route => route === at),
  )
  return asks ? [] : [{ at, message: `${id} of ${at} is held on ${heldOn}, which no item of ${at} asks as a date` }]
}

type Meeting = { readonly forums: readonly string[]; readonly kind: 'list' | 'case' }
function forumFindings(procedure: Procedure, at: string, { forums, kind }: Meeting): readonly Finding[] {
  return procedure.forums
    .filter(forum => forums.includes(forum.id) && forum.kind !== kind)
    .map(forum => ({
      at,
      message: `${at} treats ${forum.id} as a ${kind} meeting, but it is a ${forum.kind} meeting`,
    }))
}
