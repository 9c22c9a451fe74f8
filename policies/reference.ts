/** A case reference: how it is kept, however it is typed, and where one stands in what somebody said. */

/** `pattern` is a regular expression over a kept reference; `example` one that fits it. */
export type ReferencePattern = { readonly pattern: string; readonly example: string }

/** Until the council sets a pattern: letters, digits, hyphens and slashes, with a digit in it, never a name. */
export const anyReference: ReferencePattern = { pattern: '^[A-Z0-9][A-Z0-9/-]{1,23}$', example: 'CS-1042' }

export const fitsPattern = (reference: string, { pattern }: ReferencePattern): boolean =>
  new RegExp(pattern).test(reference) && /\d/.test(reference)

/**
 * A reference as it is kept: capitals, no spaces, one kind of hyphen, nothing invisible. `CS1042`, `cs 1042` and `1042`
 * are all `CS-1042` where references look like that: one child is never opened twice because of how it was typed.
 */
export function tidyReference(typed: string, pattern: ReferencePattern): string {
  const tidy = plainReference(typed)
  const parts = partsOf(pattern.example)
  const [, letters = '', digits] = /^([A-Z]*)[/:#-]?(\d+)$/.exec(tidy) ?? []
  if (!parts || !digits || (letters !== '' && letters !== parts.letters)) return tidy
  const isShort = letters === '' && pattern === anyReference && digits.length !== parts.digits
  const whole = `${parts.before}${digits}`
  return !isShort && fitsPattern(whole, pattern) ? whole : tidy
}

/** What is in a cell of a workbook is there as it was kept: its letters are not guessed at. */
export const plainReference = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .trim()
    .toUpperCase()
    .replace(/\s+/g, '-')

/** `CS-` and four digits of `CS-1042`; null where it is built otherwise. */
function partsOf(example: string): { readonly before: string; readonly letters: string; readonly digits: number } | null {
  const [, before, letters, digits] = /^(([A-Z]*)[/-]?)(\d+)$/.exec(example) ?? []
  return before === undefined || letters === undefined || !digits ? null : { before, letters, digits: digits.length }
}

export type SaidReference = { readonly at: number; readonly text: string; readonly reference: string }

/**
 * Where a text names a case in the council's own way, in order. Nothing while no pattern is set. Four digits by themselves
 * may be a year or a time, and are left to whoever reads the rest.
 */
export function referencesIn(text: string, pattern: ReferencePattern): readonly SaidReference[] {
  if (pattern === anyReference) return []
  return [...text.matchAll(saidLike(pattern.example))]
    .filter(([said]) => !/^\d{4}$/.test(said))
    .map(match => ({ at: match.index, text: match[0], reference: tidyReference(match[0], pattern) }))
    .filter(({ reference }) => fitsPattern(reference, pattern))
}

function saidLike(example: string): RegExp {
  const parts = partsOf(example)
  const loose = example.replace(/[/-]/g, '[\\s/-]?').replace(/\d+/g, digits => `\\d{${digits.length}}`)
  const own = parts?.letters ? `(?:${parts.letters}[\\s_:#/-]{0,3})?\\d{${parts.digits}}` : loose
  return new RegExp(`(?<![\\p{L}\\d/.:£-])${own}(?![\\p{L}\\d]|[/.:]\\d)`, 'giu')
}
