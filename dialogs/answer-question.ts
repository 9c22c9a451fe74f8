/** Questions about the procedure: the fact with its section, or that the document does not say, and whom to ask. */
import { answerMessage } from '../cards/answer-words.ts'
import { whyMessage } from '../cards/why-words.ts'
import type { Answer } from '../policies/answers/answer-shape.ts'
import { answer, answerTopic } from '../policies/answers.ts'
import type { OpenSilence } from '../policies/settings.ts'
import { settingsAbout } from '../policies/settings-about.ts'
import type { Outgoing } from './incoming.ts'
import { arrangementsOf, replyWith, type Turn } from './turn.ts'

/** Only the asker's own council answers, unless the question names another: then it is said that it is another's. */
export async function answerQuestion(turn: Turn, question: string): Promise<readonly Outgoing[]> {
  const { topic } = turn.ports.recall(turn.key.conversationId)
  return replyToQuestion(turn, answer(question, turn.person.council, { today: turn.today, topic }))
}

/** A button of "Which do you mean?": exactly that topic, in the document the question was about. */
export async function answerAbout(turn: Turn, topic: string, council: string | undefined): Promise<readonly Outgoing[]> {
  const own = turn.person.council
  return replyToQuestion(turn, answerTopic(topic, { council: council ?? own, own }, { today: turn.today }))
}

async function replyToQuestion(turn: Turn, found: Answer): Promise<readonly Outgoing[]> {
  if ('topic' in found) turn.ports.remember(turn.key.conversationId, { topic: found.topic })
  return replyWith({ pressed: false }, answerMessage(found, await setBesides(turn, found)))
}

/** Only the asker's own council's settings, and only where its document is silent. */
async function setBesides(turn: Turn, found: Answer): Promise<readonly OpenSilence[]> {
  if (found.kind !== 'silent' || found.document.council !== turn.person.council) return []
  return settingsAbout(turn.procedure, (await arrangementsOf(turn)).settings, found.ids)
}

/** "Why?" on a line of a card: the rule, its force, its section, what the document leaves open about it, in the case's own version. */
export async function explain(turn: Turn, rule: string, caseId: string | null): Promise<readonly Outgoing[]> {
  const { council } = turn.person
  const { current, settings } = caseId
    ? await turn.ports.openCase(council, { id: caseId })
    : { current: undefined, ...(await arrangementsOf(turn)) }
  const procedure = current ? turn.ports.procedure(council, current.procedureVersion) : turn.procedure
  const view = { procedure, rule, routes: current?.routes ?? [], settings }
  return replyWith({ pressed: false }, whyMessage(view), caseId)
}
