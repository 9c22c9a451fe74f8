/** In a channel or a group chat everybody reads along: there Stepwise answers what holds for all, and nothing about a case. */
import type { Action } from '../cards/actions.ts'
import { answerQuestion } from './answer-question.ts'
import { countMeant } from './ask-as-lead.ts'
import { isInCompany, sayInOwnChat, showHelp } from './give-help.ts'
import type { Outgoing } from './incoming.ts'
import { showNextMeetings } from './show-meetings.ts'
import { procedureMeant, showProcedure } from './show-procedure.ts'
import type { Turn } from './turn.ts'
import type { IntentName, Understanding } from './understand/understand.ts'

/** Presses whose answer is the same for whoever reads it. A guess is read as the words it stands for. */
const forAll: ReadonlySet<Action['verb']> = new Set(['help', 'guess', 'next-meeting', 'ask-about'])

/** The answer in place of any other to a press that is not for all to see; null where it may be answered here. */
export function keepPressAlone(turn: Turn, action: Action): readonly Outgoing[] | null {
  if (!isInCompany(turn) || forAll.has(action.verb)) return null
  return action.verb === 'why' && action.caseId === null ? null : sayInOwnChat()
}

/** Questions about the procedure, the next meetings and help; for all else the way to one's own chat. */
export function answerInCompany(
  turn: Turn,
  text: string,
  understood: Understanding,
): readonly Outgoing[] | Promise<readonly Outgoing[]> {
  const procedure = procedureMeant(text)
  if (procedure) return showProcedure(turn, procedure)
  const intent = understood.intents[0]?.intent
  if (understood.entities.caseRefs.length > 0 || countMeant(text) || !intent) return sayInOwnChat()
  if (intent === 'help' || intent === 'greeting_or_thanks') return showHelp(turn)
  if (intent === 'next_meeting') return showNextMeetings(turn)
  return isQuestion(intent) ? answerQuestion(turn, text) : sayInOwnChat()
}

const isQuestion = (intent: IntentName): boolean =>
  intent.endsWith('_question') || intent === 'escalation_or_disagreement' || intent === 'approve_or_approval_status'
