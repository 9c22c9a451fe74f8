/** Ids: each once, of this council, of the right kind, and exactly those of the inventory. */
import type { Procedure } from '../procedure.ts'
import { entriesOf, type Finding, placeOfQuestion, repeated } from './finding.ts'

export function proveIds(procedure: Procedure): readonly Finding[] {
  const entries = entriesOf(procedure)
  return [
    ...repeated(entries.map(entry => entry.id)).map(id => ({ at: id, message: `${id} is used twice` })),
    ...entries
      .filter(entry => !entry.id.startsWith(`${procedure.code}-`))
      .map(({ id }) => ({ at: id, message: `${id} does not begin with ${procedure.code}` })),
    ...entries
      .filter(entry => !entry.kinds.includes(kindOf(entry.id)))
      .map(({ id }) => ({ at: id, message: `${id} stands in a list of another kind` })),
    ...proveDirections(procedure),
    ...proveSlugs(procedure),
  ]
}

/** Every expected id of this council is there, and nothing that nobody expects. Ids of other councils are left out. */
export function proveInventory(procedure: Procedure, expectedIds: readonly string[]): readonly Finding[] {
  const expected = expectedIds.filter(id => id.startsWith(`${procedure.code}-`))
  const present = new Set(entriesOf(procedure).map(entry => entry.id))
  const wanted = new Set(expected)
  return [
    ...expected
      .filter(id => !present.has(id))
      .map(id => ({ at: neighbourOf(id, expected, present), message: `${id} of the inventory is missing` })),
    ...[...present].filter(id => !wanted.has(id)).map(id => ({ at: id, message: `${id} is not in the inventory` })),
  ]
}

/** The nearest earlier id of the same kind that is there, so that the line is close to where the missing one belongs. */
function neighbourOf(id: string, expected: readonly string[], present: ReadonlySet<string>): string {
  const before = expected.slice(0, expected.indexOf(id)).filter(other => kindOf(other) === kindOf(id) && present.has(other))
  const after = expected.slice(expected.indexOf(id)).filter(other => kindOf(other) === kindOf(id) && present.has(other))
  return before.at(-1) ?? after[0] ?? id
}

/** The kind letter: `C` of `SW-C17`. */
const kindOf = (id: string): string => id.charAt(3)

function proveDirections(procedure: Procedure): readonly Finding[] {
  return procedure.routes
    .filter(route => (route.direction === 'up') !== (kindOf(route.id) === 'U'))
    .map(route => ({ at: route.id, message: `${route.id} says that it leads ${route.direction}` }))
}

/** Names that are no inventory ids: of settings, closure values, steps, outcomes and questions. */
function proveSlugs(procedure: Procedure): readonly Finding[] {
  const { routes, forums, closures, questions, silences } = procedure
  const settings = silences.flatMap(silence => silence.settings.map(setting => setting.id))
  return [
    ...repeated(settings).map(id => ({ at: id, message: `the setting ${id} is named twice` })),
    ...repeated(closures.map(({ id }) => id)).map(id => ({
      at: id,
      message: `the closure values ${id} are named twice`,
    })),
    ...routes.flatMap(({ id, steps }) => repeatedIn(id, steps, 'steps')),
    ...forums.flatMap(({ id, outcomes }) => repeatedIn(id, outcomes, 'outcomes')),
    ...repeated(questions.map(({ fact }) => fact)).map(fact => ({
      at: placeOfQuestion(procedure, fact),
      message: `the question ${fact} is asked twice`,
    })),
  ]
}

const repeatedIn = (at: string, list: readonly { readonly id: string }[], what: string): readonly Finding[] =>
  repeated(list.map(({ id }) => id)).map(id => ({ at, message: `${at} has two ${what} ${id}` }))
