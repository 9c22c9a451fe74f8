/** Where from, where to, and the case's reference: the start of a step down or up. */
import { safetyRoutes } from '../policies/opening.ts'
import type { Procedure, Route } from '../policies/procedure.ts'
import type { Told } from '../policies/told.ts'
import { buttonsOf } from './actions.ts'
import { documentLine, documentWarning } from './document-words.ts'
import { type Card, render } from './render.ts'

export type StartView = {
  readonly procedure: Procedure
  readonly direction: 'up' | 'down'
  readonly routes: readonly Route[]
  readonly reference: string
  /** Filled only with a route the person's own words named. */
  readonly route: string
  readonly example: string
  readonly problems: readonly string[]
  /** Dated facts of the person's message, carried on to the case to be confirmed there. */
  readonly said: readonly { readonly fact: string; readonly day: string }[]
  readonly told: Told
  readonly today: string
}

export function startCard(view: StartView): Card {
  const { procedure, direction, routes } = view
  const data = {
    title: direction === 'down' ? 'Can I step this down?' : 'Can I step this up?',
    subtitle: procedure.name,
    warnings: [...view.problems, documentWarning(procedure, view.today)].filter(Boolean).map(text => ({ text })),
    reference: view.reference,
    example: view.example,
    routeLabel: 'Where from, and where to (required)',
    route: view.route,
    routes: routes.map(route => ({ title: route.name, value: route.id })),
    notes: [...riskNotes(view), ...overlapNotes(procedure, routes)].map(text => ({ text })),
    buttons: buttonsOf([
      {
        title: 'Start',
        style: 'positive',
        inputs: 'auto',
        data: { verb: 'start-case', said: [...view.said], told: view.told },
      },
      ...riskButton(view),
    ]),
    footer: documentLine(procedure, view.today),
  }
  return render('start', data, null)
}

/** Immediate risk never enters a checklist: it has its own button to the number. */
const riskButton = ({ direction }: StartView) =>
  direction === 'up' ? [{ title: 'A child is at risk now: get the number', data: { verb: 'safety' } } as const] : []
const riskNotes = ({ procedure, direction }: StartView): string[] =>
  direction === 'up'
    ? safetyRoutes(procedure).map(route => `${route.name}: do not start it here. ${route.chosenWhen} (${route.section})`)
    : []

/** Where two routes may be read as one, the card says so and names the place. */
function overlapNotes(procedure: Procedure, routes: readonly Route[]): string[] {
  const ids = new Set(
    routes.flatMap(route => route.overlaps.flatMap(overlap => (overlap.ambiguity ? [overlap.ambiguity] : []))),
  )
  const optional = routes.filter(route => route.steps.some(step => step.kind === 'list-meeting' && step.optional))
  const forums = optional.flatMap(route =>
    route.steps.flatMap(step => (step.kind === 'list-meeting' && step.optional ? step.forums : [])),
  )
  const isAboutOptional = (about: readonly string[]) =>
    forums.some(id => about.includes(id)) && optional.some(({ id }) => about.includes(id))
  const about = procedure.ambiguities.filter(({ id, about }) => ids.has(id) || isAboutOptional(about))
  return about.slice(0, 3).map(ambiguity => `Not clear in the document: ${ambiguity.text} (${ambiguity.id})`)
}
