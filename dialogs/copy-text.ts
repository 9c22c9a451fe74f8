/** Words to copy, and what a lead person outside Stepwise answered to them. */
import type { Action } from '../cards/actions.ts'
import { chooseTextMessage, copyCard, copyLines, leadWays } from '../cards/copy-card.ts'
import type { Given } from '../policies/answer-kinds.ts'
import { answerItems } from '../policies/answering.ts'
import type { Case } from '../policies/case.ts'
import { copyTextsOf, leadItemOf } from '../policies/copy-text.ts'
import type { Procedure } from '../policies/procedure.ts'
import { factOf } from '../policies/route-plan.ts'
import type { Outgoing } from './incoming.ts'
import { caseReply, findFor, type Opened } from './open-case.ts'
import { reply, replyWith, type Turn } from './turn.ts'

/** The text asked for, or the only one; where there are several, which of them. */
export async function showCopyText(
  turn: Turn,
  action: Extract<Action, { verb: 'copy-text' }>,
): Promise<readonly Outgoing[]> {
  const found = await findFor(turn, action.caseId, 'read')
  if ('refused' in found) return found.refused
  return copyReply(turn, found, action.text)
}

function copyReply(turn: Turn, { current, arranged }: Opened, wanted: string, said: readonly string[] = []) {
  const procedure = procedureOf(turn, current)
  const texts = copyTextsOf(procedure, current)
  const text = texts.find(({ id }) => id === wanted) ?? (texts.length === 1 ? texts[0] : undefined)
  if (!text) return replyWith({ pressed: false }, chooseTextMessage(current, texts), current.id)
  const mine = turn.person.id === current.worker && !current.ended
  const view = { procedure, current, text, settings: arranged.settings, mine, said }
  return reply({ pressed: false }, copyCard(view), copyLines(view).join('\n'))
}

/** The worker records for the lead: taken on or not, how and when. Who recorded it is kept with it. */
export async function recordLead(
  turn: Turn,
  action: Extract<Action, { verb: 'record-lead' }>,
): Promise<readonly Outgoing[]> {
  const found = await findFor(turn, action.caseId, 'answer')
  if ('refused' in found) return found.refused
  const { current, arranged } = found
  const procedure = procedureOf(turn, current)
  const text = copyTextsOf(procedure, current).find(({ id }) => id === action.text)
  const item = text && leadItemOf(procedure, text)
  if (!item) return copyReply(turn, found, action.text)
  const given = givenBy(action, current.answers[factOf(item)]?.text ?? '')
  if (!given) return copyReply(turn, found, action.text, ['Not saved: choose what they said and how.'])
  const moment = { person: turn.person, now: turn.now, directory: turn.ports.directory }
  const answered = answerItems(procedure, current, { [item.id]: given }, moment)
  const [problem] = answered.problems
  if (problem) return copyReply(turn, found, action.text, [`Not saved: “${item.short}” ${problem.problem}.`])
  if (answered.change) await turn.ports.commit(answered.change, turn.key)
  return caseReply(turn, answered.next, arranged, { said: [answered.change ? 'Saved.' : 'Nothing new to save.'] })
}

/** null for what the card does not offer. */
function givenBy({ answer, how, day }: Extract<Action, { verb: 'record-lead' }>, text: string): Given | null {
  if (!leadWays.includes(how) || (answer !== 'accepted' && answer !== 'declined')) return null
  return { value: answer === 'accepted' ? 'accepted' : 'no', text, how, day }
}

const procedureOf = ({ ports }: Turn, current: Case): Procedure =>
  ports.procedure(current.council, current.procedureVersion)
