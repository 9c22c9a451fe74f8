/** Questions about the procedure: the fact with its section, or that the document does not say, and whom to ask. */
import { answerMessage } from '../cards/answer-words.ts'
import { otherVersionLine } from '../cards/version-words.ts'
import { whyMessage } from '../cards/why-words.ts'
import { mayRead } from '../policies/access.ts'
import type { Answer } from '../policies/answers/answer-shape.ts'
import { answer, answerTopic } from '../policies/answers.ts'
import { sectionsOf } from '../policies/describe-answer.ts'
import type { Procedure } from '../policies/procedure.ts'
import type { OpenSilence } from '../policies/settings.ts'
import { settingsAbout } from '../policies/settings-about.ts'
import type { Outgoing } from './incoming.ts'
import { arrangementsOf, replyWith, type Turn } from './turn.ts'

/** Only the asker's own council answers, unless the question names another: then it is said that it is another's. */
export async function answerQuestion(turn: Turn, question: string, reference?: string): Promise<readonly Outgoing[]> {
  const { topic } = turn.ports.recall(turn.key.conversationId)
  return replyToQuestion(turn, answer(question, turn.person.council, { today: turn.today, topic }), reference)
}

/** A button of "Which do you mean?": exactly that topic, in the document the question was about. */
export async function answerAbout(turn: Turn, topic: string, council: string | undefined): Promise<readonly Outgoing[]> {
  const own = turn.person.council
  return replyToQuestion(turn, answerTopic(topic, { council: council ?? own, own }, { today: turn.today }))
}

async function replyToQuestion(turn: Turn, found: Answer, reference?: string): Promise<readonly Outgoing[]> {
  if ('topic' in found) turn.ports.remember(turn.key.conversationId, { topic: found.topic })
  const set = await setBesides(turn, found)
  return replyWith({ pressed: false }, answerMessage(found, set, await otherVersion(turn, found, reference)))
}

/**
 * That the answer was written for another version than the one that applies: to the case the question names, or the one
 * this conversation was last about; else in force. No case is read while the council has had one version only.
 */
async function otherVersion(turn: Turn, found: Answer, named?: string): Promise<string> {
  const { ports, person, procedure } = turn
  if (!('document' in found) || found.document.council !== person.council) return ''
  const reference = named ?? ports.recall(turn.key.conversationId).reference
  const isAsked = reference !== undefined && ports.versions(person.council).length > 1
  const current = isAsked ? await ports.findCaseByReference(person.council, reference) : undefined
  const applies =
    current && !current.ended && mayRead(person, current, ports.directory)
      ? { version: current.procedureVersion, reference: current.reference }
      : { version: procedure.version }
  const { writtenFor } = found.document
  return applies.version === writtenFor ? '' : otherVersionLine(writtenFor, applies, sectionsOf(found))
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

/** A rule named by the sign that cards put beside it, such as AB-C57 or AB-A01; null where it is none of this council's. */
export function ruleMeant(text: string, { items, ambiguities, silences }: Procedure): string | null {
  const named = /\b[a-z]{2}-[acs]\d{1,3}[a-z]?\b/i.exec(text)?.[0].toUpperCase()
  return [...items, ...ambiguities, ...silences].find(({ id }) => id.toUpperCase() === named)?.id ?? null
}
