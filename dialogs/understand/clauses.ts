/** Cuts a message into sentences and clauses, so that one part cannot cancel a cue in another. */

const SENTENCE_END = /(?<=[.?!])\s+|[\n\r;]+|\s\|\s|(?<=[a-z])\.(?=[A-Z])/
const CLAUSE_END = /,|\s-+\s|:\s|\(|\)|\b(?:but|however|although|though|except|whereas|yet|because|cos)\b/i

function pieces(text: string, end: RegExp): readonly string[] {
  return text
    .split(end)
    .map(piece => piece.trim())
    .filter(piece => /[a-z0-9]/i.test(piece))
}

/** Sentences as typed, never empty ones. */
export function sentencesOf(text: string): readonly string[] {
  return pieces(text, SENTENCE_END)
}

/** Clauses of all sentences, in order. */
export function clausesOf(text: string): readonly string[] {
  return sentencesOf(text).flatMap(sentence => pieces(sentence, CLAUSE_END))
}
