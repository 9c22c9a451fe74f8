/** Short messages that only mean something after the one before: "and for the other council?", "why?", "book it". */
import type { Entities, IntentName, RankedIntent, UnderstandContext } from './understanding.ts'

const WHY = /^(?:but |ok |and )?(?:why(?: not| is that| so)?|how come|what for|says who|because)\W*$/i
const SAME_AGAIN = /^(?:ok |right |yes )?(?:and|or|what about|how about|and what about|same|the same|also|ditto)\b/i
const POINTING = /\b(?:it|that|this|that one|this one|them|that case|this case|the case|the family|this family)\b/i

/** Words beyond which a message stands on its own. */
const LONGEST_FOLLOW_UP = 6

const FOLLOW_UP_CONFIDENCE = 0.9

const ABOUT_A_CASE: ReadonlySet<IntentName> = new Set([
  'step_down_check',
  'step_up_check',
  'book_meeting',
  'reschedule_booking',
  'cancel_booking',
  'approve_or_approval_status',
  'case_status',
  'reminder_request',
  'lead_person_question',
  'consent_question',
])

function namesSomething(entities: Entities): boolean {
  const { caseRefs, council, councilImplied, dates, level, meeting } = entities
  return (
    caseRefs.length > 0 || dates.length > 0 || [council, councilImplied, level, meeting].some(name => name !== undefined)
  )
}

function isFollowUp(text: string, entities: Entities): boolean {
  if (text.trim().split(/\s+/).length > LONGEST_FOLLOW_UP) return false
  return WHY.test(text.trim()) || (SAME_AGAIN.test(text.trim()) && namesSomething(entities))
}

/** The ranking with the last intent first, where the message only carries on. Safety is never moved. */
export function carryOn(
  ranked: readonly RankedIntent[],
  text: string,
  entities: Entities,
  context: UnderstandContext,
): readonly RankedIntent[] {
  const { lastIntent } = context
  if (lastIntent === undefined || ranked[0]?.intent === 'safeguarding_now' || !isFollowUp(text, entities)) return ranked
  const rest = ranked.filter(({ intent }) => intent !== lastIntent)
  return [
    { intent: lastIntent, confidence: FOLLOW_UP_CONFIDENCE },
    ...rest.map(one => ({ ...one, confidence: one.confidence * (1 - FOLLOW_UP_CONFIDENCE) })),
  ]
}

/** "Book it": the case spoken of last, when the message points to one and names none. */
export function withLastCase(
  entities: Entities,
  intent: IntentName | undefined,
  text: string,
  context: UnderstandContext,
): Entities {
  const points = entities.caseRefs.length === 0 && intent !== undefined && ABOUT_A_CASE.has(intent) && POINTING.test(text)
  return points && context.lastCaseRef !== undefined ? { ...entities, caseRefs: [context.lastCaseRef] } : entities
}
