/** A meeting's list as headings and rows of text: what stands in which column of the workbook. Pure. */

import type { Agenda, AgendaItem, Heading } from '../../dialogs/ports.ts'
import type { Case, PersonId } from '../../policies/case.ts'
import type { Forum } from '../../policies/council.ts'
import { whenWords } from '../../policies/day-words.ts'
import { decisionWords } from '../../policies/decision-words.ts'
import { leastHeadings, passingHeadings } from '../../policies/least-headings.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { sourceCell } from '../../policies/row-cells.ts'
import { headingKey } from '../../policies/transfer-row.ts'
import { lineMark } from '../../policies/workbook.ts'
import { agreementWords, hasRow, rowWords } from './agenda-words.ts'
import type { Theirs } from './their-rows.ts'

export type AgendaFacts = {
  /** The version in force, by which the columns are chosen. */
  readonly procedure: Procedure
  /** The version under which a case began; null where it is not kept any more. */
  readonly procedureOf: (current: Case) => Procedure | null
  readonly forum: Forum
  readonly agenda: Agenda
  /** The council's own headings, in order; empty while it has not set any. */
  readonly headings: readonly Heading[]
  /** The headings are the sample set of local mode: the workbook says so. */
  readonly sample?: boolean
  readonly nameOf: (id: PersonId) => string
  /** For headings filled with the worker's team; without it they stay empty. */
  readonly teamOf?: (id: PersonId) => string
  readonly now: Date
  /** What people typed into the workbook that is in the council's place now. */
  readonly theirs?: Theirs | null
}

export type Column = {
  /** The heading's own name, and how it is written above the column. */
  readonly name: string
  readonly heading: string
  readonly identity: boolean
  readonly cell: (item: AgendaItem) => string
}

/** Stands behind a heading whose column Stepwise never fills nor keeps. */
export const identityMark = ' (fill in here, not in Stepwise)'

/** The line above the headings: which meeting, made when, and that the headings are samples if they are. */
export function firstLine({ forum, agenda, now, sample, headings }: AgendaFacts): string {
  const samples = sample && headings.length > 0 ? ' Sample headings, not the council’s own.' : ''
  return `${lineMark}${forum.name}, ${whenWords(agenda.meeting.at)}. Made ${whenWords(now.toISOString())}.${samples}`
}

/** The workbook goes to every coordinator: a restricted case is one line in it without detail. */
export function cellsOf(columns: readonly Column[], item: AgendaItem): readonly string[] {
  if (!item.case.restricted) return columns.map(column => column.cell(item))
  const first = columns.findIndex(({ identity }) => !identity)
  return columns.map((_, at) => (at === Math.max(0, first) ? 'Restricted case' : ''))
}

/** The council's own columns. Identity columns are empty; others hold what was typed, or what the case says. */
export function councilColumns(facts: AgendaFacts): readonly Column[] {
  return facts.headings.map(heading => ({
    name: heading.name,
    heading: heading.identity ? `${heading.name}${identityMark}` : heading.name,
    identity: heading.identity,
    cell: ({ case: current }) =>
      heading.identity ? '' : heading.source ? fromSource(facts, current, heading.source) : typed(current, heading),
  }))
}

/** Only the route's name is the procedure's; a reference stands there whatever is kept. */
const fromSource = (facts: AgendaFacts, current: Case, source: string): string =>
  source === 'route'
    ? inOwn(facts, current, own => sourceCell(own, current, source, facts))
    : sourceCell(facts.procedure, current, source, facts)

/** The meeting as the case's own version has it: what it decided is said in that version's words. */
const forumAs = ({ procedureOf, forum }: AgendaFacts, { case: current }: AgendaItem): Forum =>
  procedureOf(current)?.forums.find(({ id }) => id === forum.id) ?? forum

/** A cell is worked out with the case's own version; without it the cell says so. */
function inOwn({ procedureOf }: AgendaFacts, current: Case, words: (own: Procedure) => string): string {
  const own = procedureOf(current)
  return own ? words(own) : `Version ${current.procedureVersion} of the procedure is not here`
}

/** Stepwise's least set: what a meeting needs to see whether an item is ready. */
export function leastColumns(facts: AgendaFacts): readonly Column[] {
  const { procedure } = facts
  const column = (heading: string, cell: Column['cell']): Column => ({ name: heading, heading, identity: false, cell })
  const row = column(passingHeadings.row, ({ case: current }) =>
    inOwn(facts, current, own => rowWords(own, current, facts)),
  )
  return [
    ...leastHeadings.map(({ name, source = '' }) =>
      column(name, ({ case: current }) => fromSource(facts, current, source)),
    ),
    column(passingHeadings.agreement, ({ case: current }) => inOwn(facts, current, own => agreementWords(own, current))),
    ...(hasRow(procedure) || facts.headings.length > 0 ? [row] : []),
    column(passingHeadings.decision, item => decisionWords(forumAs(facts, item), item.case, item.booking)),
  ]
}

function typed(current: Case, { name, identity }: Heading): string {
  const value = current.row[headingKey({ name, identity })]
  return typeof value === 'string' ? value : ''
}
