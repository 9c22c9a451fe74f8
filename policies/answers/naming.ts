/** Which council a question is about: the one named, the asker's own, or one whose word is used. */
import type { CouncilId } from '../council.ts'
import type { Words } from './matrix.ts'
import { splitWords } from './tokens.ts'

export type Named =
  | { readonly kind: 'one'; readonly council: CouncilId; readonly isOwn: boolean }
  /** A word only another council uses: not answered for this council, and not lent from the other. */
  | { readonly kind: 'foreign-word'; readonly word: string; readonly council: CouncilId }
  | { readonly kind: 'several'; readonly councils: readonly CouncilId[] }
  | { readonly kind: 'none' }
/** A family on the move is about one's own procedure, whatever council it comes from or goes to. */
const moving = /\b(mov(e|es|ed|ing)|relocat\w*|transferred|came|coming|placed|lives?|living)\b/i

/** Reads the council of a question; `own` is the asker's, if known. */
export function findCouncil(question: string, own: CouncilId | undefined, words: Words): Named {
  const text = ` ${splitWords(question).join(' ')} `
  const named = councilsWith(withoutServices(text, words), words, 'names')
  const others = named.filter(council => council !== own)
  if (own && (others.length === 0 || moving.test(question))) return ownUnlessForeign(text, own, words)
  if (others.length > 1 || (named.length > 1 && own)) return { kind: 'several', councils: named }
  if (others[0]) return { kind: 'one', council: others[0], isOwn: false }
  const implied = councilsWith(text, words, 'words')
  return implied.length === 1 ? { kind: 'one', council: implied[0]!, isOwn: false } : { kind: 'none' }
}

/** The question without the names of councils, so that a name does not weigh in finding the topic. */
export function withoutNames(question: string, words: Words): string {
  const councils = Object.values(words.councils)
  const text = question.toLowerCase()
  const services = councils.flatMap(council => council.words).map(word => word.toLowerCase())
  const spoken = services.filter(service => text.includes(service)).join(' ')
  const names = councils.flatMap(council => council.names).filter(name => !spoken.includes(name))
  if (names.length === 0) return question
  const pattern = new RegExp(`\\b(?:(?:in|for|at)\\s+)?(?:${names.join('|')})(?:['’]s)?\\b`, 'gi')
  return question.replace(pattern, ' ').replaceAll(/\s+/g, ' ').trim()
}

/** A service may carry a council's name in its own: that names the service, not the council. */
function withoutServices(text: string, words: Words): string {
  const services = Object.values(words.councils).flatMap(council => council.words)
  return services.reduce((left, service) => left.replaceAll(` ${splitWords(service).join(' ')} `, ' '), text)
}

function ownUnlessForeign(text: string, own: CouncilId, words: Words): Named {
  for (const [council, spoken] of Object.entries(words.councils)) {
    const isShared = (word: string) => words.councils[own]?.words.includes(word) ?? false
    const word = spoken.words.find(one => holds(text, one) && !isShared(one))
    if (council !== own && word) return { kind: 'foreign-word', word, council }
  }
  return { kind: 'one', council: own, isOwn: true }
}

function councilsWith(text: string, words: Words, list: 'names' | 'words'): CouncilId[] {
  return Object.keys(words.councils).filter(council => words.councils[council]![list].some(word => holds(text, word)))
}

function holds(text: string, phrase: string): boolean {
  return text.includes(` ${splitWords(phrase).join(' ')} `)
}
