/** Words of a message, in the form the lexicon and the model use. */
import { lexicon } from './lexicon.ts'

const WORD = /[a-z0-9]+(?:['-][a-z0-9]+)*|[?!&]/g

/** One word, its short form written out; may be several words. */
function writeOut(word: string): readonly string[] {
  return lexicon.abbreviations.get(word) ?? [word]
}

/** Words of text that is already normalised; `?` counts as a word, other punctuation does not. */
export function wordsOf(normalised: string): readonly string[] {
  const words: string[] = []
  for (const match of normalised.matchAll(WORD)) {
    for (const word of match[0].split('-')) if (word !== '') words.push(...writeOut(word))
  }
  return words
}
