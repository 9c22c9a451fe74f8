/** Turns a message into hashed features: words, pairs, letter groups, concepts and safety cues. */
import { conceptsOf } from './concepts.ts'
import { hashOf } from './hash.ts'
import { findCues } from './safety-cues.ts'
import { stemOf } from './stem.ts'
import { readWords } from './tokens.ts'

/** Number of feature buckets, a power of two. */
export const BUCKETS = 1 << 16

/** Buckets in use and how much each weighs, of equal length. */
export type Features = { readonly buckets: Uint32Array; readonly values: Float64Array }

type Group = { readonly weight: number; readonly names: readonly string[] }

function pairs(items: readonly string[], prefix: string): readonly string[] {
  return items.slice(1).map((item, index) => `${prefix}${items[index]} ${item}`)
}

function letterGroups(words: readonly string[]): readonly string[] {
  const groups: string[] = []
  for (const word of words) {
    const padded = `<${word}>`
    for (let size = 3; size <= 5; size++) {
      for (let at = 0; at + size <= padded.length; at++) groups.push(`l:${padded.slice(at, at + size)}`)
    }
  }
  return groups
}

function gapPairs(items: readonly string[], prefix: string): readonly string[] {
  return items.slice(2).map((item, index) => `${prefix}${items[index]} ${item}`)
}

function shapeOf(words: readonly string[]): readonly string[] {
  const length = words.length < 3 ? 'one-two' : words.length < 6 ? 'short' : words.length < 13 ? 'middle' : 'long'
  return [`n:${length}`, `first:${words[0]}`, `start:${words[0]} ${words[1]}`, `last:${words.at(-1)}`]
}

/** The groups a message falls into, each with its share of the whole. */
function groupsOf(text: string): readonly Group[] {
  const words = readWords(text)
  const stems = words.map(stemOf)
  const framed = ['^', ...stems, '$']
  const concepts = ['^', ...conceptsOf(stems), '$']
  const cues = findCues(text)
  return [
    { weight: 1, names: stems.map((stem) => `w:${stem}`) },
    { weight: 0.8, names: pairs(framed, 'p:') },
    { weight: 0.5, names: gapPairs(framed, 'g:') },
    { weight: 0.7, names: letterGroups(words) },
    { weight: 0.8, names: concepts.map((concept) => `c:${concept}`) },
    { weight: 0.6, names: pairs(concepts, 'cc:') },
    { weight: 0.3, names: shapeOf(words) },
    { weight: 0.6, names: cues.map((cue) => `r:${cue.category}:${cue.strength}:${cue.cancelledBy ?? ''}`) },
  ]
}

/** Hashed features of one message; each group is scaled to its weight whatever the length of the message. */
export function featuresOf(text: string): Features {
  const totals = new Map<number, number>()
  for (const { weight, names } of groupsOf(text)) {
    const unique = new Set(names)
    const value = weight / Math.sqrt(Math.max(unique.size, 1))
    for (const name of unique) {
      const bucket = hashOf(name) & (BUCKETS - 1)
      totals.set(bucket, (totals.get(bucket) ?? 0) + value)
    }
  }
  return { buckets: Uint32Array.from(totals.keys()), values: Float64Array.from(totals.values()) }
}
