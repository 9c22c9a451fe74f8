/** Puts a mistyped word right when one known word is a slip of a finger away. */

/** Known words, and the same by first letter and length, where near ones are looked for. */
export type KnownWords = {
  readonly all: ReadonlySet<string>
  readonly shelves: ReadonlyMap<string, readonly string[]>
}

/** Shortest word that is put right; shorter ones are too often another word. */
const shortest = 5

/** Gathers word lists once for looking up. */
export function gatherWords(...lists: readonly (readonly string[])[]): KnownWords {
  const all = new Set(lists.flat())
  const shelves = new Map<string, string[]>()
  for (const word of all) {
    const shelf = shelfOf(word, word.length)
    const standing = shelves.get(shelf)
    if (standing) standing.push(word)
    else shelves.set(shelf, [word])
  }
  return { all, shelves }
}

/** Replaces each unknown word of five letters or more by a known word a single slip away, if there is one. */
export function correctWords(words: readonly string[], known: KnownWords): string[] {
  return words.map(word => (word.length < shortest || known.all.has(word) ? word : (nearestWord(word, known) ?? word)))
}

function nearestWord(typed: string, { shelves }: KnownWords): string | undefined {
  for (const length of [typed.length, typed.length - 1, typed.length + 1]) {
    const found = shelves.get(shelfOf(typed, length))?.find(word => isOneSlip(typed, word))
    if (found) return found
  }
  return undefined
}

function shelfOf(word: string, length: number): string {
  return `${word[0]}${length}`
}

/** One letter too many, missing, wrong, or two neighbours swapped. */
export function isOneSlip(a: string, b: string): boolean {
  if (a.length < b.length) return isOneSlip(b, a)
  let at = 0
  while (at < b.length && a[at] === b[at]) at += 1
  if (a.length > b.length) return a.slice(at + 1) === b.slice(at)
  const isSwapped = a[at] === b[at + 1] && a[at + 1] === b[at]
  return a.slice(at + 1) === b.slice(at + 1) || (isSwapped && a.slice(at + 2) === b.slice(at + 2))
}
