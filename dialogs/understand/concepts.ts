/** Which groups of words (`data/concepts.yaml`) a message uses, in order. */
import { lexicon } from './lexicon.ts'
import { stemOf } from './stem.ts'

type Phrase = { readonly stems: readonly string[]; readonly concept: string }

const phrasesByFirstStem = new Map<string, Phrase[]>()
for (const [concept, phrases] of Object.entries(lexicon.concepts)) {
  for (const phrase of phrases) {
    const stems = phrase.split(' ').map(stemOf)
    const first = stems[0] ?? ''
    phrasesByFirstStem.set(first, [...(phrasesByFirstStem.get(first) ?? []), { stems, concept }])
  }
}
for (const phrases of phrasesByFirstStem.values()) phrases.sort((a, b) => b.stems.length - a.stems.length)

function startsAt(stems: readonly string[], at: number, phrase: Phrase): boolean {
  return phrase.stems.every((stem, offset) => stems[at + offset] === stem)
}

/** Concepts in the order of their first word. The longest phrase of each concept at a place counts once. */
export function conceptsOf(stems: readonly string[]): readonly string[] {
  const found: string[] = []
  for (let at = 0; at < stems.length; at++) {
    const here = new Set<string>()
    for (const phrase of phrasesByFirstStem.get(stems[at] ?? '') ?? []) {
      if (!here.has(phrase.concept) && startsAt(stems, at, phrase)) here.add(phrase.concept)
    }
    found.push(...here)
  }
  return found
}
