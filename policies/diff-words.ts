/** Any value of a procedure in words, for a sentence about what has changed. */

/** Names of fields that a reader would not guess. */
const names: Readonly<Record<string, string>> = {
  actsAs: 'acts in Stepwise as',
  afterStep: 'comes after the step',
  answer: 'how it is answered',
  begins: 'how it begins',
  by: 'who does it',
  chosenWhen: 'chosen when',
  cutOff: 'cut-off',
  fact: 'answer shared as',
  follows: 'routes it follows',
  force: 'how binding it is',
  gate: 'due before',
  instead: 'takes the place of the rest',
  opensRoute: 'is a condition of the route',
  overlaps: 'also fits',
  perChild: 'asked for each child',
  short: 'short name',
  text: 'wording',
  thenTry: 'what to try next',
  when: 'when',
}

/** `inForceFrom` becomes "in force from". */
export const fieldName = (key: string): string =>
  names[key] ?? key.replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Lists with commas, several fields with semicolons; what is not there as "not said". */
export function asWords(value: unknown): string {
  if (value === null || value === undefined) return 'not said'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : value.map(asWords).join(value.some(isRecord) ? ' / ' : ', ')
  if (!isRecord(value)) return String(value)
  return Object.entries(value)
    .map(([key, inner]) => `${fieldName(key)} ${asWords(inner)}`)
    .join('; ')
}
