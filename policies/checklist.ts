/** The items of a case: which apply, which are settled, and what each was answered with. */
import type { Answer, Case, Consent, Day, SignOff } from './case.ts'
import { evidenceAge, meetingDayOf } from './evidence-age.ts'
import type { Item, Procedure, Step } from './procedure.ts'
import { factOf, planOf } from './route-plan.ts'

/** What of a case the checklist looks at. */
export type Situation = Pick<Case, 'routes' | 'answers' | 'consents' | 'signOffs' | 'decisions' | 'booking'>

/**
 * open: not answered, or "no" without a reason · settled: true, or set by its act · with-reason: does not apply, or an
 * expected item left open, with a reason the manager sees · refused: consent refused or withdrawn · too-old: the date
 * lies outside its look-back on a day that may count · unconfirmed: read out of a message, still to be confirmed
 */
export type ItemState = 'open' | 'settled' | 'with-reason' | 'refused' | 'too-old' | 'unconfirmed'

/** Items that apply to the case now: of its routes, and whose condition is answered that way. */
export function itemsOf(procedure: Procedure, current: Situation): readonly Item[] {
  return planOf(procedure, current.routes).items.filter(item => applies(item, current))
}

export function applies(item: Item, current: Pick<Case, 'answers'>): boolean {
  return !item.when || current.answers[item.when.fact]?.value === item.when.is
}

/** The newest consent under a fact key. */
export const consentOf = (current: Pick<Case, 'consents'>, fact: string): Consent | undefined =>
  current.consents[fact]?.at(-1)

/** The newest asking for a sign-off step. */
export const latestSignOff = (current: Pick<Case, 'signOffs'>, step: string): SignOff | undefined =>
  current.signOffs.findLast(signOff => signOff.step === step)

export function stateOf(procedure: Procedure, current: Situation, item: Item, today: Day): ItemState {
  if (item.answer.kind === 'act') return isActDone(procedure, current, item.answer.step) ? 'settled' : 'open'
  if (item.answer.kind === 'consent') {
    const consent = consentOf(current, factOf(item))
    if (consent) return consent.status === 'given' ? 'settled' : 'refused'
  }
  const answer = current.answers[factOf(item)]
  if (!answer) return 'open'
  if (answer.unconfirmed) return 'unconfirmed'
  const reason = answer.reason?.trim()
  if (answer.value === 'yes') {
    if (!isTooOld(procedure, current, item, answer, today)) return 'settled'
    return reason && item.force !== 'must' ? 'with-reason' : 'too-old'
  }
  const mayStayOpen = answer.value === 'na' || item.force !== 'must'
  return reason && mayStayOpen ? 'with-reason' : 'open'
}

function isTooOld(procedure: Procedure, current: Situation, item: Item, answer: Answer, today: Day): boolean {
  if (item.answer.kind !== 'date' || !item.answer.limit || !answer.day) return false
  const wanted = item.answer.limit
  const limit = procedure.limits.find(candidate => candidate.id === wanted)
  const age = limit && evidenceAge(answer.day, limit, { today, meeting: meetingDayOf(current, limit) })
  return age?.on.some(on => on.tooOld) ?? false
}

/** The next act of the case: a sign-off, a meeting, a call. Absent when all are done. */
export const nextAct = (procedure: Procedure, current: Situation): Step | undefined =>
  planOf(procedure, current.routes).steps.find(step => step.kind !== 'work' && !isStepDone(step, current))

/** True once the step's own act is there: the agreement, the meeting's decision, the recorded date or call. */
export function isStepDone(step: Step, current: Situation): boolean {
  switch (step.kind) {
    case 'sign-off':
      return current.signOffs.findLast(signOff => signOff.step === step.id)?.status === 'agreed'
    case 'list-meeting':
      return (
        current.decisions.some(
          decision => decision.step === step.id && (decision.then === 'go-on' || decision.then === 'route'),
        ) || current.answers[stepFact(step.id)]?.value === 'na'
      )
    case 'case-meeting':
    case 'contact': {
      const value = current.answers[stepFact(step.id)]?.value
      return value === 'yes' || (value === 'na' && 'optional' in step && step.optional)
    }
    case 'work':
      return true
  }
}

/** Key under which the worker records that a meeting was held, a call made, or an optional step left out. */
export const stepFact = (step: string): string => `step-${step}`

function isActDone(procedure: Procedure, current: Situation, stepId: string): boolean {
  const step = planOf(procedure, current.routes).steps.find(candidate => candidate.id === stepId)
  return step !== undefined && isStepDone(step, current)
}
