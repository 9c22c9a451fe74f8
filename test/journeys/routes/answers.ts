/** What a careful worker would give for whatever a card asks. */
import { type Field, fieldsOn } from './fields.ts'

export type Choosing = {
  readonly today: string
  /** Values to choose wherever they are offered, the first that fits. */
  readonly choose: readonly string[]
  /** What one input is to be given, whatever it offers; null leaves it as it is. */
  readonly give: Readonly<Record<string, string | null>>
}

/**
 * Questions whose other answer asks for nothing that must be done: these are answered so that the more demanding
 * items come up. Every other question is answered yes.
 */
const moreIsAskedAfterNo: readonly string[] = [
  'straight-from-initial-assessment',
  'parent-ends-section-20',
  'lead-at-final-meeting',
]

const usual: readonly string[] = ['yes', 'goes-on', 'given-spoken', 'Both parents', 'accepted']
const texts: Readonly<Record<string, string>> = {
  reason: 'Not so in this case',
  text: 'Health visitor, health trust',
}

/** An answer for every input of a case card that has none yet. */
export function answersFor(card: unknown, choosing: Choosing): Record<string, string> {
  const given = fieldsOn(card).flatMap(field => {
    const answer = answerFor(field, choosing)
    return answer === null ? [] : [[field.id, answer] as const]
  })
  return Object.fromEntries(given)
}

function answerFor(field: Field, { today, choose, give }: Choosing): string | null {
  const fixed = give[field.id]
  if (fixed !== undefined) return fixed === field.value ? null : fixed
  if (field.value !== '' || field.id === 'anyway') return null
  if (moreIsAskedAfterNo.includes(field.id)) return 'no'
  switch (field.type) {
    case 'Input.Date':
      return today
    case 'Input.ChoiceSet':
      return [...choose, ...usual, ...field.options].find(value => field.options.includes(value)) ?? null
    case 'Input.Text':
      return texts[field.id.split('.')[1] ?? 'text'] ?? 'As agreed'
    default:
      return null
  }
}
