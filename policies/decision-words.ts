/** What a meeting recorded about a case, in the words of the case's own version of the procedure. */
import type { Case } from './case.ts'
import type { Forum } from './council.ts'
import type { Booking } from './meeting-record.ts'

type On = Pick<Booking, 'meetingId' | 'outcome'>
export type RecordedDecision = { readonly label: string; readonly action: string }

/** null while nothing is recorded. */
export function recordedDecision(forum: Forum, current: Case, { meetingId, outcome: booked }: On): RecordedDecision | null {
  const decision = current.decisions.findLast(candidate => candidate.meetingId === meetingId)
  const outcome = decision?.outcome ?? booked
  if (!outcome) return null
  if (outcome === 'carried-over') return { label: 'Not reached, carried over', action: '' }
  const label = forum.outcomes.find(candidate => candidate.id === outcome)?.label ?? outcome
  return { label, action: decision?.action ?? '' }
}

/** With its action; empty while nothing is recorded. */
export function decisionWords(forum: Forum, current: Case, on: On): string {
  const recorded = recordedDecision(forum, current, on)
  if (!recorded) return ''
  return recorded.action ? `${recorded.label}. Action: ${recorded.action}` : recorded.label
}
