/** Presses about who works on a case and who sees it, measures, and somebody's own reminders. */
import type { Action } from '../cards/actions.ts'
import { handCaseOver, showHandOver } from './hand-over.ts'
import type { Outgoing } from './incoming.ts'
import { keepReminder, showReminderForm } from './remind-me.ts'
import { liftCase, restrictCase, showRestriction } from './restrict-case.ts'
import { showMeasures } from './show-measures.ts'
import type { Turn } from './turn.ts'

export type LeadAction = Extract<
  Action,
  {
    verb:
      | 'measures'
      | 'hand-over-form'
      | 'hand-over'
      | 'restrict-form'
      | 'restrict'
      | 'lift-restriction'
      | 'reminder-form'
      | 'keep-reminder'
  }
>

export async function answerLeadPress(turn: Turn, action: LeadAction): Promise<readonly Outgoing[]> {
  switch (action.verb) {
    case 'measures':
      return showMeasures(turn, action)
    case 'hand-over-form':
      return showHandOver(besides(turn, action), action)
    case 'hand-over':
      return handCaseOver(turn, action)
    case 'restrict-form':
      return showRestriction(besides(turn, action), action)
    case 'restrict':
      return restrictCase(turn, action)
    case 'lift-restriction':
      return liftCase(turn, action.caseId)
    case 'reminder-form':
      return showReminderForm(turn, action)
    case 'keep-reminder':
      return keepReminder(turn, action)
  }
}

/** What somebody has typed on a case's card stays there while they look at who else is to have it or see it. */
const besides = (turn: Turn, { beside }: { readonly beside: boolean }): Turn =>
  beside ? { ...turn, pressed: false } : turn
