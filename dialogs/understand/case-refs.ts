/** Case references, however they are typed. */

const WITH_PREFIX = /\bcs[\s_:#-]{0,3}(\d{3,6})\b/gi
const AFTER_WORD = /\b(?:case|cases|ref|reference|child|family|number|no)[\s.:#]{1,3}(\d{4})\b/gi
const BARE =
  /(?<![\d/£#:.,-]|\d )(\d{4})(?![\d/%]|[.:]\d| ?(?:am|pm|hours|hrs|days|weeks|words|people|families|pounds)\b)(?! ?\d{3})/gi

type Found = { readonly at: number; readonly digits: string }

function found(text: string, pattern: RegExp): readonly Found[] {
  return Array.from(text.matchAll(pattern), match => ({
    at: match.index + match[0].indexOf(match[1]!),
    digits: match[1]!,
  }))
}

/** 1990 to 2039 read as years, 1600 after "at" as a time. */
function isReference(text: string, { at, digits }: Found): boolean {
  const before = text.slice(Math.max(0, at - 8), at).toLowerCase()
  if (/(?:\bat|@|\bby|\bfrom|\btil|\buntil) ?$/.test(before) && /^(?:0[7-9]|1\d|2[0-3])[0-5]\d$/.test(digits)) return false
  return !/^(?:199\d|20[0-3]\d)$/.test(digits)
}

/** References in the order typed, as `CS-1042`, each once. A bare number of four digits counts unless it is a year or a time. */
export function caseRefsOf(text: string): readonly string[] {
  const phoneless = text.replace(/\b0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}\b/g, number => '-'.repeat(number.length))
  const bare = found(phoneless, BARE).filter(one => isReference(phoneless, one))
  const all = [...found(phoneless, WITH_PREFIX), ...found(phoneless, AFTER_WORD), ...bare]
  return [...new Set([...all].sort((a, b) => a.at - b.at).map(({ digits }) => `CS-${digits}`))]
}

/** What is left of a text without the references in it. A word before a bare number is no part of one: "hand over 1042". */
export const withoutRefs = (text: string): string => text.replace(/\bcs[\s_:#-]{0,3}\d{3,6}\b|\b\d{4}\b/gi, ' ')
