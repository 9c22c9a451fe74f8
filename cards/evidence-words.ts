/** Warnings about evidence that will be too old on the day of the meeting. */
import type { Case, Day } from '../policies/case.ts'
import { itemsOf } from '../policies/checklist.ts'
import { dateWords } from '../policies/day-words.ts'
import { evidenceAge } from '../policies/evidence-age.ts'
import type { Procedure } from '../policies/procedure.ts'
import { factOf } from '../policies/route-plan.ts'

export function evidenceWarnings(procedure: Procedure, current: Case, days: { today: Day; meeting: Day | null }): string[] {
  return itemsOf(procedure, current).flatMap(item => {
    const day = current.answers[factOf(item)]?.day
    const wanted = item.answer.kind === 'date' ? item.answer.limit : undefined
    const limit = wanted && procedure.limits.find(candidate => candidate.id === wanted)
    const age = day && limit ? evidenceAge(day, limit, days) : null
    if (!age?.on.some(on => on.what === 'meeting' && on.tooOld)) return []
    return [
      `“${item.short}” (${dateWords(day ?? '')}) will be too old on the day of the meeting: it goes out of date on ${dateWords(age.staleFrom)} (${item.section}).`,
    ]
  })
}
