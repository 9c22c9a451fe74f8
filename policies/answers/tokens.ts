/** A question or a text as the words that count: folded to one word per meaning, stemmed, in order. */
import type { Words } from './matrix.ts'

export type Lexicon = {
  readonly fold: ReadonlyMap<string, string>
  readonly longest: number
  readonly stop: ReadonlySet<string>
}

/** Every phrase with the word kept for it, e.g. `joint home visit` -> `jointvisit`. */
export function listFolds(words: Words): [string, string][] {
  return Object.entries(words.same).flatMap(([kept, others]) =>
    [kept, ...others].map((other): [string, string] => [splitWords(other).join(' '), kept]),
  )
}

/** The look-up of words that mean the same; the longest phrase wins when a text is read. */
export function buildLexicon(folds: readonly (readonly [string, string])[], stop: readonly string[]): Lexicon {
  let longest = 1
  for (const [phrase] of folds) longest = Math.max(longest, phrase.split(' ').length)
  return { fold: new Map(folds), longest, stop: new Set(stop) }
}

/** The words of a text that count, in order. Pure; a few microseconds for a question. */
export function readTokens(text: string, lexicon: Lexicon): string[] {
  return foldWords(splitWords(text), lexicon)
}

/** As `readTokens`, for words already split (and put right). */
export function foldWords(words: readonly string[], lexicon: Lexicon): string[] {
  const tokens: string[] = []
  for (let at = 0; at < words.length; ) {
    const found = longestPhrase(words, at, lexicon)
    const token = found?.kept ?? plainToken(words[at]!, lexicon)
    if (token) tokens.push(token)
    at += found?.length ?? 1
  }
  return tokens
}

/** Lower-case words, without apostrophes, `&` read as "and". */
export function splitWords(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll('&', ' and ')
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '')
}

function longestPhrase(words: readonly string[], at: number, lexicon: Lexicon) {
  for (let length = Math.min(lexicon.longest, words.length - at); length > 0; length -= 1) {
    const kept = lexicon.fold.get(words.slice(at, at + length).join(' '))
    if (kept) return { kept, length }
  }
  return undefined
}

function plainToken(word: string, lexicon: Lexicon): string | undefined {
  if (lexicon.stop.has(word)) return undefined
  const stem = stemWord(word)
  return lexicon.fold.get(stem) ?? stem
}

/** A light stem: plural, -ing, -ed and final -e go. Only has to be the same everywhere. */
export function stemWord(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word
  return word
    .replace(/ies$/, 'y')
    .replace(/([^su])s$/, '$1')
    .replace(/(.{3,})(ing|ed)$/, '$1')
    .replace(/([bdgmnprt])\1$/, '$1')
    .replace(/(.{3,})e$/, '$1')
}
