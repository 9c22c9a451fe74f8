/** Finds the cues of `data/safety.yaml` in a message, clause by clause, and what cancels them. */
import { clausesOf } from './clauses.ts'
import { type CuePattern, firstStems, matchEnd, patternReader } from './cue-pattern.ts'
import { lexicon } from './lexicon.ts'
import { stemOf } from './stem.ts'
import { wordsOf } from './tokens.ts'

export type Cue = {
  readonly category: string
  readonly strength: 'stop' | 'lead'
  /** What takes its force away in the same clause: negation, history, resolved, policy, … */
  readonly cancelledBy?: string
}

type Named<T> = T & { readonly pattern: CuePattern }
type Span = { readonly start: number; readonly end: number }
type Found<T> = T & Span

const read = patternReader(lexicon.safety.lists)

function indexed<T>(entries: readonly Named<T>[]): ReadonlyMap<string, readonly Named<T>[]> {
  const index = new Map<string, Named<T>[]>()
  for (const entry of entries) {
    for (const stem of firstStems(entry.pattern)) {
      const same = index.get(stem)
      if (same) same.push(entry)
      else index.set(stem, [entry])
    }
  }
  return index
}

const cueIndex = indexed(
  Object.entries(lexicon.safety.categories).flatMap(([category, patterns]) =>
    (['stop', 'lead'] as const).flatMap(strength =>
      patterns[strength].map(pattern => ({ category, strength, pattern: read(pattern) })),
    ),
  ),
)

const cancelIndex = indexed(
  Object.entries(lexicon.safety.cancel).flatMap(([reason, patterns]) =>
    patterns.map(pattern => ({ reason, pattern: read(pattern) })),
  ),
)

function findAll<T>(stems: readonly string[], index: ReadonlyMap<string, readonly Named<T>[]>): readonly Found<T>[] {
  const found: Found<T>[] = []
  for (let start = 0; start < stems.length; start++) {
    for (const entry of index.get(stems[start]!) ?? []) {
      const end = matchEnd(stems, start, entry.pattern)
      if (end >= 0) found.push({ ...entry, start, end })
    }
  }
  return found
}

/** Words before a cue within which a "no" or "not" belongs to it. */
const NEGATION_REACH = 5

function cancels(reason: string, canceller: Span, cue: Span): boolean {
  if (canceller.end <= cue.start) return reason !== 'negation' || cue.start - canceller.end < NEGATION_REACH
  return reason !== 'negation' && canceller.start >= cue.end
}

function cuesOfClause(stems: readonly string[]): readonly Cue[] {
  const cues = findAll(stems, cueIndex)
  if (cues.length === 0) return []
  const cancellers = findAll(stems, cancelIndex)
  return cues.map(cue => {
    const canceller = cancellers.find(found => cancels(found.reason, found, cue))
    return { category: cue.category, strength: cue.strength, cancelledBy: canceller?.reason }
  })
}

/** Every cue of a message that is already normalised, in order. */
export function findCues(normalised: string): readonly Cue[] {
  return clausesOf(normalised).flatMap(clause => cuesOfClause(wordsOf(clause).map(stemOf)))
}
