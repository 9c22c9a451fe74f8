/** Where one case of a meeting's list stands, in the words of the workbook. Pure. */

import type { Heading } from '../../dialogs/ports.ts'
import { openRowItems } from '../../policies/booking.ts'
import { dayOf } from '../../policies/calendar.ts'
import type { Case } from '../../policies/case.ts'
import { latestSignOff } from '../../policies/checklist.ts'
import { dateWords } from '../../policies/day-words.ts'
import type { Procedure, SignOffStep } from '../../policies/procedure.ts'
import { planOf } from '../../policies/route-plan.ts'
import { missingHeadings, type RowHeading } from '../../policies/transfer-row.ts'

/** The agreements a case needs before its meeting, each with the day it was given, or that it is not there yet. */
export function agreementWords(procedure: Procedure, current: Case): string {
  const isAgreement = (step: { kind: string; gate: string }): step is SignOffStep =>
    step.kind === 'sign-off' && step.gate === 'agreement'
  const steps = planOf(procedure, current.routes).steps.filter(isAgreement)
  if (steps.length === 0) return 'This route asks for none'
  const words = steps.map(step => agreementOf(current, step))
  return steps.length === 1 ? String(words[0]) : steps.map((step, at) => `${step.name}: ${words[at]}`).join('; ')
}

function agreementOf(current: Case, step: SignOffStep): string {
  const signOff = latestSignOff(current, step.id)
  if (signOff?.status === 'agreed' && signOff.decidedAt) return `Agreed ${dateWords(dayOf(signOff.decidedAt))}`
  if (signOff?.status === 'returned') return 'Returned with a note, not agreed'
  return 'Manager has not yet agreed'
}

/** Whether the council's row is filled: by its headings where they are set, else by the procedure's own items. */
export function rowWords(
  procedure: Procedure,
  current: Case,
  by: { readonly headings: readonly Heading[]; readonly now: Date },
): string {
  if (by.headings.length > 0) {
    const missing = missingHeadings(current.row, by.headings as readonly RowHeading[])
    return missing.length === 0 ? 'Yes' : `No, still empty: ${missing.join(', ')}`
  }
  const open = openRowItems(procedure, current, by.now)
  return open.length === 0 ? 'Yes' : 'No'
}

/** True where the procedure knows a row at all. */
export const hasRow = (procedure: Procedure): boolean => procedure.items.some(item => item.answer.kind === 'spreadsheet')
