/** The case's row of the transfer spreadsheet. Identity headings are typed in the workbook only. */
import type { Case } from '../policies/case.ts'
import type { Procedure } from '../policies/procedure.ts'
import { headingKey, type RowHeading } from '../policies/transfer-row.ts'
import { buttonsOf } from './actions.ts'
import { documentLine } from './document-words.ts'
import { type Card, render } from './render.ts'
import { plain, plural } from './wording.ts'

export type RowView = {
  readonly procedure: Procedure
  readonly current: Case
  /** null: the council has not set its headings. */
  readonly headings: readonly RowHeading[] | null
  readonly sample: boolean
  readonly missing: readonly string[]
  readonly refused: boolean
  readonly problems: readonly string[]
}

export function rowCard(view: RowView): Card {
  const { procedure, current, headings } = view
  const caseId = current.id
  const typed = (heading: RowHeading) => {
    const value = current.row[headingKey(heading)]
    return typeof value === 'string' ? value : ''
  }
  const data = {
    title: `Transfer spreadsheet row: ${current.reference}`,
    subtitle: sourceWords(view),
    warnings: view.problems.map(text => ({ text })),
    notes: notesOf(view).map(text => ({ text })),
    texts: (headings ?? []).filter(heading => !heading.identity).map(heading => ({ id: headingKey(heading), label: plainLabel(heading.name), value: typed(heading) })),
    toggles: (headings ?? []).filter(heading => heading.identity).map(heading => ({ id: headingKey(heading), label: plainLabel(heading.name), value: current.row[headingKey(heading)] === true ? 'true' : 'false' })),
    buttons: buttonsOf([
      ...(headings ? [{ title: 'Save the row', style: 'positive', inputs: 'auto', data: { verb: 'save-row', caseId } } as const] : []),
      { title: 'Back to the case', data: { verb: 'open-case', caseId } },
    ]),
    footer: documentLine(procedure),
  }
  return render('row', data, caseId)
}

export const rowText = ({ current, missing }: RowView): string => `Transfer spreadsheet row of ${current.reference}: ${plural(missing.length, 'heading')} to fill`

const plainLabel = (name: string): string => plain(name)

function sourceWords({ sample, headings }: RowView): string {
  if (!headings) return 'No headings set'
  return sample ? 'Sample headings, not the council’s own' : 'Council setting, not in the guidance'
}

function notesOf({ headings, missing, refused, procedure }: RowView): string[] {
  if (!headings) {
    const silence = procedure.silences.find(({ settings }) => settings.some(setting => setting.kind === 'headings'))
    return [`The document does not list the headings${silence ? ` (${silence.id})` : ''}. Ask your ${silence?.ask ?? 'administrator'}; your administrator can set them here.`]
  }
  const left = missing.length > 0 ? [`Still empty: ${missing.join(', ')}.`] : ['Every heading is filled.']
  const rule = refused
    ? 'Council setting: an incomplete row is refused.'
    : 'The document says every heading should be filled. It does not say what happens to a row that is not complete.'
  return [...left, ...(missing.length > 0 ? [rule] : []), 'Names, dates of birth and addresses are typed in the workbook only. Stepwise keeps whether they are filled.']
}
