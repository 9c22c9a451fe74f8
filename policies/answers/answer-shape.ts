/** What an answer is: a fact, a silence, two readings, a question back, or nothing found. */
import type { CouncilId } from '../council.ts'

/** The document an answer stands in, and whether it can still be relied on. */
export type AnswerDocument = {
  readonly council: CouncilId
  readonly name: string
  readonly title: string
  /** Version of the procedure that the answers were written for. */
  readonly writtenFor: string
  /** As printed; `undefined`: the document is undated. */
  readonly version: string | undefined
  readonly reviewDue: string | undefined
  /** The review date had passed on the day given. */
  readonly overdue: boolean
}

type Found = {
  readonly topic: string
  readonly title: string
  readonly text: string
  readonly ids: readonly string[]
  readonly document: AnswerDocument
  /** The council asked about is not the asker's own: say so. */
  readonly borrowedFor?: CouncilId
}

export type Answer =
  | (Found & { readonly kind: 'fact'; readonly sections: readonly string[] })
  | (Found & { readonly kind: 'two-things'; readonly sections: readonly string[] })
  | (Found & { readonly kind: 'silent'; readonly ask: string; readonly national?: readonly NationalRow[] })
  | { readonly kind: 'which'; readonly choices: readonly Choice[]; readonly document: AnswerDocument }
  | { readonly kind: 'which-council'; readonly choices: readonly Choice[] }
  | { readonly kind: 'not-found'; readonly text: string }

/** A button: the topic (or council) and its name in plain words; for a topic also what it says, and where. */
export type Choice = {
  readonly id: string
  readonly label: string
  readonly text?: string
  readonly sections?: readonly string[]
}

/** A national time-scale, never part of a council's answer; shown apart, with its source and that it is unchecked. */
export type NationalRow = {
  readonly id: string
  readonly text: string
  readonly source: string
  readonly verified: boolean
}

export type AnswerContext = {
  /** The day of the question, `yyyy-mm-dd`, for "overdue"; without it nothing is called overdue. */
  readonly today?: string
  /** The topic answered last, for follow-ups that only name another council. */
  readonly topic?: string
  /** National time-scales are off until somebody has checked them. */
  readonly withNational?: boolean
}
