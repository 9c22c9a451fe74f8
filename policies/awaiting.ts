/** Cases that wait: for a meeting they are on no list of, and for what their row or their manager still owes. */
import { bookableStep } from './booking.ts'
import { dayOf } from './calendar.ts'
import type { Case, Day } from './case.ts'
import { isStepDone, itemsOf, stateOf } from './checklist.ts'
import type { Forum } from './council.ts'
import { meetingDayOf } from './evidence-age.ts'
import { forumsFor } from './forum-choice.ts'
import type { Item, Procedure, Step } from './procedure.ts'
import { planOf } from './route-plan.ts'

/** Routes on which some case may come before this forum. */
export const routesTo = (procedure: Procedure, forum: Forum): readonly string[] =>
  procedure.routes
    .filter(route => route.steps.some(step => step.kind === 'list-meeting' && step.forums.includes(forum.id)))
    .map(({ id }) => id)

/** True for an agreed case whose next meeting is this forum and that stands on no list. Optional meetings do not wait. */
export function isAwaiting(procedure: Procedure, current: Case, forum: Forum): boolean {
  if (current.ended || current.booking) return false
  if (current.stage !== 'approved' && current.stage !== 'awaiting-panel') return false
  const step = bookableStep(procedure, current)
  return step !== null && !step.optional && forumsFor(procedure, current, step).some(({ id }) => id === forum.id)
}

/**
 * What keeps an item of a list from being ready: agreements not given, row items open, evidence too old by the meeting,
 * and what the document wants before a case may stand on that list, where it was taken back since.
 */
export type NotReady = {
  readonly agreements: readonly Step[]
  readonly row: readonly Item[]
  readonly stale: readonly Item[]
  readonly needs: readonly Item[]
}

export function notReady(procedure: Procedure, current: Case, now: Date): NotReady {
  const today: Day = dayOf(now)
  const on = meetingDayOf(current) ?? today
  const items = itemsOf(procedure, current)
  const agreements = planOf(procedure, current.routes).steps.filter(
    step => step.kind === 'sign-off' && step.gate === 'agreement' && !isStepDone(step, current),
  )
  const row = items.filter(
    item => item.answer.kind === 'spreadsheet' && stateOf(procedure, current, item, today) !== 'settled',
  )
  const stale = items.filter(
    item => item.answer.kind === 'date' && stateOf(procedure, current, item, on > today ? on : today) === 'too-old',
  )
  const wanted = procedure.forums.find(({ id }) => id === current.booking?.forum)?.needs ?? []
  const needs = items.filter(
    item => wanted.includes(item.id) && stateOf(procedure, current, item, today) !== 'settled' && !stale.includes(item),
  )
  return { agreements, row, stale, needs }
}

export const isReady = ({ agreements, row, stale, needs }: NotReady): boolean =>
  agreements.length + row.length + stale.length + needs.length === 0
