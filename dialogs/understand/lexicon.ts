/** The word lists as `npm run train` compiled them from the YAML files in `data/`. Loaded once. */
import compiled from './data/lexicon.json' with { type: 'json' }

type Table = { readonly [name: string]: readonly string[] }

export type CompiledLexicon = {
  readonly abbreviations: { readonly [short: string]: string }
  readonly concepts: Table
  readonly safety: {
    readonly lists: Table
    readonly categories: {
      readonly [category: string]: { readonly stop: readonly string[]; readonly lead: readonly string[] }
    }
    readonly cancel: Table
  }
  readonly councils: {
    readonly [council: string]: { readonly names: readonly string[]; readonly terms: readonly string[] }
  }
  readonly meetings: Table
}

const source: CompiledLexicon = compiled

/** The compiled lists; short forms as a map from what is typed to the words meant. */
export const lexicon = {
  ...source,
  abbreviations: new Map(Object.entries(source.abbreviations).map(([short, long]) => [short, long.split(' ')])),
}
