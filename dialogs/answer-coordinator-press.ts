/** Presses of those who run meetings: when they meet, and the lists at a glance. */
import type { Action, Press } from '../cards/actions.ts'
import { answerLeadPress, type LeadAction } from './answer-lead-press.ts'
import {
  addExtraMeeting,
  changeOneMeeting,
  saveSeries,
  showExtraForm,
  showMeetingForm,
  showSeries,
  showSeriesForm,
  showSeriesHistory,
  showSeriesList,
} from './change-series.ts'
import { showComparison } from './compare-workbook.ts'
import type { Outgoing } from './incoming.ts'
import { recordComingAct, showComingCase } from './record-coming.ts'
import { saveHeadings, showRememberedHeadings } from './set-headings.ts'
import { showView } from './show-views.ts'
import { saveTakenOver } from './take-over-cells.ts'
import type { Turn } from './turn.ts'

export type CoordinatorAction = LeadAction | MeetingsAction
type MeetingsAction = Extract<
  Action,
  {
    verb:
      | 'series-list'
      | 'series'
      | 'series-form'
      | 'save-series'
      | 'meeting-form'
      | 'change-meeting'
      | 'extra-form'
      | 'add-meeting'
      | 'series-history'
      | 'view'
      | 'coming-case'
      | 'coming-act'
      | 'workbook'
      | 'take-over'
      | 'headings-form'
      | 'save-headings'
  }
>

export function answerCoordinatorPress(
  turn: Turn,
  action: CoordinatorAction,
  inputs: Press['inputs'],
): Promise<readonly Outgoing[]> {
  switch (action.verb) {
    case 'series-list':
      return showSeriesList(turn)
    case 'series':
      return showSeries(turn, action.forum)
    case 'series-form':
      return showSeriesForm(turn, action.forum)
    case 'save-series':
      return saveSeries(turn, action, inputs)
    case 'meeting-form':
      return showMeetingForm(turn, action)
    case 'change-meeting':
      return changeOneMeeting(turn, action, inputs)
    case 'extra-form':
      return showExtraForm(turn, action.forum)
    case 'add-meeting':
      return addExtraMeeting(turn, action, inputs)
    case 'series-history':
      return showSeriesHistory(turn, action.forum)
    case 'coming-case':
      return showComingCase(turn, action.caseId)
    case 'coming-act':
      return recordComingAct(turn, action, inputs)
    case 'view':
      return showView(turn, action.of)
    case 'workbook':
      return showComparison(turn, action)
    case 'take-over':
      return saveTakenOver(turn, action, inputs)
    case 'headings-form':
      return showRememberedHeadings(turn)
    case 'save-headings':
      return saveHeadings(turn, action, inputs)
    default:
      return answerLeadPress(turn, action)
  }
}
