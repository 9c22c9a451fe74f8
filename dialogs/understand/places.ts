/** Councils named or only pointed to, and meetings: sought in the text as typed, by the lists in `data/councils.yaml`. */
import type { CouncilId } from '../../policies/council.ts'
import { lexicon } from './lexicon.ts'

type Term = { readonly id: string; readonly pattern: RegExp; readonly length: number }

function patternOf(term: string): RegExp {
  const spaced = term.replace(/[&,]/g, '\\$&').replace(/[ -]/g, '[\\s-]*')
  return new RegExp(`(?<![\\w])${spaced}(?:'s|s)?(?![\\w])`, 'i')
}

function termsOf(table: readonly (readonly [string, readonly string[]])[]): readonly Term[] {
  return table
    .flatMap(([id, terms]) => terms.map((term) => ({ id, pattern: patternOf(term), length: term.length })))
    .sort((a, b) => b.length - a.length)
}

const councils = Object.entries(lexicon.councils)
const names = termsOf(councils.map(([id, { names }]) => [id, names]))
const localTerms = termsOf(councils.map(([id, { terms }]) => [id, terms]))
const meetings = termsOf(Object.entries(lexicon.meetings))

function idsIn(text: string, terms: readonly Term[]): readonly string[] {
  return [...new Set(terms.filter(({ pattern }) => pattern.test(text)).map(({ id }) => id))]
}

/** Names of bodies that carry a council's name and are looked for as terms too. */
export function councilsOf(text: string): { readonly council?: CouncilId; readonly councilImplied?: CouncilId } {
  const council = idsIn(text, names)[0]
  if (council !== undefined) return { council }
  const implied = idsIn(text, localTerms)
  return implied.length === 1 ? { councilImplied: implied[0] } : {}
}

/** The meeting named, the longest name winning. */
export function meetingOf(text: string): string | undefined {
  return meetings.find(({ pattern }) => pattern.test(text))?.id
}
