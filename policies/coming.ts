/**
 * Cases that come to a council's own early help team by invitation to a meeting about the child: a route on which a
 * role that coordinates is asked to come to a case meeting. All of it is read off the procedure's items.
 */

import { addDays, addMonths, addWorkingDays } from './calendar.ts'
import type { Case, Day } from './case.ts'
import { itemsOf, stepFact } from './checklist.ts'
import { type ComingAct, comingActs } from './coming-acts.ts'
import { coordinates, noticeOf, papersItem } from './coming-items.ts'
import type { TimeLimit } from './council.ts'
import type { Item, Procedure, Route, Step } from './procedure.ts'
import { factOf } from './route-plan.ts'

/** Routes with a contact step to a coordinating role, followed by a meeting about the child. */
export function invitingRoutes(procedure: Procedure): readonly Route[] {
  return procedure.routes.filter(route => invitation(procedure, route) !== null)
}

type Invitation = { readonly contact: Step; readonly meeting: Step }
function invitation(procedure: Procedure, route: Route): Invitation | null {
  const at = route.steps.findIndex(
    step => step.kind === 'contact' && step.role !== undefined && coordinates(procedure, step.role),
  )
  const contact = route.steps[at]
  const meeting = route.steps.slice(at + 1).find(step => step.kind === 'case-meeting')
  return contact && meeting ? { contact, meeting } : null
}

export type Coming = {
  readonly current: Case
  readonly route: Route
  /** Day of the meeting; null while nobody has given it. */
  readonly meets: Day | null
  readonly held: boolean
  readonly suggestedLead: string | null
  readonly papers: {
    readonly due: Day | null
    readonly limit: TimeLimit
    readonly received: Day | null
  } | null
  /** What the team itself does, each act with who did it. */
  readonly acts: readonly ComingAct[]
}

/** One line of the list; null for a case on no such route, or one that has ended. */
export function comingOf(procedure: Procedure, current: Case): Coming | null {
  const route = procedure.routes.find(({ id }) => id === current.routes[0])
  const invited = route && invitation(procedure, route)
  if (!route || !invited || current.ended) return null
  const items = itemsOf(procedure, current)
  const held = current.answers[stepFact(invited.meeting.id)]
  const planned = items.find(
    item => item.gate === invited.contact.gate && item.answer.kind === 'date' && item.answer.mayLieAhead,
  )
  const lead = items.find(item => item.gate === invited.contact.gate && item.answer.kind === 'lead')
  return {
    current,
    route,
    meets: held?.day ?? (planned && current.answers[factOf(planned)]?.day) ?? null,
    held: held !== undefined,
    suggestedLead: (lead && current.answers[factOf(lead)]?.text) ?? null,
    papers: papersOf(procedure, current, items),
    acts: comingActs(procedure, current),
  }
}

/** Due so long before the day that the notice is counted back from. */
function papersOf(procedure: Procedure, current: Case, items: readonly Item[]): Coming['papers'] {
  const item = papersItem(procedure, items)
  const limit = item && noticeOf(procedure, item)
  if (!item || !limit) return null
  const fact = limit.clock && 'fact' in limit.clock ? limit.clock.fact : undefined
  const from = fact ? current.answers[fact]?.day : undefined
  return { limit, due: from ? before(from, limit) : null, received: current.answers[factOf(item)]?.day ?? null }
}

function before(day: Day, { value, unit }: TimeLimit): Day | null {
  if (value === null) return null
  switch (unit) {
    case 'weeks':
      return addDays(day, -7 * value)
    case 'days':
      return addDays(day, -value)
    case 'working-days':
      return addWorkingDays(day, -value)
    case 'months':
      return addMonths(day, -value)
    default:
      return null
  }
}
