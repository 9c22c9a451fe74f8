/** A council writes references in its own way; the reader of words knows one way. Here the one becomes the other and back. */
import type { Setting } from '../policies/meeting-record.ts'
import { anyReference, fitsPattern, type ReferencePattern, referencesIn, tidyReference } from '../policies/reference.ts'
import type { Ports } from './ports.ts'
import type { Turn } from './turn.ts'

/** The council's own pattern, or any reference with a digit in it until it is set. */
export function patternOf(settings: readonly Setting[]): ReferencePattern {
  const value = settings.find(setting => setting.id === 'case.reference-pattern')?.value
  return isPattern(value) ? value : anyReference
}
const isPattern = (value: unknown): value is ReferencePattern =>
  typeof value === 'object' && value !== null && 'pattern' in value && 'example' in value

/** From memory: needs no database. */
export const patternFor = ({ ports, person }: Pick<Turn, 'person'> & { readonly ports: Ports }): ReferencePattern =>
  patternOf(ports.safetySettings(person.council))

export type Spoken = {
  /** The text with the council's references in the reader's way. */
  readonly text: string
  /** What a reference that was read there is in the council's own. */
  readonly meant: (read: string) => string
}

export function spokenReferences(text: string, pattern: ReferencePattern): Spoken {
  const said = referencesIn(text, pattern)
  const own = [...new Set(said.map(({ reference }) => reference))]
  const readAs = (reference: string) => `CS-${900_001 + own.indexOf(reference)}`
  const read = said.reduceRight(
    (rest, { at, text: there, reference }) => rest.slice(0, at) + readAs(reference) + rest.slice(at + there.length),
    text,
  )
  const meant = new Map(own.map(reference => [readAs(reference), reference]))
  return {
    text: read,
    meant: reference => meant.get(reference) ?? (isWritten(reference, text) ? reference : asOwn(reference, pattern)),
  }
}

/** With the letters that stand before it, which then are somebody's own. */
const isWritten = (read: string, text: string): boolean =>
  new RegExp(`\\bcs[\\s_:#-]{0,3}${read.slice('CS-'.length)}\\b`, 'i').test(text)

/** "1042" is read as `CS-1042`: where the council writes `LL-1042`, that is meant. */
function asOwn(read: string, pattern: ReferencePattern): string {
  const digits = /^CS-(\d+)$/.exec(read)?.[1]
  const own = digits ? tidyReference(digits, pattern) : read
  return fitsPattern(own, pattern) && pattern !== anyReference ? own : read
}
