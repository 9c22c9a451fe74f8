/** Every item that people are asked, with a case on a route to which it belongs. */
import type { Case } from '../../policies/case.ts'
import type { Item, Procedure } from '../../policies/procedure.ts'
import { factOf } from '../../policies/route-plan.ts'
import { caseOn, now, procedures, startable, worker } from './samples.ts'

/** One case for every item that is asked, on a route it belongs to. */
export const asked: readonly { procedure: Procedure; current: Case; item: Item }[] = [...procedures.values()].flatMap(
  procedure =>
    procedure.items.flatMap(item => {
      const route = startable(procedure).find(({ id }) => item.routes.includes(id))
      const answers = item.when ? { [item.when.fact]: { value: item.when.is, by: worker.id, at: now.toISOString() } } : {}
      return route ? [{ procedure, current: caseOn(procedure, route.id, { answers }), item }] : []
    }),
)
/** Answered by the question on which it depends, and so never open. */
const isOwnQuestion = (item: Item): boolean => item.when?.fact === factOf(item)
export const ofKind = (...kinds: readonly Item['answer']['kind'][]) =>
  asked.filter(({ item }) => kinds.includes(item.answer.kind) && !isOwnQuestion(item))
