/** References: whatever is named exists. */
import { type Council, type SettingSpec, triggersOf } from '../council.ts'
import type { Item, Procedure, Route, Step } from '../procedure.ts'
import { entriesOf, type Finding, placeOfQuestion } from './finding.ts'

/** A name used at an entry. `kinds` are the letters that it may have: R a role, UD a route. */
type Use = {
  readonly at: string
  readonly names: readonly (string | null | undefined)[]
  readonly kinds: string
  readonly as: string
}

export function proveReferences(procedure: Procedure): readonly Finding[] {
  const known = new Set(entriesOf(procedure).map(entry => entry.id))
  const uses = [
    ...procedure.routes.flatMap(usesOfRoute),
    ...procedure.items.flatMap(usesOfItem),
    ...usesOfForums(procedure),
    ...usesOfRefusals(procedure),
    ...usesOfRest(procedure),
  ]
  return uses.flatMap(use =>
    use.names
      .filter((name): name is string => typeof name === 'string')
      .filter(name => !known.has(name) || !use.kinds.includes(name.charAt(3)))
      .map(name => ({ at: use.at, message: `${use.at} names ${name} as ${use.as}, which is not there` })),
  )
}

function usesOfRoute(route: Route): readonly Use[] {
  const at = route.id
  return [
    { at, names: route.follows, kinds: 'UD', as: 'a route it follows' },
    { at, names: route.overlaps.map(overlap => overlap.route), kinds: 'UD', as: 'a route it overlaps' },
    {
      at,
      names: route.overlaps.map(overlap => overlap.ambiguity),
      kinds: 'A',
      as: 'the ambiguity of an overlap',
    },
    ...route.steps.flatMap(step => usesOfStep(at, step)),
  ]
}

function usesOfStep(at: string, step: Step): readonly Use[] {
  switch (step.kind) {
    case 'sign-off':
      return [
        { at, names: [step.by], kinds: 'R', as: `who decides ${step.id}` },
        { at, names: [step.item], kinds: 'C', as: `the item of ${step.id}` },
      ]
    case 'list-meeting':
      return [
        { at, names: step.forums, kinds: 'F', as: `the meeting of ${step.id}` },
        { at, names: [step.item], kinds: 'C', as: `the item of ${step.id}` },
      ]
    case 'case-meeting':
      return [{ at, names: step.forums, kinds: 'F', as: `the meeting of ${step.id}` }]
    case 'contact':
      return [
        { at, names: step.contacts, kinds: 'K', as: `a contact of ${step.id}` },
        { at, names: [step.role], kinds: 'R', as: `whom to talk to in ${step.id}` },
      ]
    case 'work':
      return []
  }
}

function usesOfItem(item: Item): readonly Use[] {
  const limit = item.answer.kind === 'date' ? item.answer.limit : undefined
  return [
    { at: item.id, names: item.routes, kinds: 'UD', as: 'a route' },
    { at: item.id, names: item.by ?? [], kinds: 'R', as: 'who does it' },
    { at: item.id, names: [limit], kinds: 'T', as: 'its time limit' },
  ]
}

function usesOfForums({ forums }: Pick<Council, 'forums'>): readonly Use[] {
  return forums.flatMap(forum => [
    { at: forum.id, names: forum.needs, kinds: 'C', as: 'an item it needs' },
    {
      at: forum.id,
      names: forum.outcomes.map(outcome => outcome.route),
      kinds: 'UD',
      as: 'the route of an outcome',
    },
    { at: forum.id, names: forum.outcomes.map(outcome => outcome.rule), kinds: 'X', as: 'the rule of an outcome' },
    {
      at: forum.id,
      names: forum.outcomes.map(outcome => outcome.forum),
      kinds: 'F',
      as: 'the meeting of an outcome',
    },
  ])
}

function usesOfRefusals({ refusals }: Pick<Council, 'refusals'>): readonly Use[] {
  return refusals.flatMap(rule => [
    { at: rule.id, names: triggersOf(rule), kinds: 'C', as: 'the item that sets it off' },
    { at: rule.id, names: [rule.route], kinds: 'UD', as: 'the route it leads to' },
    { at: rule.id, names: [rule.forum], kinds: 'F', as: 'the meeting it leads to' },
    { at: rule.id, names: [rule.role], kinds: 'R', as: 'whom to ask' },
    { at: rule.id, names: [rule.thenTry], kinds: 'X', as: 'what to try next' },
  ])
}

function usesOfRest(procedure: Procedure): readonly Use[] {
  const { closures, texts, questions, ambiguities, silences } = procedure
  return [
    ...[...closures, ...texts].map(({ id, routes }) => ({ at: id, names: routes, kinds: 'UD', as: 'a route' })),
    ...texts.map(({ id, to }) => ({ at: id, names: [to], kinds: 'RK', as: 'whom it goes to' })),
    ...questions.map(({ fact, routes }) => ({
      at: placeOfQuestion(procedure, fact),
      names: routes,
      kinds: 'UD',
      as: `a route of the question ${fact}`,
    })),
    ...[...ambiguities, ...silences].map(({ id, about }) => ({
      at: id,
      names: about,
      kinds: 'UDCTFRKXAS',
      as: 'what it is about',
    })),
    ...silences.flatMap(silence => silence.settings.flatMap(setting => usesOfSetting(silence.id, setting))),
  ]
}

const usesOfSetting = (at: string, { id, forum, contact }: SettingSpec): readonly Use[] => [
  { at, names: [forum], kinds: 'F', as: `the meeting of ${id}` },
  { at, names: [contact], kinds: 'K', as: `the contact of ${id}` },
]
