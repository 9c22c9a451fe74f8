/**
 * A walk along one route from lines of text: each rule is answered by its own id, then the engine of the bot says
 * where that stands. Nothing is taken for granted: a fact that the bot asks once counts here only for the ids that
 * are named, a standing duty has to be named too, and a question left out makes the items that wait for it apply.
 */
import type { Day } from './case.ts'
import { consentOf, type Situation } from './checklist.ts'
import type { RuleId } from './council.ts'
import type { Item, Procedure, Step } from './procedure.ts'
import { planOf } from './route-plan.ts'
import { type Pointer, type Standing, standingOf } from './standing.ts'
import { type Given, type LineProblem, readLines } from './walk-lines.ts'
import { situationOf, walkedProcedure } from './walk-road.ts'

export type OpenEntry = {
  readonly id: RuleId
  readonly section: string
  readonly by: readonly RuleId[] | null
  readonly gate: Item['gate']
}
/** The next act of the route; or, where the procedure points elsewhere, the rule that says so and where it leads. */
export type Next =
  | {
      readonly kind: Step['kind']
      readonly id: string
      readonly name: string
      readonly section: string
      readonly gate: Item['gate']
    }
  | {
      readonly kind: 'elsewhere'
      readonly id: RuleId
      readonly text: string
      readonly section: string
      readonly to: readonly RuleId[]
    }
export type WalkResult = {
  readonly standing: Standing['kind']
  readonly open: readonly OpenEntry[]
  readonly next: Next | null
}
export type Walked =
  | { readonly ok: true; readonly result: WalkResult }
  | { readonly ok: false; readonly problems: readonly LineProblem[] }

/**
 * Walks `text` (lines as in `walk-lines.ts`) along a route; `today` is used when no line says which day it is.
 * Throws when the council has no such route. A sign-off or a meeting's decision that the walk leaves out is open once
 * the walk goes on beyond it or has nothing else left; a walk that stops there is waiting for it, as a case would.
 */
export function walkLines(procedure: Procedure, route: RuleId, { text, today }: { text: string; today: Day }): Walked {
  const read = readLines(procedure, text)
  if (!read.ok) return read
  const walked = walkedProcedure(procedure, route, read.given)
  const current = situationOf(procedure, { walked, route }, { given: read.given, today: read.today ?? today })
  const standing = standingOf(walked, current, read.today ?? today)
  const open = openItems(walked, { standing, current, given: read.given })
  const kind = standing.kind === 'elsewhere' ? 'elsewhere' : open.length > 0 ? 'still-needed' : standing.kind
  return { ok: true, result: { standing: kind, open: open.map(entryOf), next: nextOf(standing) } }
}

type Stand = {
  readonly standing: Standing
  readonly current: Situation
  readonly given: ReadonlyMap<string, Given>
}

function openItems(procedure: Procedure, stand: Stand): readonly Item[] {
  const { standing, current } = stand
  const open = new Set([
    ...standing.open.map(entry => entry.item.id),
    ...missingActs(procedure, stand).map(item => item.id),
    ...standing.asks
      .filter(({ item }) => item.force !== 'good-practice' && isRefused(current, item))
      .map(({ item }) => item.id),
  ])
  return planOf(procedure, current.routes).items.filter(item => open.has(item.id))
}

/** A refused consent wants somebody asked, also where the rule is only that the family is asked. */
const isRefused = (current: Situation, item: Item): boolean => consentOf(current, item.id)?.status === 'refused'

/** Acts that the next step sets and that the walk lacks. */
function missingActs(procedure: Procedure, { standing, current, given }: Stand): readonly Item[] {
  const { next } = standing
  if (!next) return []
  const acts = standing.later
    .map(({ item }) => item)
    .filter(item => item.answer.kind === 'act' && item.answer.step === next.id && item.force !== 'good-practice')
    .filter(item => given.get(item.id)?.value !== 'yes')
  const refused = acts.some(item => given.get(item.id)?.value === 'no')
  return refused || !stopsAt(procedure, { next, current, given }) ? acts : []
}

/** True when there is more to come on this route and the walk names none of it. */
function stopsAt(procedure: Procedure, { next, current, given }: Omit<Stand, 'standing'> & { next: Step }): boolean {
  const plan = planOf(procedure, current.routes)
  const at = plan.steps.indexOf(next)
  const positionOf = ({ answer, gate }: Item) =>
    answer.kind === 'act' ? plan.steps.findIndex(step => step.id === answer.step) : (plan.positionOf.get(gate) ?? 0)
  const after = plan.items.filter(item => item.force !== 'good-practice' && positionOf(item) > at)
  return after.length > 0 && !after.some(item => given.has(item.id))
}

const entryOf = ({ id, section, by, gate }: Item): OpenEntry => ({ id, section, by, gate })

function nextOf({ kind, pointers, next }: Standing): Next | null {
  const pointer = pointers[0]
  if (kind === 'elsewhere' && pointer) return elsewhere(pointer)
  if (!next) return null
  return { kind: next.kind, id: next.id, name: next.name, section: next.section, gate: next.gate }
}

function elsewhere(pointer: Pointer): Next {
  if (pointer.kind === 'condition') {
    const { id, text, section } = pointer.item
    return { kind: 'elsewhere', id, text: `Not so: ${text}`, section, to: [] }
  }
  const { id, then, section, route, forum, role } = pointer.rule
  const to = [route, forum, role].filter((target): target is RuleId => target !== undefined)
  return { kind: 'elsewhere', id, text: then, section, to }
}
