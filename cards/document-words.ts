/** Which document a card rests on, and whether it is past its review date or has none. */
import type { Day } from '../policies/case.ts'
import { dateWords } from '../policies/day-words.ts'
import type { Procedure } from '../policies/procedure.ts'
import { longAgo } from './wording.ts'

/**
 * `<council>: <title>, March 2024 · no review date · procedure version 1.0`; on a day given, `review overdue since …`
 * where that date has passed.
 */
export function documentLine({ name, document, version }: Procedure, today?: Day): string {
  const dated = [document.printedVersion, document.printedDate].filter(Boolean).join(', ') || 'undated'
  return `${name}: ${document.title}, ${dated}${reviewWords(document.reviewDue, today)} · procedure version ${version}`
}

function reviewWords(due: Day | null, today: Day | undefined): string {
  if (!due) return ' · no review date'
  return today && due < today ? ` · review overdue since ${dateWords(due)}` : ''
}

/** A sentence when the review date has passed, for the first card of a case and for who decides; empty otherwise. */
export function documentWarning({ document }: Procedure, today: Day): string {
  if (!document.reviewDue || document.reviewDue >= today) return ''
  return `This document was due for review on ${dateWords(document.reviewDue)}, ${longAgo(document.reviewDue, today)}. Check that it still applies.`
}
