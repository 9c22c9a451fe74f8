/** Whether a notice is still worth telling when it is at last delivered: decided anew, with the case as it stands now. */
import type { Case, Instant } from './case.ts'
import { latestSignOff } from './checklist.ts'
import type { Notice } from './decision.ts'

/** `current`: the case the notice is about, as it stands; undefined when it is about none or is no longer there. */
export function isStillNews(notice: Notice, current: Case | undefined, now: Date): boolean {
  if (notice.caseId === null) return true
  if (!current) return false
  const fact = (name: string) => String(notice.facts[name] ?? '')
  switch (notice.kind) {
    case 'sign-off-asked':
      return isAsked(current, fact('step'), fact('asked'))
    case 'sign-off-decided':
      return latestSignOff(current, fact('step'))?.decidedAt === fact('at')
    case 'booking-changed':
      return !current.ended && (current.booking?.meetsAt ?? '') === fact('at') && !isPast(fact('at'), now)
    case 'day-set':
      return !current.ended && current.booking === null
    case 'panel-due':
      return current.stage === 'awaiting-panel'
    case 'safety-shown':
      return current.safety !== null
    case 'nobody-to-decide':
      return current.signOffs.some(({ status }) => status === 'asked')
    case 'reminder':
      return !current.ended && isStillDue(current, fact, now)
    case 'case-given':
      return isStillGiven(notice, current)
    default:
      return true
  }
}

/** A case can go on to a third person, or come back, before anybody was told. */
function isStillGiven({ to, facts }: Notice, current: Case): boolean {
  const person = 'person' in to ? to.person : ''
  const isNamed = current.restricted?.named.includes(person) ?? false
  switch (facts.how) {
    case 'to-you':
      return !current.ended && current.worker === person
    case 'from-you':
      return current.worker !== person
    case 'unnamed':
      return current.restricted !== undefined && !isNamed
    default:
      return isNamed
  }
}

function isStillDue(current: Case, fact: (name: string) => string, now: Date): boolean {
  const onThatList = current.booking?.meetsAt === fact('meetsAt')
  switch (fact('what')) {
    case 'agreement-waiting':
      return latestSignOff(current, fact('step'))?.status === 'asked'
    case 'row-incomplete':
      return onThatList && !isPast(fact('cutOff'), now)
    case 'meeting-tomorrow':
      return onThatList && !isPast(fact('meetsAt'), now)
    case 'decision-not-recorded':
      return onThatList
    case 'handover-open':
      return current.stage === 'handover'
    case 'closure-open':
      return current.stage === 'closure'
    case 'safety-unanswered':
      return current.safety !== null
    default:
      return true
  }
}

const isAsked = (current: Case, step: string, asked: Instant): boolean => {
  const latest = latestSignOff(current, step)
  return latest?.status === 'asked' && latest.askedAt === asked
}

/** An instant that is not known is not past. */
const isPast = (instant: string, now: Date): boolean => instant !== '' && instant <= now.toISOString()
