/** What differs between a workbook and a list, in words. */
import type { Comparison, DifferingCell, DifferingDecision, NotListed } from '../policies/compare-workbook.ts'
import type { Sheet } from '../policies/workbook.ts'
import { listWords, plain } from './wording.ts'

/** So many of a kind are named, the rest counted. */
const namedAtMost = 12
const shownOfStepwise = 120

const whyWords: Readonly<Record<NotListed, string>> = {
  'no-such-case': 'I have no such case',
  'on-no-list': 'on no list',
  'on-another-list': 'on another list',
  ended: 'closed or taken back',
}

/** The rows: on one side only, twice, without a reference; then the headings. */
export function summaryWords(comparison: Comparison, sheet: Pick<Sheet, 'missing' | 'unknown' | 'repeated'>): string[] {
  const { notOnList, notInWorkbook, twice, decisions, stillFilled, withoutReference, differing } = comparison
  const rows = notOnList.map(({ number, reference, why }) => `${plain(reference)} (row ${number}, ${whyWords[why]})`)
  const repeated = twice.map(({ reference, numbers }) => `${plain(reference)} (rows ${listWords(numbers.map(String))})`)
  const lines = [
    said('In the workbook, not on the list', rows),
    said('On the list, not in the workbook', notInWorkbook.map(plain)),
    said('More than once in the workbook (the first row is compared)', repeated),
    said('Decisions that differ, which I never take over: record them on the list', decisions.map(decisionLine)),
    said(
      'Closed or taken back, with identity cells still filled: please empty them in the workbook',
      stillFilled.map(plain),
    ),
    said('Rows without a case reference', withoutReference.map(String)),
    said('Headings the workbook does not have', sheet.missing.map(plain)),
    said('Headings that are not the council’s (not compared)', sheet.unknown.map(plain)),
    said('Headings that stand there twice (the first is compared)', sheet.repeated.map(plain)),
  ].filter(Boolean)
  const cells = differing.length === 0 ? ['Every cell of the rows on both says the same.'] : []
  return [...lines, ...cells]
}

/** A whole sentence of its own would be lost in a list: short, in quotation marks. */
function decisionLine({ reference, workbook, stepwise }: DifferingDecision): string {
  const theirs = workbook === null ? 'words that identify somebody, not shown' : valueWords(workbook, shownOfStepwise)
  const ours = stepwise === '' ? 'nothing recorded' : valueWords(stepwise, shownOfStepwise)
  return `${plain(reference)} (workbook ${theirs}; Stepwise ${ours})`
}

function said(what: string, names: readonly string[]): string {
  if (names.length === 0) return ''
  const rest = names.length - namedAtMost
  const named = rest > 0 ? `${names.slice(0, namedAtMost).join(', ')} and ${rest} more` : listWords(names)
  return `**${what}:** ${named}.`
}

/** One cell that differs: what the workbook has, what Stepwise has, and why it cannot be taken over if it cannot. */
export function cellWords({ heading, workbook, stepwise, onlyShown }: DifferingCell): string {
  const name = `**${plain(heading)}**`
  if (onlyShown === 'identifying')
    return `${name}: what the workbook has there identifies somebody. Please take it out of the workbook. It is not shown here and cannot be taken over.`
  const why =
    onlyShown === 'filled-by-stepwise'
      ? ' Stepwise fills this itself.'
      : onlyShown === 'too-long'
        ? ' Too long to take over here: the worker can change it in the case.'
        : ''
  return `${name}: workbook ${valueWords(workbook)}; Stepwise ${valueWords(stepwise, shownOfStepwise)}.${why}`
}

function valueWords(value: string | boolean, atMost = 260): string {
  if (typeof value === 'boolean') return value ? 'filled' : 'not filled'
  if (value === '') return 'empty'
  return `“${plain(value.length > atMost ? `${value.slice(0, atMost)}…` : value)}”`
}
