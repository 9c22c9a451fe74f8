/** What an answer of the connector means for the next attempt. */

/** The connector said no. `code` is the cause it names in its body. */
export class ConnectorError extends Error {
  override readonly name = 'ConnectorError'
  readonly status: number
  readonly code: string
  readonly retryAfterMs: number | null
  constructor(answer: {
    readonly status: number
    readonly code: string
    readonly retryAfterMs: number | null
  }) {
    super(`the connector answered ${answer.status}${answer.code ? ` ${answer.code}` : ''}`)
    this.status = answer.status
    this.code = answer.code
    this.retryAfterMs = answer.retryAfterMs
  }
}

export type Verdict =
  /** Worth another attempt; `afterMs` when the connector named a time. */
  | { readonly kind: 'again'; readonly afterMs: number | null }
  /** Never again for this message. */
  | { readonly kind: 'never'; readonly why: string }
  /** Nothing more to this conversation until the person acts. */
  | { readonly kind: 'end-conversation'; readonly why: string }
  /** Nothing more to anybody: an administrator has switched the bot off. */
  | { readonly kind: 'stop-all'; readonly why: string }

const ending = ['ConversationBlockedByUser', 'BotNotInConversationRoster']

/** A fault on the way (nothing was answered) is worth another attempt; a duplicate is better than silence. */
export function judge(error: unknown): Verdict {
  if (!(error instanceof ConnectorError)) return { kind: 'again', afterMs: null }
  const { status, code } = error
  const why = code ? `${status} ${code}` : String(status)
  if (status === 429) return { kind: 'again', afterMs: error.retryAfterMs }
  if (status === 412 || status >= 500) return { kind: 'again', afterMs: null }
  if (status === 403 && ending.includes(code)) return { kind: 'end-conversation', why }
  if (status === 403 && code === 'BotDisabledByAdmin') return { kind: 'stop-all', why }
  return { kind: 'never', why }
}

/** Exponential, with jitter so that many do not come back together. `attempt` counts from 1; `random` in 0 to 1. */
export function backOffMs(attempt: number, random: number): number {
  const ceiling = Math.min(30_000, 250 * 2 ** attempt)
  return Math.round(ceiling / 2 + (ceiling / 2) * random)
}
