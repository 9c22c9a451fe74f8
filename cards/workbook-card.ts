/** What differs between a workbook and a meeting's list: first the rows, then cell by cell, each to be chosen. */
import type { Comparison, DifferingCase, DifferingCell } from '../policies/compare-workbook.ts'
import type { Forum } from '../policies/council.ts'
import { whenWords } from '../policies/day-words.ts'
import type { Meeting } from '../policies/meeting-record.ts'
import type { Sheet } from '../policies/workbook.ts'
import { type Button, buttonsOf } from './actions.ts'
import { cellWords, summaryWords } from './comparison-words.ts'
import { type Card, render } from './render.ts'
import { plain, plural } from './wording.ts'
import { headingsButton } from './workbook-words.ts'

export const cellsPerPage = 8

export type WorkbookView = {
  readonly forum: Forum
  readonly meeting: Meeting
  readonly comparison: Comparison
  readonly sheet: Pick<Sheet, 'missing' | 'unknown' | 'repeated'>
  readonly page: number
  readonly said: readonly string[]
  /** Its first row says something else than the council's headings: it may take their place. */
  readonly offersHeadings: boolean
}

type Cell = { readonly of: DifferingCase; readonly cell: DifferingCell }

export function workbookCard(view: WorkbookView): Card {
  const { forum, meeting, comparison } = view
  const all = comparison.differing.flatMap(of => of.cells.map(cell => ({ of, cell })))
  const pages = Math.max(1, Math.ceil(all.length / cellsPerPage))
  const page = Math.min(view.page, pages - 1)
  const shown = all.slice(page * cellsPerPage, (page + 1) * cellsPerPage)
  const offered = shown.filter(({ cell }) => cell.onlyShown === null)
  const data = {
    title: 'What differs from your workbook',
    subtitle: `${forum.name}, ${whenWords(meeting.at)} · ${plural(comparison.rows, 'row')} in the workbook${pages > 1 ? ` · page ${page + 1} of ${pages}` : ''}`,
    said: view.said.map(text => ({ text })),
    lines: (page === 0 ? summaryWords(view.comparison, view.sheet) : []).map(text => ({ text })),
    items: itemsOf(shown, offered),
    buttons: buttonsOf(buttons(view, { page, pages, offered })),
    footer:
      'Nothing was changed by sending it. Stepwise does not keep the workbook. Under identity headings it looked only at whether a cell is filled.',
  }
  return render('workbook', data, null)
}

export const workbookText = ({ forum, comparison }: WorkbookView): string =>
  `${forum.name}: ${plural(comparison.differing.length, 'case')} with cells that differ, ${plural(comparison.notOnList.length, 'row')} not on the list, ${plural(comparison.notInWorkbook.length, 'case')} not in the workbook`

function itemsOf(shown: readonly Cell[], offered: readonly Cell[]): object[] {
  const groups = Map.groupBy(shown, ({ of }) => of.current.id)
  return [...groups.values()].map(cells => {
    const current = cells[0]?.of.current
    const choices = cells.filter(one => offered.includes(one))
    return {
      heading: plain(current?.reference ?? ''),
      lines: cells.map(({ cell }) => ({ text: cellWords(cell) })),
      choices:
        choices.length === 0
          ? []
          : [
              {
                id: `take.${current?.id}`,
                label: `Take over from the workbook into ${current?.reference} (optional)`,
                options: choices.map(one => ({ title: one.cell.heading, value: String(offered.indexOf(one)) })),
              },
            ],
    }
  })
}

type Paging = { readonly page: number; readonly pages: number; readonly offered: readonly Cell[] }
function buttons({ meeting, offersHeadings }: WorkbookView, { page, pages, offered }: Paging): Button[] {
  const meetingId = meeting.id
  const cells = offered.map(({ of, cell }) => ({
    caseId: of.current.id,
    seen: of.current.revision,
    key: cell.key,
    to: cell.workbook,
  }))
  const save: Button = {
    title: 'Save what I chose',
    style: 'positive',
    inputs: 'auto',
    data: { verb: 'take-over', meetingId, page, cells },
  }
  const turn = (title: string, to: number): Button => ({ title, data: { verb: 'workbook', meetingId, page: to } })
  const list: Button = { title: 'Open the list', data: { verb: 'agenda', meetingId } }
  return [
    ...(cells.length > 0 ? [save] : []),
    ...(page + 1 < pages ? [turn('Next page', page + 1)] : []),
    ...(page > 0 ? [turn('Previous page', page - 1)] : []),
    list,
    ...(offersHeadings ? [headingsButton] : []),
  ]
}
