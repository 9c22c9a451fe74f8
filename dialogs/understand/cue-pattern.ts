/** The small pattern language of `data/safety.yaml`: words, `<list>`, `a|b`, `(a b|c)` for several words, and `..` for up to six words between. */
import { stemOf } from './stem.ts'

type Options = ReadonlyMap<string, readonly (readonly string[])[]>
type Element = 'gap' | Options

export type CuePattern = { readonly elements: readonly Element[] }

/** Words that may stand between the two sides of `..`. */
const WIDEST_GAP = 6

/** Phrases by their first stem, longest first. */
function optionsOf(phrases: readonly string[]): Options {
  const options = new Map<string, (readonly string[])[]>()
  for (const phrase of phrases) {
    const stems = phrase.split(' ').map(stemOf)
    const first = stems[0] ?? ''
    options.set(first, [...(options.get(first) ?? []), stems])
  }
  for (const same of options.values()) same.sort((a, b) => b.length - a.length)
  return options
}

/** Reads patterns against the given lists. An unknown list is our own bad data, so it throws. */
export function patternReader(lists: { readonly [name: string]: readonly string[] }) {
  const known = new Map(Object.entries(lists).map(([name, phrases]) => [name, optionsOf(phrases)]))
  const elementOf = (part: string): Element => {
    if (part === '..') return 'gap'
    if (!part.startsWith('<')) return optionsOf(part.replace(/^\(|\)$/g, '').split('|'))
    const options = known.get(part.slice(1, -1))
    if (!options) throw new Error(`The safety lexicon names a list it does not have: ${part}`)
    return options
  }
  return (pattern: string): CuePattern => ({ elements: (pattern.match(/\([^)]*\)|\S+/g) ?? []).map(elementOf) })
}

/** Stems with which a pattern can begin. */
export function firstStems(pattern: CuePattern): readonly string[] {
  const first = pattern.elements[0]
  return first === undefined || first === 'gap' ? [] : [...first.keys()]
}

/** Where the pattern ends when it begins at `at`, or -1. */
export function matchEnd(stems: readonly string[], at: number, pattern: CuePattern): number {
  return endFrom(stems, at, pattern.elements, 0)
}

function endFrom(stems: readonly string[], at: number, elements: readonly Element[], index: number): number {
  const element = elements[index]
  if (element === undefined) return at
  if (element === 'gap') return endAfterGap(stems, at, elements, index + 1)
  for (const phrase of element.get(stems[at] ?? '') ?? NONE) {
    if (!standsAt(stems, at, phrase)) continue
    const end = endFrom(stems, at + phrase.length, elements, index + 1)
    if (end >= 0) return end
  }
  return -1
}

const NONE: readonly (readonly string[])[] = []

function standsAt(stems: readonly string[], at: number, phrase: readonly string[]): boolean {
  for (let offset = 1; offset < phrase.length; offset++) if (stems[at + offset] !== phrase[offset]) return false
  return true
}

function endAfterGap(stems: readonly string[], at: number, elements: readonly Element[], index: number): number {
  for (let gap = 0; gap <= WIDEST_GAP && at + gap < stems.length; gap++) {
    const end = endFrom(stems, at + gap, elements, index)
    if (end >= 0) return end
  }
  return -1
}
