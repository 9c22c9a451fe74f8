/** What a conversation was last about, for "book it", "why?" and "and for the other council?". Never kept beyond the process. */
import type { IntentName } from './understand/understand.ts'

export type Remembered = {
  readonly reference?: string
  readonly intent?: IntentName
  /** Topic of the last answer. */
  readonly topic?: string
}

const atMost = 5_000

/** The newest conversations, the longest silent forgotten first. */
export function conversationMemory() {
  const kept = new Map<string, Remembered>()
  return {
    recall: (conversationId: string): Remembered => kept.get(conversationId) ?? {},
    remember: (conversationId: string, more: Remembered): void => {
      const next = { ...kept.get(conversationId), ...more }
      kept.delete(conversationId)
      kept.set(conversationId, next)
      const oldest = kept.size > atMost ? kept.keys().next().value : undefined
      if (oldest !== undefined) kept.delete(oldest)
    },
  }
}
