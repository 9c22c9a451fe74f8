/** A journey: one route from its start to its end, and what has to come of it. */
import type { CouncilName } from './town.ts'

/** A sign-off under the document's own name, and which of the council's people gives it. */
export type Signature = { readonly name: string; readonly by: 'manager' | 'head' | 'duty manager' }

export type Journey = {
  /** The route under test; the case is closed on it. */
  readonly route: string
  /** Tells journeys on one route apart. */
  readonly name?: string
  /** The route the worker starts on, where a meeting, a call or a rule leads to the one under test. */
  readonly start?: string
  /** The worker's first message, where it says more than which way and which case. */
  readonly message?: string
  /** Typed when the card asks for this input and it is still empty. */
  readonly says?: readonly { readonly asked: string; readonly text: string }[]
  readonly choose?: readonly string[]
  readonly give?: Readonly<Record<string, string | null>>
  /** Beginning of the button by which a rule leads on to the route: it is pressed as soon as it is there. */
  readonly leadsOn?: string
  /** In the order in which they are given. */
  readonly signOffs?: readonly Signature[]
  /** Forums that decided on the case, in their order. */
  readonly forums?: readonly string[]
}

export const nameOf = ({ route, name }: Journey): string => (name ? `${route}, ${name}` : route)

/** Immediate risk: no checklist, but the safety card. `number`: as printed in the document; null where it gives none. */
export type SafetyJourney = {
  readonly route: string
  readonly number: string | null
  readonly section: string
}

const byCode: Readonly<Record<string, CouncilName>> = {
  WW: 'warwickshire',
  SK: 'stockport',
  CE: 'cheshire-east',
  HT: 'halton',
  SW: 'swindon',
}

export function councilOf(route: string): CouncilName {
  const council = byCode[route.slice(0, 2)]
  if (!council) throw new Error(`${route} is no council's route`)
  return council
}
