/** The inputs of a checklist item: what they are called on the card, and how a press is read back. */
import type { Given } from '../policies/answer-kinds.ts'
import type { Answer, Consent } from '../policies/case.ts'
import type { ClosureValues } from '../policies/council.ts'
import type { Item } from '../policies/procedure.ts'
import type { Told, ToldConsent, ToldLead } from '../policies/told.ts'
import type { Inputs } from './actions.ts'

type Option = { readonly title: string; readonly value: string }
export type ItemInputs = {
  readonly choices: readonly {
    readonly id: string
    readonly label: string
    readonly value: string
    readonly options: readonly Option[]
  }[]
  readonly dates: readonly { readonly id: string; readonly label: string; readonly value: string }[]
  readonly texts: readonly { readonly id: string; readonly label: string; readonly value: string }[]
}

const yesNo: readonly Option[] = [
  { title: 'Yes', value: 'yes' },
  { title: 'No, not yet', value: 'no' },
  { title: 'Does not apply', value: 'na' },
]
const consentOptions: readonly Option[] = [
  { title: 'Given, spoken', value: 'given-spoken' },
  { title: 'Given, in writing', value: 'given-written' },
  { title: 'Given, spoken and in writing', value: 'given-both' },
  { title: 'Refused', value: 'refused-spoken' },
  { title: 'Withdrawn', value: 'withdrawn-spoken' },
]
const askedOptions: readonly Option[] = [
  { title: 'A parent or carer with parental responsibility', value: 'Parent or carer' },
  { title: 'Both parents', value: 'Both parents' },
  { title: 'The young person', value: 'Young person' },
  { title: 'A carer without parental responsibility', value: 'Carer without parental responsibility' },
  { title: 'Parental responsibility not known', value: 'Parental responsibility not known' },
]

/** True where the input is called by what is to be given, so that the rule itself has to stand beside it. */
export const isCalledByPart = ({ answer }: Item): boolean => answer.kind === 'date' || answer.kind === 'text'

/** Inputs for one item, filled with what was answered before; nothing else is ever pre-filled. */
export function inputsFor(
  item: Item,
  answer: Answer | undefined,
  more: { closures: readonly ClosureValues[]; consent: Consent | undefined; told: Told; mayStay?: boolean },
): ItemInputs {
  const must = item.force === 'must' ? ' (must)' : ''
  const label = `${item.text}${must}`
  const field = (part: string) => `${item.id}.${part}`
  const wantsReason = more.mayStay || (answer !== undefined && answer.value !== 'yes' && !answer.reason)
  const reason =
    wantsReason || answer?.reason
      ? [{ id: field('reason'), label: reasonLabel(item, more), value: answer?.reason ?? '' }]
      : []
  const choice = (options: readonly Option[], value: string) => ({
    choices: [{ id: item.id, label, value, options }],
    dates: [],
    texts: reason,
  })
  switch (item.answer.kind) {
    case 'date':
      return {
        choices: answer && answer.value !== 'yes' ? [{ id: item.id, label, value: answer.value, options: yesNo }] : [],
        dates: [{ id: field('day'), label: `${item.answer.label}${must}`, value: answer?.day ?? '' }],
        texts: reason,
      }
    case 'choice': {
      const options = item.answer.options.map(option => ({ title: option.label, value: option.id }))
      return { ...choice(options, answer?.choice ?? ''), texts: more.mayStay || answer?.reason ? reason : [] }
    }
    case 'closure-value':
      return {
        ...choice(closureOptions(more.closures, item.answer.part), answer?.choice ?? ''),
        ...closureText(item, more.closures, answer, label),
      }
    case 'text':
      return {
        choices: [],
        dates: [],
        texts: [
          { id: field('text'), label: `${item.answer.label}${must}`, value: answer?.text ?? '' },
          ...(more.mayStay || answer?.reason ? reason : []),
        ],
      }
    case 'lead':
      return leadInputs(item, { label, part: `${item.short}: role and agency`, answer, reason, told: more.told.lead })
    case 'consent':
      return consentInputs(item, label, { consent: more.consent, told: more.told.consent ?? {} })
    case 'sharing-basis':
      return choice(
        [
          { title: 'Agreed to sharing', value: 'yes' },
          { title: 'Not asked or not agreed yet', value: 'no' },
          { title: 'Going without, with a reason', value: 'na' },
        ],
        answer?.value ?? '',
      )
    default:
      return choice(yesNo, answer?.value ?? '')
  }
}

/** Where nobody is asked for a sign-off any more, what stays open is said why by itself. */
function reasonLabel({ short, force }: Item, { mayStay }: { readonly mayStay?: boolean }): string {
  if (!mayStay) return `Reason: ${short}`
  return force === 'must' ? `If it does not apply, why: ${short}` : `If it stays open, why: ${short}`
}

const leadOptions: readonly Option[] = [
  { title: 'Has taken it on', value: 'accepted' },
  { title: 'Named, not asked yet or no answer', value: 'named' },
  { title: 'Nobody will take it on', value: 'no' },
  { title: 'Does not apply', value: 'na' },
]
type LeadLabels = {
  readonly label: string
  readonly part: string
  readonly answer: Answer | undefined
  readonly reason: ItemInputs['texts']
  readonly told: ToldLead | undefined
}
function leadInputs(item: Item, { label, part, answer, reason, told }: LeadLabels): ItemInputs {
  const said = told ? (told.accepted ? 'accepted' : 'named') : ''
  const value = answer?.value === 'yes' ? (answer.choice ?? 'named') : (answer?.value ?? said)
  return {
    choices: [{ id: item.id, label, value, options: leadOptions }],
    dates: [],
    texts: [{ id: `${item.id}.text`, label: part, value: answer?.text ?? told?.text ?? '' }, ...reason],
  }
}

type Consented = { readonly consent: Consent | undefined; readonly told: ToldConsent }
function consentInputs(item: Item, label: string, { consent, told }: Consented): ItemInputs {
  const field = (part: string) => `${item.id}.${part}`
  const { status, form, who, day } = consent ?? told
  const options = consentOptions.filter(option => consent || !option.value.startsWith('withdrawn'))
  return {
    choices: [
      { id: field('consent'), label, value: status && form ? `${status}-${form}` : '', options },
      { id: field('who'), label: 'Who was asked', value: who ?? '', options: askedOptions },
    ],
    dates: [{ id: field('asked'), label: 'Day they were asked', value: day ?? '' }],
    texts: [],
  }
}

type Part = Extract<Item['answer'], { kind: 'closure-value' }>['part']
function closureOptions(closures: readonly ClosureValues[], part: Part): readonly Option[] {
  const values =
    part === 'option' ? closures.map(closure => closure.option) : closures.flatMap(closure => closure.thenOptions)
  return [...new Set(values)].map(value => ({ title: value, value }))
}
function closureText(item: Item, closures: readonly ClosureValues[], answer: Answer | undefined, label: string) {
  if (item.answer.kind !== 'closure-value' || item.answer.part !== 'then-text') return {}
  const name = closures.find(closure => closure.thenText)?.thenText ?? item.short
  return {
    choices: [],
    texts: [
      {
        id: `${item.id}.text`,
        label: `${label.replace(/\.( \(must\))?$/, '$1')}: ${name}`,
        value: answer?.text ?? '',
      },
    ],
  }
}

/** What a press gave, item by item. Ids of inputs are `<item>`, `<item>.day`, `.reason`, `.text`, `.consent`, `.who`, `.asked`. */
export function readGiven(inputs: Inputs): Record<string, Given> {
  const parts = new Map<string, Record<string, string>>()
  for (const [id, value] of Object.entries(inputs)) {
    const [field = '', part = 'value'] = id.split('.')
    if (value === '' || !/^([A-Z]{2}-C\d+[a-z]?|step-[a-z0-9-]+|[a-z][a-z0-9-]*)$/.test(field)) continue
    parts.set(field, { ...parts.get(field), [part]: value })
  }
  return Object.fromEntries([...parts].map(([field, given]) => [field, givenOf(given)]))
}

function givenOf(parts: Record<string, string>): Given {
  const given: Given = {
    value: parts.value,
    choice: parts.value,
    day: parts.day,
    text: parts.text,
    reason: parts.reason,
  }
  if (!parts.consent && !parts.who && !parts.asked) return given
  const [status, form] = (parts.consent ?? '').split('-')
  const pr =
    parts.who === 'Parental responsibility not known' ? 'not-known' : parts.who?.startsWith('Carer without') ? 'no' : 'yes'
  return { ...given, consent: { status, form, who: parts.who, parentalResponsibility: pr, day: parts.asked } }
}
