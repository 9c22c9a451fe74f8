/** Turns the YAML word lists into the form that is loaded: every phrase written out in full words. */

type Lists = { readonly [name: string]: readonly string[] }

export type LexiconSource = {
  readonly words: { readonly abbreviations: { readonly [short: string]: string } }
  readonly concepts: Lists
  readonly safety: {
    readonly lists: Lists
    readonly categories: {
      readonly [category: string]: { readonly stop: readonly string[]; readonly lead: readonly string[] }
    }
    readonly cancel: Lists
  }
  readonly councils: {
    readonly councils: {
      readonly [council: string]: { readonly names: readonly string[]; readonly terms: readonly string[] }
    }
    readonly meetings: Lists
  }
}

function writeOut(phrase: string, abbreviations: LexiconSource['words']['abbreviations']): string {
  return String(phrase)
    .toLowerCase()
    .replace(/\bcannot\b/g, 'can not')
    .replace(/-(?![^<]*>)/g, ' ')
    .split(' ')
    .map(part =>
      part
        .split('|')
        .flatMap(word => (part.includes('|') ? [word] : [abbreviations[word] ?? word]))
        .join('|'),
    )
    .join(' ')
}

/** The compiled lexicon. Council and meeting names stay as written, since they are sought in the text as typed. */
export function compileLexicon({ words, concepts, safety, councils }: LexiconSource) {
  const out = (lists: Lists) =>
    Object.fromEntries(
      Object.entries(lists).map(([name, phrases]) => [
        name,
        [...new Set(phrases.map(phrase => writeOut(phrase, words.abbreviations)))],
      ]),
    )
  const categories = Object.fromEntries(
    Object.entries(safety.categories).map(([category, patterns]) => [category, out(patterns)]),
  )
  return {
    abbreviations: words.abbreviations,
    concepts: out(concepts),
    safety: { lists: out(safety.lists), categories, cancel: out(safety.cancel) },
    councils: councils.councils,
    meetings: councils.meetings,
  }
}
