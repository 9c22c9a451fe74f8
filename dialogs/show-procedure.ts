/** The procedure itself in the chat: a council's routes and rules, or several councils side by side on one topic. */
import { comparisonMessage, procedureMessage, topicsMessage } from '../cards/procedure-words.ts'
import { compareTopic, topicsToCompare } from '../policies/compare.ts'
import type { Outgoing } from './incoming.ts'
import { replyWith, type Turn } from './turn.ts'

/** "show procedure", "compare consent": what was asked for, or null for other words. */
export function procedureMeant(text: string): { readonly compare: string | null } | null {
  const compare = /^\s*compare\b(?:\s+(?:the\s+)?(?:councils?\s*)?(?:on\s+|for\s+|about\s+)?(.*))?$/i.exec(text)
  if (compare) return { compare: compare[1]?.trim() ?? '' }
  return /^\s*(show|open|read)\s+(me\s+)?(the\s+|our\s+)?procedure\s*$/i.test(text) ? { compare: null } : null
}

export function showProcedure(turn: Turn, meant: { readonly compare: string | null }): readonly Outgoing[] {
  if (meant.compare === null) return replyWith({ pressed: false }, procedureMessage(turn.procedure))
  const procedures = new Map(turn.ports.councils().map(council => [council, turn.ports.procedure(council)]))
  const found = meant.compare ? compareTopic(procedures, meant.compare) : null
  return replyWith({ pressed: false }, found ? comparisonMessage(found) : topicsMessage(topicsToCompare()))
}
