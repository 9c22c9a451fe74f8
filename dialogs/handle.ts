/** The one door: what came in, to what goes back. Safety is looked at before anything else. */
import { readPress } from '../cards/actions.ts'
import { dayOf } from '../policies/calendar.ts'
import { answerPress } from './answer-press.ts'
import { answerText } from './answer-text.ts'
import { takeWorkbook } from './compare-workbook.ts'
import { welcome } from './give-help.ts'
import { handOverFile } from './hand-over-file.ts'
import type { Incoming, Outgoing, Sender } from './incoming.ts'
import { whileNotLive } from './keep-closed.ts'
import { versionGone } from './miss-version.ts'
import { showPresent } from './open-case.ts'
import { AlreadyHandledError, ConflictError, type Ports, StorageAwayError, VersionGoneError } from './ports.ts'
import { remind } from './remind.ts'
import { storageAway, strangerReply } from './say-sorry.ts'
import { noticeSafety, safetyPress } from './show-safety.ts'
import type { Turn } from './turn.ts'

type Answered = Exclude<Incoming, { kind: 'timer' }>

/** Answers one incoming thing. Throws only for faults; every "no" is an answer. */
export async function handle(ports: Ports, incoming: Incoming): Promise<readonly Outgoing[]> {
  if (incoming.kind === 'timer') return remind(ports, incoming.reminder, new Date(incoming.at))
  if (incoming.kind === 'uninstall') return []
  if (incoming.kind === 'file-consent') return handOverFile(ports, incoming)
  const safety = incoming.kind === 'press' ? await safetyPress(ports, incoming) : await noticeSafety(ports, incoming)
  if (safety.answer) return safety.answer
  const turn = turnFor(ports, incoming)
  if (!turn) return strangerReply(ports, incoming)
  const answered = whileNotLive(turn, incoming) ?? (await answerTwice(turn, incoming))
  return [...safety.first, ...answered]
}

/** Once more when somebody was first: reload, decide again. A repeat of the same message shows the present state. */
async function answerTwice(turn: Turn, incoming: Answered): Promise<readonly Outgoing[]> {
  try {
    return await answer(turn, incoming)
  } catch (fault) {
    if (fault instanceof ConflictError) return answerAgain(turn, incoming)
    return answerFor(fault, turn, incoming)
  }
}

async function answerAgain(turn: Turn, incoming: Answered): Promise<readonly Outgoing[]> {
  try {
    return await answer(turn, incoming)
  } catch (fault) {
    return answerFor(fault, turn, incoming)
  }
}

/** What the world says in place of an answer, in words. Anything else is a fault. */
async function answerFor(fault: unknown, turn: Turn, incoming: Answered): Promise<readonly Outgoing[]> {
  if (fault instanceof AlreadyHandledError) return showPresent(turn, incoming)
  if (fault instanceof StorageAwayError) return storageAway(turn)
  if (fault instanceof VersionGoneError) return versionGone(turn.ports, fault)
  throw fault
}

function answer(turn: Turn, incoming: Answered): Promise<readonly Outgoing[]> {
  switch (incoming.kind) {
    case 'text':
      return answerText(turn, incoming.text)
    case 'press':
      return answerPress(turn, readPress(incoming.data))
    case 'file':
      return takeWorkbook(turn, incoming)
    default:
      return welcome(turn)
  }
}

function turnFor(ports: Ports, incoming: { readonly kind: string; readonly from: Sender }): Turn | null {
  const { from } = incoming
  const person = ports.directory.find(from.userId)
  if (!person || !ports.councils().includes(person.council)) return null
  const now = ports.now()
  return {
    ports,
    person,
    procedure: ports.procedure(person.council),
    now,
    today: dayOf(now),
    key: { tenant: from.tenant, conversationId: from.conversationId, activityId: from.activityId },
    conversation: from.conversation,
    pressed: incoming.kind === 'press',
  }
}
