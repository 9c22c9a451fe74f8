/** The transfer spreadsheet row as part of the checklist. Identity headings are typed in the workbook only. */
import { headingKey, identityInput, missingHeadings, typedHeadings } from '../policies/transfer-row.ts'
import type { ChecklistView } from './checklist-card.ts'
import { listWords } from './wording.ts'

/** The group of row inputs, or none while the council has not set its headings (the items are then asked plainly). */
export function rowGroup({ row, current, procedure }: ChecklistView): object[] {
  if (!row) return []
  const typed = typedHeadings(row.headings)
  const texts = typed
    .filter(heading => !heading.identity)
    .map(heading => ({
      id: headingKey(heading),
      label: heading.name,
      value: textOf(current.row[headingKey(heading)]),
    }))
  const identity = typed.filter(heading => heading.identity)
  const filled = identity.every(heading => current.row[headingKey(heading)] === true)
  const toggles =
    identity.length === 0
      ? []
      : [
          {
            id: identityInput,
            label: `Typed in the workbook only: ${listWords(identity.map(heading => heading.name))}`,
            title: 'These are filled in the workbook',
            value: filled ? 'true' : 'false',
          },
        ]
  const missing = missingHeadings(current.row, row.headings)
  const rule = row.refused
    ? 'Council setting: a row that is not complete is refused.'
    : 'The document says every heading should be filled. It does not say what happens to a row that is not complete.'
  const item = procedure.items.find(candidate => candidate.answer.kind === 'spreadsheet')
  const hint = [
    row.sample ? 'Sample headings, not the council’s own' : 'Headings: council setting, not in the guidance',
    missing.length > 0 ? rule : 'Every heading is filled',
  ].join('. ')
  return [
    {
      title: 'Transfer spreadsheet row',
      items: [
        {
          choices: [],
          dates: [],
          texts,
          toggles,
          hint,
          why: { verb: 'why', caseId: current.id, rule: item?.id ?? '' },
        },
      ],
    },
  ]
}

const textOf = (value: string | true | undefined): string => (typeof value === 'string' ? value : '')
