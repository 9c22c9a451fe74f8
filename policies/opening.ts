/** How a case begins: which routes a worker may start, and what a reference looks like. */
import type { Case, Person } from './case.ts'
import { changeOf } from './case-changes.ts'
import type { RuleId } from './council.ts'
import { accept, type Decision, type Refusal, refuse } from './decision.ts'
import type { Procedure, Route } from './procedure.ts'
import { anyReference, fitsPattern, type ReferencePattern, tidyReference } from './reference.ts'
import { factOf, planOf } from './route-plan.ts'
import type { ToldLead } from './told.ts'

/** Routes a worker starts, in the document's order. Outcomes of meetings and safety routes are not among them. */
export const routesToStart = (procedure: Procedure, direction: 'up' | 'down'): readonly Route[] =>
  procedure.routes.filter(route => route.direction === direction && route.begins === 'chosen')

/** Routes that immediate risk takes: they lead to the safety card. */
export const safetyRoutes = (procedure: Procedure): readonly Route[] =>
  procedure.routes.filter(route => route.begins === 'safety')

export type Opening = {
  readonly person: Person
  readonly now: Date
  readonly newId: () => string
  readonly reference: string
  readonly route: RuleId
  readonly pattern: ReferencePattern
  /** The newest case with this reference, if there is one. */
  readonly earlier: Case | undefined
  /** A brother's or sister's case: answers that are not each child's own are shown here to be confirmed. */
  readonly sibling?: Case
  /** A lead person named in the message that opened it: kept until it is asked for, and confirmed then. */
  readonly lead?: ToldLead
}

/** Answers that hold for the family, unconfirmed: nothing is copied between children unseen. Consent never is. */
function sharedAnswers(procedure: Procedure, sibling: Case, route: RuleId): Case['answers'] {
  const shared = planOf(procedure, [route]).items.filter(item => !item.perChild && item.answer.kind !== 'consent')
  const kept = shared.flatMap(item => {
    const answer = sibling.answers[factOf(item)]
    return answer ? [[factOf(item), { ...answer, unconfirmed: true as const }] as const] : []
  })
  return Object.fromEntries(kept)
}

/** The lead that was named, unconfirmed, under the route's own item for it; nothing where the route asks for none. */
function namedLead(procedure: Procedure, { lead, route, person, now }: Opening): Case['answers'] {
  const item = planOf(procedure, [route]).items.find(({ answer }) => answer.kind === 'lead')
  if (!lead || !item) return {}
  const choice = lead.accepted ? 'accepted' : 'named'
  const by = { by: person.id, at: now.toISOString() }
  return { [factOf(item)]: { value: 'yes', text: lead.text, choice, ...by, unconfirmed: true } }
}

/** Of a restricted case no more is said than that the reference cannot be used. */
export const takenBy = ({ reference, id: caseId, worker, restricted }: Case): Refusal =>
  restricted ? { code: 'reference-unavailable', reference } : { code: 'reference-taken', reference, caseId, worker }

/** Routes whose own words stand after "to" in what somebody typed; of several the longest words, "universal plus" before "universal". */
export function routesCalled(routes: readonly Route[], text: string): readonly Route[] {
  const typed = text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
  const lengthOf = ({ called }: Route): number =>
    Math.max(0, ...called.filter(words => isAfterTo(typed, words.toLowerCase())).map(words => words.length))
  const longest = Math.max(0, ...routes.map(lengthOf))
  return longest === 0 ? [] : routes.filter(route => lengthOf(route) === longest)
}

const isAfterTo = (typed: string, words: string): boolean =>
  ['', 'a ', 'an ', 'the ', 'our '].some(article => ` ${typed} `.includes(` to ${article}${words} `))

const notLike = (reference: string, pattern: ReferencePattern): Refusal => ({
  code: 'reference-pattern',
  reference,
  example: pattern.example,
  setting: pattern !== anyReference,
})

/** Opens a case. An open one with the same reference is shown instead; a closed one that returns is a new episode, as restricted as it was. */
export function openCase(procedure: Procedure, opening: Opening): Decision {
  const { person, now, earlier, pattern } = opening
  const reference = tidyReference(opening.reference, pattern)
  if (!fitsPattern(reference, pattern)) return refuse(notLike(reference, pattern))
  const route = procedure.routes.find(candidate => candidate.id === opening.route && candidate.begins === 'chosen')
  if (!route) return refuse({ code: 'route-not-offered', route: opening.route })
  if (earlier && !earlier.ended) {
    return refuse(takenBy(earlier))
  }
  const at = now.toISOString()
  const opened: Case = {
    id: opening.newId(),
    council: procedure.council,
    reference,
    episode: (earlier?.episode ?? 0) + 1,
    revision: 1,
    procedureVersion: procedure.version,
    routes: [route.id],
    worker: person.id,
    locality: person.locality,
    openedAt: at,
    changedAt: at,
    stage: 'draft',
    answers: {
      ...namedLead(procedure, opening),
      ...(opening.sibling ? sharedAnswers(procedure, opening.sibling, route.id) : {}),
    },
    consents: {},
    signOffs: [],
    row: {},
    booking: null,
    decisions: [],
    safety: null,
    ...(person.manager ? { manager: person.manager } : {}),
    ...(earlier?.restricted ? { restricted: earlier.restricted } : {}),
  }
  return accept(changeOf(null, opened, { type: 'opened', by: person.id, facts: { reference, route: route.id } }))
}
