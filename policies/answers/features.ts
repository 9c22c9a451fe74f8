/** A question as weighed features: its words, neighbouring pairs, groups of letters, and its form. */
import { extendHash, hashOf } from '../learning/hash.ts'
import type { Sparse } from '../learning/net.ts'

/** The form a question has; a weak hint of which topic is meant. The first that fits. */
const forms: readonly (readonly [string, RegExp])[] = [
  ['?who', /\bwho|\bwhose\b|which (person|manager|professional|role)/i],
  ['?how-much', /how (long|soon|many|quick|fast|often|much|far|recent)/i],
  ['?when', /\bwhen\b/i],
  ['?where', /\bwhere\b/i],
  ['?what-if', /what if|what happens/i],
  ['?how', /\bhow\b/i],
  ['?which', /\bwhich\b/i],
  ['?what', /\bwhat/i],
  ['?yes-no', /^(do|does|is|are|can|must|should|will|has|have)\b/i],
]

/** What each kind of feature weighs in the whole, whatever the length of the question. */
const weights = { words: 1, pairs: 0.6, letters: 0.7, form: 0.3 }

/** Features of a question: `tokens` are its words that count, `words` all of them as they were typed. */
export function featuresOf(text: string, tokens: readonly string[], words: readonly string[]): Sparse {
  const form = formOf(text)
  const pairs = tokens.slice(1).map((token, at) => `${tokens[at]} ${token}`)
  const totals = new Map<number, number>()
  gather(totals, tokens.map(hashOf), weights.words)
  gather(totals, pairs.map(hashOf), weights.pairs)
  gather(totals, letterGroups(words), weights.letters)
  if (form) gather(totals, [hashOf(form)], weights.form)
  return { buckets: Uint32Array.from(totals.keys()), values: Float64Array.from(totals.values()) }
}

function gather(totals: Map<number, number>, hashes: readonly number[], weight: number): void {
  const unique = new Set(hashes)
  const value = weight / Math.sqrt(Math.max(unique.size, 1))
  for (const hash of unique) totals.set(hash, (totals.get(hash) ?? 0) + value)
}

/** The hash of what stands before every letter group. */
const LETTERS = hashOf('l:') | 0

/** Three to five letters in a row, word ends included: what slips, endings and unknown words have in common with known ones. */
function letterGroups(words: readonly string[]): readonly number[] {
  const hashes: number[] = []
  for (const word of words) {
    const padded = `<${word}>`
    for (let start = 0; start + 3 <= padded.length; start += 1) {
      let hash = LETTERS
      for (let size = 1; size <= 5 && start + size <= padded.length; size += 1) {
        hash = extendHash(hash, padded.charCodeAt(start + size - 1))
        if (size >= 3) hashes.push(hash >>> 0)
      }
    }
  }
  return hashes
}

/** The form of a question, if it has one of the known forms. */
export function formOf(text: string): string | undefined {
  return forms.find(([, pattern]) => pattern.test(text))?.[0]
}

/** Kinds of answer that a form of question usually wants. */
const wantedBy: Readonly<Record<string, readonly string[]>> = {
  '?who': ['role'],
  '?how-much': ['duration', 'number', 'day-time'],
  '?when': ['duration', 'day-time', 'hours', 'date'],
  '?where': ['document'],
  '?what-if': ['list'],
  '?yes-no': ['yes-no'],
}

/** Whether a kind of answer suits a form of question. */
export function suits(type: string, form: string | undefined): boolean {
  return form !== undefined && (wantedBy[form]?.includes(type) ?? false)
}

/** How telling a feature is: the fewer of `all` topics use it, the more. */
export function rarityOf(users: number, all: number): number {
  return Math.sqrt(Math.log(1 + all / (users + 0.5)))
}
