/** Where a case stands. Never a verdict: it says what of the procedure's paperwork is there. */
import type { Day, MeetingDecision } from './case.ts'
import { applies, consentOf, type ItemState, isStepDone, type Situation, stateOf } from './checklist.ts'
import { type RefusalRule, triggersOf } from './council.ts'
import { ladderOf } from './outcomes.ts'
import type { Item, Procedure, Question, Step } from './procedure.ts'
import { factOf, planOf } from './route-plan.ts'

export type OpenItem = { readonly item: Item; readonly state: ItemState }

/** The procedure sends the case another way: by a refusal rule, or because a condition of the route is not met. */
export type Pointer =
  | { readonly kind: 'refusal'; readonly rule: RefusalRule; readonly item: Item }
  | { readonly kind: 'condition'; readonly item: Item }

/** A consent that was refused or withdrawn, with no rule of the document for it. */
export type SilentRefusal = { readonly kind: 'refused-consent'; readonly item: Item }

export type Standing = {
  readonly kind: 'nothing-missing' | 'still-needed' | 'elsewhere'
  /** Must and expected items due before the next act, in the order of the route. */
  readonly open: readonly OpenItem[]
  /** Good practice, due by the same act: shown, never counted. */
  readonly optional: readonly OpenItem[]
  /** Items due later, or set by somebody's act. */
  readonly later: readonly OpenItem[]
  readonly pointers: readonly Pointer[]
  /** Rules that want a person asked, the route staying open; and refusals about which the document is silent. */
  readonly asks: readonly (Pointer | SilentRefusal)[]
  /** Questions that decide whether items apply and are not answered yet. */
  readonly questions: readonly Question[]
  /** The next act: a sign-off, a meeting, a call. null: only the open items are left. */
  readonly next: Step | null
  /** What the meeting that comes next said of the case already: sent back, or an action noted. null: nothing. */
  readonly said: MeetingDecision | null
}

/** Where the case stands on `today`, counting only what is due before the next act. Evaluated in microseconds. */
export function standingOf(procedure: Procedure, current: Situation, today: Day): Standing {
  const plan = planOf(procedure, current.routes)
  const nextAt = plan.steps.findIndex(step => step.kind !== 'work' && !isStepDone(step, current))
  const dueUntil = nextAt < 0 ? plan.steps.length : nextAt
  const open: OpenItem[] = []
  const optional: OpenItem[] = []
  const later: OpenItem[] = []
  const refused: SilentRefusal[] = []
  const followed = followedTriggers(procedure, current)
  for (const item of plan.items) {
    if (item.answer.kind === 'duty' || !applies(item, current) || followed.has(item.id)) continue
    const state = stateOf(procedure, current, item, today)
    if (state === 'settled' || state === 'with-reason') continue
    if (state === 'refused') refused.push({ kind: 'refused-consent', item })
    if (state === 'refused' && item.force !== 'must') continue
    const isLater = item.answer.kind === 'act' || (plan.positionOf.get(item.gate) ?? 0) > dueUntil
    const list = isLater ? later : item.force === 'good-practice' ? optional : open
    list.push({ item, state })
  }
  const { pointers, asks } = pointersOf(procedure, current, plan.items, followed)
  const questions = plan.questions.filter(
    question => !current.answers[question.fact] && (plan.positionOf.get(question.gate) ?? 0) <= dueUntil,
  )
  const missing = open.length > 0 || questions.length > 0
  const silent = refused.filter(({ item }) => ![...pointers, ...asks].some(pointer => pointer.item.id === item.id))
  const kind = pointers.length > 0 ? 'elsewhere' : missing ? 'still-needed' : 'nothing-missing'
  return {
    kind,
    open,
    optional,
    later,
    pointers,
    asks: [...asks, ...silent],
    questions,
    next: plan.steps[nextAt] ?? null,
    said: saidBy(current, plan.steps[nextAt]),
  }
}

/** The last word of the meeting that comes next, while the case stands on none of its lists. */
function saidBy({ decisions, booking }: Situation, next: Step | undefined): MeetingDecision | null {
  if (booking || next?.kind !== 'list-meeting') return null
  const last = decisions.findLast(({ step }) => step === next.id)
  return last && (last.then === 'return' || last.then === 'action') ? last : null
}

/** Items whose answer sent the case on to a route that it is on by now: they have had their consequence. */
function followedTriggers(procedure: Procedure, current: Situation): ReadonlySet<string> {
  if (current.routes.length === 1) return none
  const rules = procedure.refusals.filter(rule =>
    ladderOf(procedure, rule).some(({ route }) => route && current.routes.includes(route)),
  )
  return new Set(rules.flatMap(triggersOf))
}
const none: ReadonlySet<string> = new Set()

function pointersOf(procedure: Procedure, current: Situation, items: readonly Item[], followed: ReadonlySet<string>) {
  const pointers: Pointer[] = []
  const asks: Pointer[] = []
  for (const rule of procedure.refusals) {
    if (triggersOf(rule).some(id => followed.has(id))) continue
    const is = rule.trigger?.is
    const item = is && items.find(candidate => triggersOf(rule).includes(candidate.id) && isSetOff(current, candidate, is))
    if (!item) continue
    const list = rule.leads === 'elsewhere' ? pointers : asks
    list.push({ kind: 'refusal', rule, item })
  }
  for (const item of items) {
    if (!item.opensRoute || followed.has(item.id) || current.answers[factOf(item)]?.value !== 'no') continue
    if (pointers.some(pointer => pointer.item.id === item.id)) continue
    pointers.push({ kind: 'condition', item })
  }
  return { pointers, asks }
}

function isSetOff(current: Situation, item: Item, is: 'no' | 'refused' | 'withdrawn'): boolean {
  const status = consentOf(current, factOf(item))?.status
  if (is === 'no') return current.answers[factOf(item)]?.value === 'no' || status === 'refused'
  return status === is || (is === 'refused' && current.answers[factOf(item)]?.value === 'no')
}
