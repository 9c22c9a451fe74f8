/** A press to its conversation. Whatever no button of ours sends is a stale or forged card. */
import type { Press } from '../cards/actions.ts'
import { addSibling, askSibling } from './add-sibling.ts'
import { saveAnswers } from './answer-checklist.ts'
import { answerCoordinatorPress, type CoordinatorAction } from './answer-coordinator-press.ts'
import { keepPressAlone } from './answer-in-company.ts'
import { answerAbout, explain } from './answer-question.ts'
import { takeReminderAnswer } from './answer-reminder.ts'
import { answerText } from './answer-text.ts'
import { bookMeeting, confirmMeeting, leaveOutStep, takeOffList } from './book-meeting.ts'
import { chooseMeeting } from './choose-meeting.ts'
import { recordLead, showCopyText } from './copy-text.ts'
import { decideApproval, showSignOff } from './decide-approval.ts'
import { askWhyWithdrawn, endCase, showClosureValues, withdraw } from './end-case.ts'
import { closeMeeting, sendMinutes } from './end-meeting.ts'
import { followRoute } from './follow-route.ts'
import { showHelp } from './give-help.ts'
import type { Outgoing } from './incoming.ts'
import { showMyCases } from './list-cases.ts'
import { noticeIdentifying } from './notice-identifying.ts'
import { openCaseById } from './open-case.ts'
import { saveCall, showCallForm, showNumbers } from './ring-numbers.ts'
import { saveDecisions, sendAgendaFile, showAgenda } from './run-meeting.ts'
import { sendCalendar } from './send-calendar.ts'
import { saveSetting, showSettingForm, showSetUp } from './set-up.ts'
import { showChanges } from './show-changes.ts'
import { showNextMeetings } from './show-meetings.ts'
import { showWaits } from './show-waits.ts'
import { showStartForm, startCase } from './start-case.ts'
import { replyWith, type Turn } from './turn.ts'

export async function answerPress(turn: Turn, press: Press | null): Promise<readonly Outgoing[]> {
  if (!press) return staleCard(turn)
  const { action, inputs } = press
  const elsewhere = keepPressAlone(turn, action) ?? noticeIdentifying(turn, press)
  if (elsewhere) return elsewhere
  const fresh: Turn = { ...turn, pressed: false }
  switch (action.verb) {
    case 'start-form':
      return showStartForm(turn, { direction: action.direction })
    case 'start-case':
      return startCase(turn, action)
    case 'open-case':
      return openCaseById(turn, action.caseId)
    case 'show-answers':
      return openCaseById(turn, action.caseId, { all: true })
    case 'save-answers':
      return saveAnswers(turn, action, inputs)
    case 'sign-off-form':
      return showSignOff(turn, action.caseId, action.step)
    case 'decide-sign-off':
      return decideApproval(turn, action)
    case 'sibling-form':
      return askSibling(turn, action.caseId)
    case 'add-sibling':
      return addSibling(turn, action)
    case 'follow-route':
      return followRoute(turn, action)
    case 'closure-values':
      return showClosureValues(turn, action.caseId)
    case 'copy-text':
      return showCopyText(turn, action)
    case 'record-lead':
      return recordLead(turn, action)
    case 'close-case':
      return endCase(turn, action.caseId)
    case 'withdraw-form':
      return askWhyWithdrawn(turn, action.caseId)
    case 'withdraw':
      return withdraw(turn, action.caseId, action.why)
    case 'why':
      return explain(fresh, action.rule, action.caseId)
    case 'my-cases':
      return showMyCases(turn)
    case 'waiting':
      return showWaits(turn)
    case 'set-up':
      return showSetUp(turn, action.page)
    case 'setting-form':
      return showSettingForm(turn, action.id)
    case 'save-setting':
      return saveSetting(turn, action, inputs)
    case 'numbers':
      return showNumbers(turn)
    case 'call-form':
      return showCallForm(turn, action.id)
    case 'save-call':
      return saveCall(turn, action, inputs)
    case 'version-changes':
      return showChanges(fresh, action)
    case 'help':
      return showHelp(turn)
    case 'guess':
      return answerText(fresh, action.intent)
    case 'ask-about':
      return answerAbout(fresh, action.topic, action.council)
    case 'reminder':
      return takeReminderAnswer(turn, action)
    default:
      return answerMeetingPress(turn, action, inputs)
  }
}

type MeetingAction = Extract<
  Press['action'],
  {
    verb:
      | 'choose-meeting'
      | 'book'
      | 'confirm-book'
      | 'take-off'
      | 'leave-out-step'
      | 'agenda'
      | 'agenda-file'
      | 'minutes-file'
      | 'calendar'
      | 'save-decisions'
      | 'close-meeting'
      | 'next-meeting'
  }
>
type SafetyAction = Extract<Press['action'], { verb: 'safety' | 'safety-council' | 'safety-answer' }>

async function answerMeetingPress(
  turn: Turn,
  action: MeetingAction | CoordinatorAction | SafetyAction,
  inputs: Press['inputs'],
): Promise<readonly Outgoing[]> {
  switch (action.verb) {
    case 'choose-meeting':
      return chooseMeeting(turn, action.caseId, action)
    case 'book':
      return confirmMeeting(turn, action)
    case 'confirm-book':
      return bookMeeting(turn, action)
    case 'take-off':
      return takeOffList(turn, action.caseId)
    case 'leave-out-step':
      return leaveOutStep(turn, action)
    case 'agenda':
      return showAgenda(turn, action)
    case 'agenda-file':
      return sendAgendaFile(turn, action.meetingId)
    case 'minutes-file':
      return sendMinutes(turn, action.meetingId)
    case 'calendar':
      return sendCalendar(turn, action)
    case 'save-decisions':
      return saveDecisions(turn, action, inputs)
    case 'close-meeting':
      return closeMeeting(turn, action, inputs)
    case 'next-meeting':
      return showNextMeetings(turn)
    case 'safety':
    case 'safety-council':
    case 'safety-answer':
      throw new Error('a safety press is answered before any other')
    default:
      return answerCoordinatorPress(turn, action, inputs)
  }
}

function staleCard(turn: Turn): readonly Outgoing[] {
  return replyWith(
    { ...turn, pressed: false },
    {
      title: 'That card is out of date',
      paragraphs: ['I could not use that press, and changed nothing. Open the case again to see where it stands.'],
      buttons: [
        { title: 'My cases', data: { verb: 'my-cases' } },
        { title: 'What can I ask?', data: { verb: 'help' } },
      ],
    },
  )
}
