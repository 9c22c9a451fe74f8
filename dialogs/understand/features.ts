/** Turns a message into hashed features: words, pairs, letter groups, concepts and safety cues. */

import { extendHash, hashOf } from '../../policies/learning/hash.ts'
import type { Sparse } from '../../policies/learning/net.ts'
import { clausesOf } from './clauses.ts'
import { conceptsOf } from './concepts.ts'
import { normalise } from './normalise.ts'
import { type Cue, findCues } from './safety-cues.ts'
import { stemOf } from './stem.ts'
import { wordsOf } from './tokens.ts'

/** Number of feature buckets, a power of two. */
export const BUCKETS = 1 << 16

/** Buckets in use and how much each weighs, of equal length; and the cues of the safety lexicon found on the way. */
export type Features = Sparse & { readonly cues: readonly Cue[] }

type Group = { readonly weight: number; readonly hashes: readonly number[] }

/** The hash of what stands before every letter group. */
const LETTERS = hashOf('l:') | 0

function pairs(items: readonly string[], prefix: string): readonly string[] {
  return items.slice(1).map((item, index) => `${prefix}${items[index]} ${item}`)
}

/** Three to five letters in a row, word ends included, hashed as they are read. */
function letterGroups(words: readonly string[]): readonly number[] {
  const hashes: number[] = []
  for (const word of words) {
    const padded = `<${word}>`
    for (let start = 0; start + 3 <= padded.length; start++) {
      let hash = LETTERS
      for (let size = 1; size <= 5 && start + size <= padded.length; size++) {
        hash = extendHash(hash, padded.charCodeAt(start + size - 1))
        if (size >= 3) hashes.push(hash >>> 0)
      }
    }
  }
  return hashes
}

function gapPairs(items: readonly string[], prefix: string): readonly string[] {
  return items.slice(2).map((item, index) => `${prefix}${items[index]} ${item}`)
}

function shapeOf(words: readonly string[]): readonly string[] {
  const length = words.length < 3 ? 'one-two' : words.length < 6 ? 'short' : words.length < 13 ? 'middle' : 'long'
  return [`n:${length}`, `first:${words[0]}`, `start:${words[0]} ${words[1]}`, `last:${words.at(-1)}`]
}

/** Words of the last clause, where the request often stands after a story. */
function lastClause(normalised: string): readonly string[] {
  return wordsOf(clausesOf(normalised).at(-1) ?? '').map(word => `e:${stemOf(word)}`)
}

function named(weight: number, names: readonly string[]): Group {
  return { weight, hashes: names.map(hashOf) }
}

/** The groups a message falls into, each with its share of the whole. */
function groupsOf(normalised: string, cues: readonly Cue[]): readonly Group[] {
  const words = wordsOf(normalised)
  const stems = words.map(stemOf)
  const framed = ['^', ...stems, '$']
  const concepts = ['^', ...conceptsOf(stems), '$']
  return [
    named(
      1,
      stems.map(stem => `w:${stem}`),
    ),
    named(0.8, pairs(framed, 'p:')),
    named(0.5, gapPairs(framed, 'g:')),
    { weight: 0.7, hashes: letterGroups(words) },
    named(
      0.8,
      concepts.map(concept => `c:${concept}`),
    ),
    named(0.6, pairs(concepts, 'cc:')),
    named(0.4, gapPairs(concepts, 'cg:')),
    named(0.5, lastClause(normalised)),
    named(0.3, shapeOf(words)),
    named(
      0.6,
      cues.map(cue => `r:${cue.category}:${cue.strength}:${cue.cancelledBy ?? ''}`),
    ),
  ]
}

/** Hashed features of one message; each group is scaled to its weight whatever the length of the message. */
export function featuresOf(text: string): Features {
  const normalised = normalise(text)
  const cues = findCues(normalised)
  const totals = new Map<number, number>()
  for (const { weight, hashes } of groupsOf(normalised, cues)) {
    const unique = new Set(hashes)
    const value = weight / Math.sqrt(Math.max(unique.size, 1))
    for (const hash of unique) {
      const bucket = hash & (BUCKETS - 1)
      totals.set(bucket, (totals.get(bucket) ?? 0) + value)
    }
  }
  return { buckets: Uint32Array.from(totals.keys()), values: Float64Array.from(totals.values()), cues }
}
