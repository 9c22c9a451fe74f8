/** Which document a card rests on, and whether it is past its review date or has none. */
import { daysBetween } from '../policies/calendar.ts'
import type { Day } from '../policies/case.ts'
import { dateWords } from '../policies/day-words.ts'
import type { Procedure } from '../policies/procedure.ts'

/** `<council>: <title>, March 2024 · no review date · procedure version 1.0` */
export function documentLine({ name, document, version }: Procedure): string {
  const dated = [document.printedVersion, document.printedDate].filter(Boolean).join(', ') || 'undated'
  const review = document.reviewDue ? '' : ' · no review date'
  return `${name}: ${document.title}, ${dated}${review} · procedure version ${version}`
}

/** A sentence when the review date has passed; empty otherwise. */
export function documentWarning({ document }: Procedure, today: Day): string {
  if (!document.reviewDue || document.reviewDue >= today) return ''
  const days = daysBetween(document.reviewDue, today)
  return `This document was due for review on ${dateWords(document.reviewDue)}, ${days.toLocaleString('en-GB')} days ago. Check that it still applies.`
}
