/** One turn from its reading to its sending: who it came from is kept, what went wrong is owned up to. */
import type { TurnContext } from 'botbuilder'
import type { Incoming, Outgoing } from '../dialogs/incoming.ts'
import type { KnownConversations } from './delivery/conversations.ts'
import { isGrouped } from './delivery/grouped-card.ts'
import { type FaultParts, withApology } from './faults.ts'
import type { FileSender } from './send-file.ts'
import type { Send, TakeTurn } from './teams-bot.ts'

export type TurnParts = FaultParts & {
  readonly files: FileSender
  readonly conversations: KnownConversations
  /** Local mode: what is said to the stand-in world and not to Stepwise; null for anything else. */
  readonly hear: ((incoming: Incoming) => Promise<string | null>) | null
}

export function turnsOf(parts: TurnParts): TakeTurn {
  return async (context, incoming, send) => {
    const stop = parts.metrics.turnSeconds.startTimer({ kind: incoming.kind })
    parts.metrics.turns.inc({ kind: incoming.kind })
    const kept = parts.conversations.note(context.activity, incoming)
    const result = await answer(parts, { context, incoming }, send)
    await kept
    stop()
    return result
  }
}

type Turn = { readonly context: TurnContext; readonly incoming: Incoming }

function answer<T>(parts: TurnParts, { context, incoming }: Turn, send: Send<T>): Promise<T> {
  const out = (outgoing: readonly Outgoing[]) => send({ context, incoming, files: parts.files }, outgoing)
  return withApology(parts, incoming, {
    work: async () => {
      const heard = await parts.hear?.(incoming)
      if (heard) await context.sendActivity(heard)
      return out(heard ? [] : besides(incoming, await parts.doors.handle(parts.ports, incoming)))
    },
    apologise: out,
  })
}

/** A card of several things stays where it is: its answers come beside it. */
function besides(incoming: Incoming, outgoing: readonly Outgoing[]): readonly Outgoing[] {
  if (incoming.kind !== 'press' || !isGrouped(incoming.data)) return outgoing
  return outgoing.map(out => (out.kind === 'card' ? { kind: out.kind, card: out.card, text: out.text } : out))
}
