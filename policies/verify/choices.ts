/** What can be answered on a route so that the road forks: questions, consents, conditions, and answers that a rule refuses. */

import { triggersOf } from '../council.ts'
import type { Item, Procedure } from '../procedure.ts'
import { factOf, type RoutePlan } from '../route-plan.ts'

/**
 * question: other items wait for it · consent: may be refused or withdrawn · condition: "no" means that the procedure
 * points elsewhere · refused: a rule refuses "no". `due` is the position of its gate among the steps.
 */
export type Choice = {
  readonly kind: 'question' | 'consent' | 'condition' | 'refused'
  readonly fact: string
  readonly due: number
  readonly item: Item | null
  readonly values: readonly string[]
}

const kept = new WeakMap<RoutePlan, readonly Choice[]>()

/** In the order in which they fall due. A fact that several items share is answered once. */
export function choicesOf(procedure: Procedure, plan: RoutePlan): readonly Choice[] {
  const found = kept.get(plan) ?? makeChoices(procedure, plan)
  kept.set(plan, found)
  return found
}

function makeChoices(procedure: Procedure, plan: RoutePlan): readonly Choice[] {
  const due = (gate: Item['gate']) => plan.positionOf.get(gate) ?? 0
  const asked = plan.questions.map(
    ({ fact, gate }): Choice => ({
      kind: 'question',
      fact,
      due: due(gate),
      item: null,
      values: ['yes', 'no'],
    }),
  )
  const answered = plan.items.flatMap((item): Choice[] => {
    const kind = choiceKind(procedure, plan, item)
    const values = kind === 'consent' ? ['given', 'refused'] : ['yes', 'no']
    return kind ? [{ kind, fact: factOf(item), due: due(item.gate), item, values }] : []
  })
  const all = [...asked, ...answered]
  return onePerFact(all).sort((a, b) => a.due - b.due)
}

const onePerFact = (choices: readonly Choice[]): Choice[] =>
  choices.filter((choice, index) => choices.findIndex(other => other.fact === choice.fact) === index)

function choiceKind(procedure: Procedure, plan: RoutePlan, item: Item): Choice['kind'] | null {
  if (item.answer.kind === 'act' || item.answer.kind === 'duty') return null
  if (item.answer.kind === 'consent') return 'consent'
  if (procedure.refusals.some(rule => triggersOf(rule).includes(item.id))) return 'refused'
  if (item.opensRoute) return 'condition'
  return plan.items.some(other => other.when?.fact === factOf(item)) ? 'question' : null
}
