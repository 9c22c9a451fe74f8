/** Cuts English endings, roughly: `booked`, `booking` and `books` become one form. Not a dictionary word. */
export function stemOf(word: string): string {
  if (word.length < 4) return word
  const base = withoutEnding(word)
  return base.length > 3 && base.endsWith('e') ? base.slice(0, -1) : base
}

function withoutEnding(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:sh|ch|x|ss|z)es$/.test(word)) return word.slice(0, -2)
  if (word.endsWith('ing') && word.length > 5) return undoubled(word.slice(0, -3))
  if (word.endsWith('ed') && word.length > 4 && !word.endsWith('eed')) return undoubled(word.slice(0, -2))
  if (/[^suie]s$/.test(word) || /[^s]es$/.test(word)) return word.slice(0, -1)
  return word
}

/** `stepp` → `step`, but `call` and `miss` stay. */
function undoubled(base: string): string {
  return /([bdgmnprt])\1$/.test(base) ? base.slice(0, -1) : base
}
