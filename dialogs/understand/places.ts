/** Councils named or only pointed to, and meetings: sought in the text as typed, by the lists in `data/councils.yaml`. */
import type { CouncilId } from '../../policies/council.ts'
import { lexicon } from './lexicon.ts'

/** One pattern for all terms of a table, and what each term stands for. */
type Finder = { readonly pattern: RegExp; readonly idOf: ReadonlyMap<string, string> }

/** Letters and digits only, so that "step-down form" and "Step down form" are one. */
const keyOf = (term: string): string => term.toLowerCase().replace(/[^a-z0-9]/g, '')

function finderOf(table: readonly (readonly [string, readonly string[]])[]): Finder {
  const terms = table.flatMap(([id, names]) => names.map(name => [name, id] as const))
  const longestFirst = [...terms].sort((a, b) => b[0].length - a[0].length)
  const sources = longestFirst.map(([term]) => term.replace(/[^a-z0-9]+/gi, "[\\s,&'-]*"))
  return {
    pattern: new RegExp(`(?<![\\w])(${sources.join('|')})(?:'s|s)?(?![\\w])`, 'gi'),
    idOf: new Map(terms.map(([term, id]) => [keyOf(term), id])),
  }
}

type Hit = { readonly id: string; readonly length: number }

function hitsIn(text: string, { pattern, idOf }: Finder): readonly Hit[] {
  return Array.from(text.matchAll(pattern), match => {
    const term = match[1] ?? ''
    return { id: idOf.get(keyOf(term)) ?? '', length: term.length }
  })
}

const councils = Object.entries(lexicon.councils)
const names = finderOf(councils.map(([id, council]) => [id, council.names]))
const localTerms = finderOf(councils.map(([id, council]) => [id, council.terms]))
const meetings = finderOf(Object.entries(lexicon.meetings))

/** The council named; else the one that all local terms point to. Terms of two councils point to neither. */
export function councilsOf(text: string): {
  readonly council?: CouncilId
  readonly councilImplied?: CouncilId
} {
  const council = hitsIn(text, names)[0]?.id
  if (council !== undefined) return { council }
  const implied = new Set(hitsIn(text, localTerms).map(({ id }) => id))
  const [only] = implied
  return implied.size === 1 && only !== undefined ? { councilImplied: only } : {}
}

/** Meetings of other services, listed so that they are not taken for one of ours. */
const NOT_OURS = 'not-ours'

/** The meeting named, the longest name winning, the first among equals. */
export function meetingOf(text: string): string | undefined {
  const [first, ...others] = hitsIn(text, meetings)
  const longest = others.reduce((best, hit) => (best && hit.length > best.length ? hit : best), first)
  return longest?.id === NOT_OURS ? undefined : longest?.id
}
