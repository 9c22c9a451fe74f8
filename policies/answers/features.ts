/** A text as weighed features: its words, neighbouring pairs of words, and the form of the question. */

/** The form a question has; a weak hint of which topic is meant. The first that fits. */
const forms: readonly (readonly [string, RegExp])[] = [
  ['?who', /\bwho|\bwhose\b|which (person|manager|professional|role)/i],
  ['?how-much', /how (long|soon|many|quick|fast|often|much|far|recent)/i],
  ['?when', /\bwhen\b/i],
  ['?where', /\bwhere\b/i],
  ['?what-if', /what if|what happens/i],
  ['?how', /\bhow\b/i],
  ['?which', /\bwhich\b/i],
  ['?what', /\bwhat/i],
  ['?yes-no', /^(do|does|is|are|can|must|should|will|has|have)\b/i],
]

/** Share of a pair of words, and of the question's form, against a single word. */
const pairShare = 0.5
const formShare = 0.9

/** Features of a text with their share: words 1, pairs and form less. */
export function featuresOf(text: string, tokens: readonly string[]): Map<string, number> {
  const features = new Map<string, number>()
  for (const [at, token] of tokens.entries()) {
    features.set(token, 1)
    const next = tokens[at + 1]
    if (next && next !== token) features.set(`${token} ${next}`, pairShare)
  }
  const form = formOf(text)
  if (form) features.set(form, formShare)
  return features
}

/** The form of a question, if it has one of the known forms. */
export function formOf(text: string): string | undefined {
  return forms.find(([, pattern]) => pattern.test(text))?.[0]
}

/** Kinds of answer that a form of question usually wants. */
const wantedBy: Readonly<Record<string, readonly string[]>> = {
  '?who': ['role'],
  '?how-much': ['duration', 'number', 'day-time'],
  '?when': ['duration', 'day-time', 'hours', 'date'],
  '?where': ['document'],
  '?what-if': ['list'],
  '?yes-no': ['yes-no'],
}

/** Whether a kind of answer suits a form of question. */
export function suits(type: string, form: string | undefined): boolean {
  return form !== undefined && (wantedBy[form]?.includes(type) ?? false)
}

/** How telling a feature is: the fewer of `all` topics use it, the more. */
export function rarityOf(users: number, all: number): number {
  return Math.sqrt(Math.log(1 + all / (users + 0.5)))
}

/** The features weighed by rarity, brought to length one. */
export function weigh(features: ReadonlyMap<string, number>, rarity: (feature: string) => number): Map<string, number> {
  const weighed = new Map<string, number>()
  let square = 0
  for (const [feature, share] of features) {
    const weight = share * rarity(feature)
    weighed.set(feature, weight)
    square += weight * weight
  }
  const length = Math.sqrt(square) || 1
  for (const [feature, weight] of weighed) weighed.set(feature, weight / length)
  return weighed
}
