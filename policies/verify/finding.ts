/** What a proof hands back: what is wrong, and the entry at which it stands. */
import type { Procedure, Route, Step } from '../procedure.ts'
/** `at` is the id of the entry whose line is reported; `message` says what is wrong, in one sentence. */
export type Finding = { readonly at: string; readonly message: string }
export type Proof = (procedure: Procedure) => readonly Finding[]

/** Everything of a procedure that has an inventory id, with the list it stands in. */
export function entriesOf(procedure: Procedure): readonly { readonly id: string; readonly kinds: string }[] {
  const of = (kinds: string, list: readonly { readonly id: string }[]) => list.map(({ id }) => ({ id, kinds }))
  return [
    ...of('UD', procedure.routes),
    ...of('C', procedure.items),
    ...of('T', procedure.limits),
    ...of('F', procedure.forums),
    ...of('R', procedure.roles),
    ...of('K', procedure.contacts),
    ...of('X', procedure.refusals),
    ...of('A', procedure.ambiguities),
    ...of('S', procedure.silences),
  ]
}

/** Routes that can lie before this one on the same case: those it follows, those they follow, and so on. */
export function routesBefore(procedure: Procedure, id: string, seen: ReadonlySet<string> = new Set()): readonly Route[] {
  const route = procedure.routes.find(candidate => candidate.id === id)
  const fresh = (route?.follows ?? []).filter(follow => !seen.has(follow))
  const known = new Set([...seen, id, ...fresh])
  return fresh.flatMap(follow => [
    ...procedure.routes.filter(candidate => candidate.id === follow),
    ...routesBefore(procedure, follow, known),
  ])
}

/**
 * True when every case on this route meets such a step: among its own steps, or among those of each route it follows.
 * A route nobody knows counts as true: the missing route is reported by itself.
 */
export function meets(
  procedure: Procedure,
  id: string,
  wanted: (step: Step) => boolean,
  seen: readonly string[] = [],
): boolean {
  const route = procedure.routes.find(candidate => candidate.id === id)
  if (!route || route.steps.some(wanted)) return true
  if (route.follows.length === 0 || seen.includes(id)) return false
  return route.follows.every(follow => meets(procedure, follow, wanted, [...seen, id]))
}

/** An entry to point at for a question, which has no id of its own: an item that asks for it, else its first route. */
export function placeOfQuestion(procedure: Procedure, fact: string): string {
  const user = procedure.items.find(item => item.when?.fact === fact)
  const question = procedure.questions.find(candidate => candidate.fact === fact)
  return user?.id ?? question?.routes[0] ?? procedure.council
}

/** Values that occur more than once, each named once. */
export function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}
