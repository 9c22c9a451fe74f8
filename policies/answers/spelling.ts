/** Puts a mistyped word right when one known word is a slip of a finger away. */

/** Replaces each unknown word of five letters or more by a known word a single slip away, if there is one. */
export function correctWords(words: readonly string[], known: ReadonlySet<string>): string[] {
  return words.map(word => (word.length < 5 || known.has(word) ? word : (nearestWord(word, known) ?? word)))
}

function nearestWord(typed: string, known: ReadonlySet<string>): string | undefined {
  for (const word of known) {
    const near = word[0] === typed[0] && word.length > 3 && Math.abs(word.length - typed.length) < 2
    if (near && isOneSlip(typed, word)) return word
  }
  return undefined
}

/** One letter too many, missing, wrong, or two neighbours swapped. */
export function isOneSlip(a: string, b: string): boolean {
  if (a.length < b.length) return isOneSlip(b, a)
  let at = 0
  while (at < b.length && a[at] === b[at]) at += 1
  if (a.length > b.length) return a.slice(at + 1) === b.slice(at)
  const swapped = a[at] === b[at + 1] && a[at + 1] === b[at]
  return a.slice(at + 1) === b.slice(at + 1) || (swapped && a.slice(at + 2) === b.slice(at + 2))
}
