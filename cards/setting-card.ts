/** The form of one council setting. */

import { weekday } from '../policies/council.ts'
import type { OpenSilence } from '../policies/settings.ts'
import type { RowHeading } from '../policies/transfer-row.ts'
import { buttonsOf } from './actions.ts'
import { type Card, render } from './render.ts'
import { settingWords } from './setting-words.ts'
import { capital } from './wording.ts'

export function settingCard({ silence, spec, setting }: OpenSilence, problem: string): Card {
  const data = {
    title: spec.label,
    subtitle: `The document leaves this out: ${silence.text} Ask: ${silence.ask}. (${silence.id})`,
    now: setting ? [{ text: `Now: ${settingWords(spec, setting.value)}` }] : [],
    warnings: problem ? [{ text: problem }] : [],
    ...inputsOf(spec.kind, setting?.value),
    buttons: buttonsOf([
      { title: 'Save', style: 'positive', inputs: 'auto', data: { verb: 'save-setting', id: spec.id } },
      { title: 'Back to the list', data: { verb: 'set-up', page: 0 } },
    ]),
  }
  return render('setting', data, null)
}

type Kind = OpenSilence['spec']['kind']
const days = weekday.options.map(day => ({ title: capital(day), value: day }))
const none = { choices: [], times: [], dates: [], texts: [] }
const text = (label: string, value: string, many = false) => ({
  ...none,
  texts: [{ id: 'value', label, value, many }],
})

function inputsOf(kind: Kind, value: unknown): object {
  switch (kind) {
    case 'yes-no':
      return {
        ...none,
        choices: [
          {
            id: 'value',
            label: 'Yes or no',
            value: '',
            options: [
              { title: 'Yes', value: 'yes' },
              { title: 'No', value: 'no' },
            ],
          },
        ],
      }
    case 'meeting-pattern':
      return patternInputs()
    case 'headings':
      return text('Headings, one on each line; put * after those that identify a person', headingLines(value), true)
    case 'reference-pattern':
      return text('An example of a reference, such as CS-1042', exampleIn(value))
    case 'number':
      return text('A whole number', typeof value === 'number' ? String(value) : '')
    case 'phone':
      return text('Phone number, as it should be shown', typeof value === 'string' ? value : '')
    case 'email':
      return text('Email address', typeof value === 'string' ? value : '')
    case 'hours':
      return text('Hours, in words', typeof value === 'string' ? value : '')
    case 'text':
      return text('In a few words', typeof value === 'string' ? value : '', true)
  }
}

const headingLines = (value: unknown): string =>
  Array.isArray(value)
    ? (value as readonly RowHeading[]).map(({ name, identity }) => `${name}${identity ? ' *' : ''}`).join('\n')
    : ''

const exampleIn = (value: unknown): string => (value as { readonly example?: string } | undefined)?.example ?? ''

function patternInputs(): object {
  const often = [1, 2, 3, 4].map(weeks => ({
    title: weeks === 1 ? 'Every week' : `Every ${weeks} weeks`,
    value: String(weeks),
  }))
  return {
    choices: [
      { id: 'weekday', label: 'Weekday (required)', value: '', options: days },
      { id: 'weeks', label: 'How often (required)', value: '', options: often },
      { id: 'cut-off-day', label: 'Cut-off weekday', value: '', options: days },
    ],
    times: [
      { id: 'time', label: 'Time (required)' },
      { id: 'cut-off-time', label: 'Cut-off time' },
    ],
    dates: [{ id: 'anchor', label: 'A day on which it meets (needed when it is not every week)' }],
    texts: [{ id: 'place', label: 'Place', value: '', many: false }],
  }
}
