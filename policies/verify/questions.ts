/** Questions and facts: each is asked where it is needed, used, and answered in one way. */
import type { Item, Procedure } from '../procedure.ts'
import { type Finding, placeOfQuestion, routesBefore } from './finding.ts'

export function proveQuestions(procedure: Procedure): readonly Finding[] {
  return [
    ...procedure.questions
      .filter(question => !procedure.items.some(item => item.when?.fact === question.fact))
      .map(question => ({
        at: placeOfQuestion(procedure, question.fact),
        message: `nothing depends on the question ${question.fact}`,
      })),
    ...procedure.items.flatMap(item => conditionFindings(procedure, item)),
    ...procedure.items.flatMap(item => factFindings(procedure, item)),
    ...procedure.items
      .filter(item => item.opensRoute && !canBeNo(item))
      .map(item => ({ at: item.id, message: `${item.id} opens its route, but nobody can answer no to it` })),
    ...procedure.items.flatMap(item => closureFindings(procedure, item)),
  ]
}

const canBeNo = (item: Item): boolean => item.answer.kind !== 'act' && item.answer.kind !== 'duty'

/** The fact that an item waits for is asked on each of its routes, by a question or by another yes-or-no item. */
function conditionFindings(procedure: Procedure, item: Item): readonly Finding[] {
  const fact = item.when?.fact
  if (!fact) return []
  const askedOn = [
    ...procedure.questions.filter(question => question.fact === fact).flatMap(question => question.routes),
    ...procedure.items
      .filter(other => other.id !== item.id && (other.fact ?? other.id) === fact && canBeNo(other))
      .flatMap(other => other.routes),
  ]
  if (askedOn.length === 0) return [{ at: item.id, message: `${item.id} waits for ${fact}, which nobody is asked` }]
  return item.routes
    .filter(
      route => !askedOn.includes(route) && !routesBefore(procedure, route).some(before => askedOn.includes(before.id)),
    )
    .map(route => ({ at: item.id, message: `${item.id} waits for ${fact}, which is not asked on ${route}` }))
}

/** Items that share a fact are answered in one way, once: their kinds of answer agree. */
function factFindings(procedure: Procedure, item: Item): readonly Finding[] {
  if (!item.fact) return []
  if (!canBeNo(item))
    return [{ at: item.id, message: `${item.id} shares the fact ${item.fact}, but is not answered by anybody` }]
  const first = procedure.items.find(other => other.fact === item.fact)
  if (!first || first.answer.kind === item.answer.kind) return []
  return [
    {
      at: item.id,
      message: `${item.id} and ${first.id} share the fact ${item.fact}, but are answered in different ways`,
    },
  ]
}

/** Closure values that an item is chosen from are there on each of its routes. */
function closureFindings(procedure: Procedure, item: Item): readonly Finding[] {
  if (item.answer.kind !== 'closure-value') return []
  const { part } = item.answer
  return item.routes
    .filter(route => {
      const family = [route, ...routesBefore(procedure, route).map(before => before.id)]
      const values = procedure.closures.filter(closure => closure.routes.some(id => family.includes(id)))
      return !values.some(
        value => part === 'option' || (part === 'then-option' ? value.thenOptions.length > 0 : value.thenText !== null),
      )
    })
    .map(route => ({
      at: item.id,
      message: `${item.id} is chosen from closure values that ${route} does not have`,
    }))
}
