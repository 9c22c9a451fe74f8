/** What can be done with a case now. */

import { bookableStep } from '../policies/booking.ts'
import { dayOf } from '../policies/calendar.ts'
import type { Case, Stage } from '../policies/case.ts'
import { latestSignOff, nextAct } from '../policies/checklist.ts'
import { closureValuesOf } from '../policies/closure.ts'
import { copyTextsOf } from '../policies/copy-text.ts'
import { dayWords } from '../policies/day-words.ts'
import { routesPointedAt, stepOutcomes } from '../policies/outcomes.ts'
import type { Procedure, SignOffStep, Step } from '../policies/procedure.ts'
import { planOf } from '../policies/route-plan.ts'
import type { Standing } from '../policies/standing.ts'
import type { Button } from './actions.ts'
import { calendarButtons } from './calendar-buttons.ts'
import { inLine } from './wording.ts'

type Offers = {
  readonly nextList?: NextList
  readonly left: string | null
  readonly all: boolean
  /** The card asks what came of the meeting or call that comes next. */
  readonly records: boolean
  /** Something has still to come from another team: it cannot be closed yet. */
  readonly waits: boolean
}

/** The acts of the case's own worker, most likely first. `standing`: of what is theirs to answer. */
export function caseButtons(
  procedure: Procedure,
  current: Case,
  standing: Standing,
  { nextList, left, all, waits, records }: Offers,
): Button[] {
  const step = standing.next
  const due = standing.open.length + standing.optional.length > 0
  const asks = due || standing.questions.length > 0
  const save: Button = { title: 'Save', inputs: 'auto', data: { verb: 'save-answers', caseId: current.id } }
  return [
    ...signOffButtons(procedure, current, { step: step?.kind === 'sign-off' || records ? step : null, due }),
    ...(!step && asks && !waits ? [saveAndClose(current)] : []),
    ...(asks || records || all ? [save] : []),
    ...(step && 'optional' in step && step.optional && step.kind !== 'list-meeting' ? [withoutButton(current, step)] : []),
    ...pointedRoutes(procedure, current, standing),
    ...meetingButtons(procedure, current, { nextList, left, due }),
    ...(!step && !asks && !waits ? [closeButton(current)] : []),
  ]
}

const closeButton = ({ id }: Case): Button => ({
  title: 'Close this case in Stepwise',
  style: 'positive',
  data: { verb: 'close-case', caseId: id },
})
const saveAndClose = ({ id }: Case): Button => ({
  title: 'Save and close this case in Stepwise',
  style: 'positive',
  inputs: 'auto',
  data: { verb: 'save-answers', caseId: id, then: 'close' },
})

/** The sign-off that comes next, unless it is asked already, or one that can be asked with what is recorded now. */
function signOffButtons(
  procedure: Procedure,
  current: Case,
  { step, due }: { readonly step: Step | null; readonly due: boolean },
): Button[] {
  if (!step) return []
  const isNext = step.kind === 'sign-off'
  const signOff = isNext ? step : signOffAfter(procedure, current, step)
  if (!signOff || (isNext && latestSignOff(current, step.id)?.status === 'asked')) return []
  // A long name is cut off on the button; the banner has it.
  const what = signOff.name.length > 32 ? 'this sign-off' : inLine(signOff.name)
  const title = `${due || !isNext ? 'Save and ask' : 'Ask'} for ${what}`
  const data = { verb: 'save-answers', caseId: current.id, then: 'ask-sign-off' } as const
  return [{ title, style: 'positive', inputs: 'auto', data }]
}

/**
 * The sign-off that can be asked for in the press that records this meeting or call: it comes next, whatever came of
 * it, and goes to the worker's own manager.
 */
function signOffAfter(procedure: Procedure, current: Case, step: Step): SignOffStep | undefined {
  const records = step.kind === 'case-meeting' || step.kind === 'contact'
  if (!records || stepOutcomes(procedure, current, step).length > 0) return undefined
  const { steps } = planOf(procedure, current.routes)
  const after = steps.slice(steps.indexOf(step) + 1).find(({ kind }) => kind !== 'work')
  return after?.kind === 'sign-off' && after.decider === 'own-manager' ? after : undefined
}

/** Where a rule sends the case to another route, the worker can take it there. */
function pointedRoutes(procedure: Procedure, current: Case, standing: Standing): Button[] {
  return routesPointedAt(procedure, current, standing).map(route => ({
    title: `Go on by: ${route.name}`,
    data: { verb: 'follow-route', caseId: current.id, route: route.id },
  }))
}

type NextList = { readonly meetingId: string; readonly at: string }

function meetingButtons(
  procedure: Procedure,
  current: Case,
  { nextList, left, due }: { nextList?: NextList; left: string | null; due: boolean },
): Button[] {
  const caseId = current.id
  if (current.booking) {
    return [
      ...calendarButtons(current.booking.meetingId, left),
      { title: 'Move to another meeting', data: { verb: 'choose-meeting', caseId, move: true } },
      { title: 'Take off the list', data: { verb: 'take-off', caseId } },
    ]
  }
  const step = bookableStep(procedure, current)
  if (!step) return []
  const self = procedure.forums.some(forum => step.forums.includes(forum.id) && forum.booking === 'self')
  const without = step.optional ? [withoutButton(current, step)] : []
  if (!self) return without
  const other: Button = {
    title: nextList ? 'Another meeting' : 'Put on the list of a meeting',
    data: { verb: 'choose-meeting', caseId },
  }
  const next: Button[] = nextList
    ? [
        {
          title: `${due ? 'Save and put' : 'Put'} on the list of ${dayWords(dayOf(nextList.at))}`,
          inputs: 'auto',
          data: { verb: 'save-answers', caseId, then: 'book', meetingId: nextList.meetingId },
        },
      ]
    : []
  const on = [...next, other]
  return [...on, ...without]
}

/** A meeting that need not be held can be left out; that it was is recorded. */
const withoutButton = (current: Case, step: Step): Button => ({
  title: `Go on without the ${inLine(nameAlone(step.name))}`,
  data: { verb: 'leave-out-step', caseId: current.id, step: step.id },
})

/** What else somebody may do with the case, whoever's it is. */
export type MayDo = { readonly handOver: boolean; readonly restrict: boolean }
type More = { readonly mine: boolean; readonly all: boolean; readonly may: MayDo }

export function moreButtons(procedure: Procedure, current: Case, { mine, all, may }: More): Button[] {
  const caseId = current.id
  const texts = copyButtons(procedure, current)
  const view: Button = all
    ? { title: 'Show only what is due', data: { verb: 'open-case', caseId } }
    : { title: 'Show or change answers', data: { verb: 'show-answers', caseId } }
  const values: Button = { title: 'Closure labels to copy', data: { verb: 'closure-values', caseId } }
  const back: Button = { title: 'Take this case back', data: { verb: 'withdraw-form', caseId } }
  const others = leadButtons(current, may)
  const closing = isClosing(procedure, current) && closureValuesOf(procedure, current).length > 0
  const toCopy = current.ended?.how === 'closed' ? texts : []
  if (!mine) return [...toCopy, ...(closing ? [values] : []), ...others]
  const sibling: Button = { title: 'Add a brother or sister', data: { verb: 'sibling-form', caseId } }
  return [view, ...texts, ...(closing ? [values] : [sibling]), ...[...others, back].map(seldom)]
}
const seldom = (button: Button): Button => ({ ...button, seldom: true })

/** Both open beside the case's card. */
function leadButtons({ id: caseId, restricted }: Case, may: MayDo): Button[] {
  const handOver: Button = {
    title: 'Hand over to somebody else',
    data: { verb: 'hand-over-form', caseId, beside: true },
  }
  const restrict: Button = {
    title: restricted ? 'Restricted: who may see it' : 'Restrict who may see it',
    data: { verb: 'restrict-form', caseId, beside: true },
  }
  return [...(may.handOver ? [handOver] : []), ...(may.restrict ? [restrict] : [])]
}

/** The handover and the last records are what is left, or its last sign-off is being waited for. */
function isClosing(procedure: Procedure, current: Case): boolean {
  const stages: readonly Stage[] = ['handover', 'closure', 'closed']
  return stages.includes(current.stage) || nextAct(procedure, current)?.gate === 'closure'
}

/** One text under its own name; several under one button. */
function copyButtons(procedure: Procedure, current: Case): Button[] {
  const [first, ...others] = copyTextsOf(procedure, current)
  if (!first) return []
  const text = others.length > 0 ? '' : first.id
  return [
    {
      title: others.length > 0 ? 'Words to copy' : `${first.title} to copy`,
      data: { verb: 'copy-text', caseId: current.id, text },
    },
  ]
}

/** The name of a step without the clause that says when it is wanted. */
const nameAlone = (name: string): string => name.split(',')[0] ?? name
