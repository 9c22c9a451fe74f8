/** The transfer spreadsheet row as part of the checklist. Identity headings are typed in the workbook only. */

import type { Case } from '../policies/case.ts'
import type { Item } from '../policies/procedure.ts'
import { factOf } from '../policies/route-plan.ts'
import type { OpenItem } from '../policies/standing.ts'
import { headingKey, identityInput, missingHeadings, rowStateInput, typedHeadings } from '../policies/transfer-row.ts'
import type { ChecklistView, RowSetting } from './checklist-card.ts'
import { rowRule } from './row-words.ts'
import { ownerWords } from './standing-words.ts'
import { listWords } from './wording.ts'

/** The group of row inputs, or none while the council has not set its headings (the items are then asked plainly). */
export function rowGroup(view: ChecklistView): object[] {
  const { row, current, procedure } = view
  if (!row) return []
  const item = procedure.items.find(candidate => candidate.answer.kind === 'spreadsheet')
  const why = { verb: 'why', caseId: current.id, rule: item?.id ?? '' }
  const inputs = { choices: [], dates: [], texts: textsOf(row, current), toggles: togglesOf(row, current) }
  return [{ title: 'Transfer spreadsheet row', items: [{ ...inputs, hint: hintOf(view, row), why }] }]
}

const spreadsheetItems = (shown: readonly OpenItem[]): readonly Item[] =>
  shown.flatMap(({ item }) => (item.answer.kind === 'spreadsheet' ? [item] : []))

/** With no headings set, and nothing said of the row yet, one answer says how far it is and settles all its items. */
export function isRowStated({ row, current }: ChecklistView, shown: readonly OpenItem[]): boolean {
  const items = spreadsheetItems(shown)
  return row === null && items.length > 1 && items.every(item => current.answers[factOf(item)] === undefined)
}

export function rowState({ procedure, current }: ChecklistView, shown: readonly OpenItem[]): object {
  const items = spreadsheetItems(shown)
  const [first] = items
  const must = items.some(({ force }) => force === 'must') ? ' (must)' : ''
  const options = [
    { title: 'Filled, every heading', value: 'complete' },
    { title: 'Filled in part', value: 'started' },
    { title: 'Not filled yet', value: 'empty' },
  ]
  const sections = [...new Set(items.map(({ section }) => section))].join(', ')
  return {
    choices: [{ id: rowStateInput, label: `The child’s row of the transfer spreadsheet${must}`, value: '', options }],
    dates: [],
    texts: [],
    toggles: [],
    hint: first ? `${ownerWords(procedure, first)} · ${sections}` : '',
    why: { verb: 'why', caseId: current.id, rule: first?.id ?? '' },
  }
}

const textsOf = (row: RowSetting, current: Case) =>
  typedHeadings(row.headings)
    .filter(heading => !heading.identity)
    .map(heading => ({ id: headingKey(heading), label: heading.name, value: textOf(current.row[headingKey(heading)]) }))

function togglesOf(row: RowSetting, current: Case): object[] {
  const identity = typedHeadings(row.headings).filter(heading => heading.identity)
  if (identity.length === 0) return []
  const filled = identity.every(heading => current.row[headingKey(heading)] === true)
  const label = `Typed in the workbook only: ${listWords(identity.map(heading => heading.name))}`
  return [{ id: identityInput, label, title: 'These are filled in the workbook', value: String(filled) }]
}

function hintOf({ procedure, current }: ChecklistView, row: RowSetting): string {
  const missing = missingHeadings(current.row, row.headings)
  const rule = row.refused ? 'Council setting: a row that is not complete is refused.' : rowRule(procedure)
  const source = row.sample ? 'Sample headings, not the council’s own' : 'Headings: council setting, not in the guidance'
  return [source, missing.length > 0 ? rule : 'Every heading is filled'].join('. ')
}

const textOf = (value: string | true | undefined): string => (typeof value === 'string' ? value : '')
