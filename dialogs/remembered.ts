/** What a conversation was last about, for "book it", "why?" and "and for the other council?". Never kept beyond the process. */
import type { Instant } from '../policies/case.ts'
import type { Sheet } from '../policies/workbook.ts'
import type { IntentName } from './understand/understand.ts'

/** A workbook somebody sent, reduced to what is compared. */
export type RememberedWorkbook = {
  readonly sheet: Sheet
  readonly headings: readonly string[]
  readonly at: Instant
}

export type Remembered = {
  readonly reference?: string
  readonly intent?: IntentName
  /** Topic of the last answer. */
  readonly topic?: string
  readonly workbook?: RememberedWorkbook
}

const atMost = 5_000
/** A workbook takes room: only those sent last are remembered. */
const workbooksAtMost = 20

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
      if (more.workbook) forgetOlderWorkbooks(kept)
    },
  }
}

function forgetOlderWorkbooks(kept: Map<string, Remembered>): void {
  const holding = [...kept].filter(([, one]) => one.workbook !== undefined)
  for (const [conversationId, { workbook, ...rest }] of holding.slice(0, -workbooksAtMost)) kept.set(conversationId, rest)
}
