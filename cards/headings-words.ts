/** What is said of headings that were taken from a workbook, or cannot be. */
import type { HeadingsProblem } from '../policies/council-headings.ts'
import type { RowHeading } from '../policies/transfer-row.ts'
import type { Message } from './message-card.ts'
import { listWords, plain, plural } from './wording.ts'

export function headingsRefusedMessage(problem: HeadingsProblem): Message {
  return {
    title: 'That first row cannot become headings',
    paragraphs: [headingsWords(problem), 'Nothing of it was kept and nothing was changed.'],
  }
}

function headingsWords(problem: HeadingsProblem): string {
  switch (problem.code) {
    case 'identifying':
      return 'A cell of it identifies somebody, so it is a row about a family and no heading. Put the headings into the first row.'
    case 'too-many':
      return `It has more than ${problem.limit} headings.`
    case 'too-long':
      return `One of them is longer than ${problem.limit} characters.`
    case 'gap':
      return 'One column between the others has no heading.'
    case 'twice':
      return 'Two of them read the same.'
  }
}

/** `rows`: open cases whose text under a heading is no longer kept, because the heading is identity now. */
export function headingsSavedMessage(headings: readonly RowHeading[], rows: number): Message {
  const named = (identity: boolean) =>
    listWords(headings.filter(heading => heading.identity === identity).map(({ name }) => `“${plain(name)}”`)) || 'none'
  const hasReference = headings.some(({ source }) => source === 'reference')
  return {
    title: 'The headings are saved',
    subtitle: 'Council setting, not in the guidance',
    paragraphs: [
      `Kept: ${named(false)}.`,
      `Identity, typed in the workbook only: ${named(true)}.`,
      ...(rows > 0 ? [`What Stepwise had kept under identity headings was removed from ${plural(rows, 'case')}.`] : []),
      ...(hasReference ? [] : ['None of them is the case reference: a workbook cannot be compared with the list.']),
      'The next list comes as a workbook with these headings.',
    ],
  }
}
