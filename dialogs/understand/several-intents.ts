/** Messages that ask for more than one thing: each part is read on its own. */
import { sentencesOf } from './clauses.ts'
import { featuresOf } from './features.ts'
import { judge, type Models } from './models.ts'
import { tidy } from './normalise.ts'
import { INTENTS, type IntentName } from './understanding.ts'

const NEXT_REQUEST =
  /,? (?:and also|and then|also|plus|as well as|and can you|and could you|and please|and what|and when|and who|and where|and how)\b/i

/** Parts beyond these are not read: a pasted paragraph is not a list of requests. */
const MOST_PARTS = 6

/** How sure a part must be before it counts as a request of its own. */
const SURE_PART = 0.6

/** Courtesies and strays, which are no further request beside a real one. */
const NO_REQUEST: ReadonlySet<IntentName> = new Set(['greeting_or_thanks', 'help', 'out_of_scope', 'safeguarding_now'])

/** The pieces of a message that may each be a request, as typed. */
export function requestsOf(text: string): readonly string[] {
  const parts = sentencesOf(tidy(text)).flatMap(sentence => {
    const cut = NEXT_REQUEST.exec(sentence)
    return cut ? [sentence.slice(0, cut.index), sentence.slice(cut.index + 1)] : [sentence]
  })
  return parts.filter(part => part.trim().split(/\s+/).length > 1).slice(0, MOST_PARTS)
}

function requestIn(part: string, models: Models): IntentName | undefined {
  const chances = judge(featuresOf(part), models).intents
  const best = chances.indexOf(Math.max(...chances))
  const intent = INTENTS[best]!
  return chances[best]! >= SURE_PART && !NO_REQUEST.has(intent) ? intent : undefined
}

/** Intents of the parts, in the order typed, each once. Empty for a message of one part. */
export function severalIntents(text: string, models: Models): readonly IntentName[] {
  const parts = requestsOf(text)
  if (parts.length < 2) return []
  return [...new Set(parts.flatMap(part => requestIn(part, models) ?? []))]
}
