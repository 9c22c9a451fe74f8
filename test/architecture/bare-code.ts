/** A TypeScript text without its comments, and without what stands in its strings: what rules may safely search. */

export type Bare = {
  /** Comments blanked out, strings as they are. */
  readonly code: string
  /** Comments, strings and regular expressions blanked out. */
  readonly bare: string
}

type Piece = { readonly kind: 'code' | 'comment' | 'string'; readonly text: string }

/** Line breaks stay where they are, so that line numbers hold. */
export function bareCode(text: string): Bare {
  const pieces = piecesOf(text)
  const blank = (piece: Piece) => piece.text.replace(/[^\n]/g, ' ')
  return {
    code: pieces.map(piece => (piece.kind === 'comment' ? blank(piece) : piece.text)).join(''),
    bare: pieces.map(piece => (piece.kind === 'code' ? piece.text : blank(piece))).join(''),
  }
}

const quoted = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/y
const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y
const regex = /\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  /** Depth of braces at which each open `${` of a template ends. */
  const templates: number[] = []
  let depth = 0
  let at = 0
  const take = (kind: Piece['kind'], length: number) => {
    pieces.push({ kind, text: text.slice(at, at + length) })
    at += length
  }
  while (at < text.length) {
    const char = text[at]
    const found = matchAt(text, at, comment) ?? matchAt(text, at, quoted)
    if (found) take(found.startsWith('/') ? 'comment' : 'string', found.length)
    else if (char === '`') take('string', templateLength(text, at + 1, templates, depth) + 1)
    else if (char === '}' && templates.at(-1) === depth) {
      templates.pop()
      take('string', templateLength(text, at + 1, templates, depth) + 1)
    } else if (char === '/' && mayBeginRegex(text, at)) take('string', matchAt(text, at, regex)?.length ?? 1)
    else {
      if (char === '{') depth++
      if (char === '}') depth--
      take('code', 1)
    }
  }
  return pieces
}

function matchAt(text: string, at: number, pattern: RegExp): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** Length of a template's text up to its end or to the next `${`, which is noted with the depth of its braces. */
function templateLength(text: string, from: number, templates: number[], depth: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '`') return at - from + 1
    else if (text[at] === '$' && text[at + 1] === '{') {
      templates.push(depth)
      return at - from + 2
    }
  }
  return text.length - from
}

function mayBeginRegex(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 40), at).trimEnd()
  return /(?:^|[(=:[!&|?{};,+]|=>|\breturn)$/.test(before)
}
