/** "Can I step this down?": where from, where to, the reference; then the case with what was said already filled in. */

import type { Action } from '../cards/actions.ts'
import { startCard } from '../cards/start-card.ts'
import { mayRead } from '../policies/access.ts'
import { caseIn } from '../policies/decision.ts'
import { openCase, routesCalled, routesToStart, takenBy } from '../policies/opening.ts'
import type { Procedure, Route } from '../policies/procedure.ts'
import { tidyReference } from '../policies/reference.ts'
import type { Told } from '../policies/told.ts'
import type { Outgoing } from './incoming.ts'
import { caseReply } from './open-case.ts'
import { withSaidFacts } from './said-facts.ts'
import { patternFor, patternOf } from './spoken-references.ts'
import { arrangementsOf, reply, replyRefused, settle, type Turn } from './turn.ts'
import type { Entities } from './understand/understand.ts'

type Direction = 'up' | 'down'
export type StartForm = {
  readonly direction: Direction
  readonly reference?: string
  readonly route?: string
  readonly problems?: readonly string[]
  readonly said?: Words
}

type Words = Pick<Entities, 'facts' | 'routeFrom' | 'routeTo' | 'leadKnown' | 'consent' | 'lead'> & {
  readonly text?: string
}

export async function showStartForm(turn: Turn, form: StartForm): Promise<readonly Outgoing[]> {
  const card = startCard({
    procedure: turn.procedure,
    direction: form.direction,
    routes: fittingFirst(turn.procedure, form.direction, form.said ?? {}),
    said: form.said?.facts ?? [],
    told: toldOf(form.said),
    reference: form.reference ?? '',
    route: form.route ?? '',
    example: patternOf((await arrangementsOf(turn)).settings).example,
    problems: form.problems ?? [],
    today: turn.today,
  })
  return reply({ pressed: false }, card, form.direction === 'down' ? 'Can I step this down?' : 'Can I step this up?')
}

/** What was typed is used: a reference and one clear route open the case at once. */
export async function startFromWords(
  turn: Turn,
  direction: Direction,
  said: Entities & { readonly text: string },
): Promise<readonly Outgoing[]> {
  const reference = said.caseRefs[0]
  if (!reference) return showStartForm(turn, { direction, route: onlyRoute(turn.procedure, direction, said)?.id, said })
  const current = await turn.ports.findCaseByReference(turn.person.council, reference)
  if (current && !current.ended) {
    if (!mayRead(turn.person, current, turn.ports.directory)) return replyRefused(turn, takenBy(current), null)
    return withSaidFacts(turn, current, said)
  }
  const route = onlyRoute(turn.procedure, direction, said)
  if (!route) return showStartForm(turn, { direction, reference, said })
  return startCase(turn, { verb: 'start-case', reference, route: route.id, said: [...said.facts], told: toldOf(said) })
}

const toldOf = (said: Words | undefined): Told => ({
  ...(said?.consent ? { consent: said.consent } : {}),
  ...(said?.lead ? { lead: said.lead } : {}),
})

/** Routes that fit what was said come first; every other stays to be chosen. */
function fittingFirst(procedure: Procedure, direction: Direction, said: Partial<Words>): readonly Route[] {
  const all = routesToStart(procedure, direction)
  const called = routesCalled(all, said.text ?? '')
  const fits = (route: Route) => (called.length > 0 ? called.includes(route) : isMeant(route, said))
  return [...all.filter(fits), ...all.filter(route => !fits(route))]
}

/** The one route that fits what was said; null when none or several do: then the person chooses. */
export function onlyRoute(procedure: Procedure, direction: Direction, said: Partial<Words>): Route | null {
  const all = routesToStart(procedure, direction)
  const called = routesCalled(all, said.text ?? '').filter(route => matches(route.from.id, said.routeFrom))
  if (called.length > 0) return called.length === 1 ? (called[0] ?? null) : null
  const fits = all.filter(route => isMeant(route, said))
  if (fits.length === 1 && (said.routeFrom || said.routeTo)) return fits[0] ?? null
  return all.length === 1 ? (all[0] ?? null) : null
}
/** Ends that were named are the route's own; a lead that was named, or is missing, settles between routes that ask for it. */
const isMeant = (route: Route, said: Partial<Words>): boolean =>
  matches(route.from.id, said.routeFrom) &&
  matches(route.to.id, said.routeTo) &&
  (!said.leadKnown || !route.lead || route.lead === said.leadKnown)
const matches = (id: string, said: string | undefined): boolean => !said || id === said.replaceAll('_', '-')

export async function startCase(turn: Turn, action: Extract<Action, { verb: 'start-case' }>): Promise<readonly Outgoing[]> {
  const direction = turn.procedure.routes.find(route => route.id === action.route)?.direction ?? 'down'
  const reference = tidyReference(action.reference, patternFor(turn))
  if (!reference || !action.route) {
    const problems = [
      ...(reference ? [] : ['Type the case reference.']),
      ...(action.route ? [] : ['Choose where from and where to.']),
    ]
    return showStartForm(turn, { direction, reference, route: action.route, problems })
  }
  const { current: earlier, ...arranged } = await turn.ports.openCase(turn.person.council, { reference })
  if (earlier && !earlier.ended && earlier.worker === turn.person.id)
    return caseReply(turn, earlier, arranged, { said: ['This case is open already.'] })
  const opening = {
    person: turn.person,
    now: turn.now,
    newId: turn.ports.newId,
    reference,
    route: action.route,
    pattern: patternOf(arranged.settings),
    earlier,
    ...(action.told.lead ? { lead: action.told.lead } : {}),
  }
  const decision = await settle(turn, openCase(turn.procedure, opening))
  if (!decision.ok) return replyRefused(turn, decision.refusal, null)
  const opened = caseIn(decision.change)
  if (!opened) throw new Error('an opened case is in its own change')
  const returned = earlier
    ? [`This reference was ${earlier.ended?.how === 'closed' ? 'closed' : 'taken back'} before: a new episode.`]
    : []
  const told = { ...action.told, facts: action.said }
  return action.said.length > 0 || action.told.consent || action.told.lead
    ? withSaidFacts(turn, opened, told, returned)
    : caseReply(turn, opened, arranged, { said: returned })
}
