/** One person's message or press being handled: who, where, when, and how to answer. */

import { type Message, messageCard, messageText } from '../cards/message-card.ts'
import { refusalMessage } from '../cards/refusal-words.ts'
import type { Day, Person } from '../policies/case.ts'
import type { Decision, Refusal } from '../policies/decision.ts'
import { mayMoveUp } from '../policies/follow-meeting.ts'
import type { Arrangements } from '../policies/meeting-record.ts'
import type { Procedure } from '../policies/procedure.ts'
import { settleReminder } from '../policies/series-changes.ts'
import type { Card, Outgoing, Sender } from './incoming.ts'
import type { Ports, TurnKey } from './ports.ts'
import { settleLists } from './settle-lists.ts'

export type Turn = {
  readonly ports: Ports
  readonly person: Person
  readonly procedure: Procedure
  readonly now: Date
  readonly today: Day
  readonly key: TurnKey
  readonly conversation: Sender['conversation']
  /** A press: its card is replaced by the answer. */
  readonly pressed: boolean
}

export function reply(turn: Pick<Turn, 'pressed'>, card: Card, text: string): readonly Outgoing[] {
  return [{ kind: 'card', card, text, ...(turn.pressed ? { replaces: 'pressed' as const } : {}) }]
}

/** A plain message; `about` is the case it is about. */
export const replyWith = (
  turn: Pick<Turn, 'pressed'>,
  message: Message,
  about: string | null = null,
): readonly Outgoing[] => reply(turn, messageCard(message, about), messageText(message))

/** The reason for a "no", its section and what to do next. Never replaces the card on which the button was pressed. */
export function replyRefused(turn: Turn, refusal: Refusal, about: string | null): readonly Outgoing[] {
  const words = refusalMessage(refusal, { procedure: turn.procedure, nameOf: nameIn(turn), about })
  return replyWith({ pressed: false }, words, about)
}

/** Commits what was decided; a refusal passes through. Waiting lists that it concerns move up. */
export async function settle(turn: Turn, decision: Decision): Promise<Decision> {
  if (!decision.ok) return decision
  const { ports, person, now } = turn
  const { change } = decision
  const moving = mayMoveUp(change)
  const looks = moving.map(
    meetingId => ({ kind: 'remind', reminder: settleReminder(change.council, now, meetingId) }) as const,
  )
  await ports.commit({ ...change, writes: [...change.writes, ...looks] }, turn.key)
  for (const meetingId of moving) await settleLists({ ports, council: person.council, now }, meetingId)
  return decision
}

export const nameIn =
  ({ ports }: Pick<Turn, 'ports'>) =>
  (id: string): string =>
    ports.directory.find(id)?.name ?? 'somebody who is no longer in the people file'

export const arrangementsOf = (turn: Turn): Promise<Arrangements> => turn.ports.arrangements(turn.person.council)
