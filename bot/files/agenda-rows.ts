/** A meeting's list as headings and rows of text: what stands in which column of the workbook. Pure. */

import type { Agenda, AgendaItem, Heading } from '../../dialogs/ports.ts'
import type { Case, PersonId } from '../../policies/case.ts'
import type { Forum } from '../../policies/council.ts'
import { whenWords } from '../../policies/day-words.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { routeOf } from '../../policies/route-plan.ts'
import { headingKey } from '../../policies/transfer-row.ts'
import { agreementWords, decisionWords, hasRow, rowWords } from './agenda-words.ts'

export type AgendaFacts = {
  readonly procedure: Procedure
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
}

export type Column = {
  readonly heading: string
  readonly identity: boolean
  readonly cell: (item: AgendaItem) => string
}

/** Stands behind a heading whose column Stepwise never fills nor keeps. */
export const identityMark = ' (fill in here, not in Stepwise)'
/** Begins the line above the headings, by which a workbook of our own is known again. */
export const lineMark = 'Stepwise list: '

/** The line above the headings: which meeting, made when, and that the headings are samples if they are. */
export function firstLine({ forum, agenda, now, sample, headings }: AgendaFacts): string {
  const samples = sample && headings.length > 0 ? ' Sample headings, not the council’s own.' : ''
  return `${lineMark}${forum.name}, ${whenWords(agenda.meeting.at)}. Made ${whenWords(now.toISOString())}.${samples}`
}

/** The council's own columns. Identity columns are empty; others hold what was typed, or what the case says. */
export function councilColumns(facts: AgendaFacts): readonly Column[] {
  return facts.headings.map(heading => ({
    heading: heading.identity ? `${heading.name}${identityMark}` : heading.name,
    identity: heading.identity,
    cell: ({ case: current }) =>
      heading.identity ? '' : heading.source ? fromCase(facts, current, heading.source) : typed(current, heading),
  }))
}

/** Stepwise's least set: what a meeting needs to see whether an item is ready. */
export function leastColumns(facts: AgendaFacts): readonly Column[] {
  const { procedure, forum } = facts
  const column = (heading: string, cell: Column['cell']): Column => ({ heading, identity: false, cell })
  const row = column('Row complete', ({ case: current }) => rowWords(procedure, current, facts))
  return [
    column('Reference', ({ case: current }) => current.reference),
    column('Route', ({ case: current }) => fromCase(facts, current, 'route')),
    column('Worker', ({ case: current }) => facts.nameOf(current.worker)),
    column('Locality', ({ case: current }) => current.locality),
    column('Manager’s agreement', ({ case: current }) => agreementWords(procedure, current)),
    ...(hasRow(procedure) || facts.headings.length > 0 ? [row] : []),
    column('Decision', item => decisionWords(forum, item)),
  ]
}

function typed(current: Case, { name, identity }: Heading): string {
  const value = current.row[headingKey({ name, identity })]
  return typeof value === 'string' ? value : ''
}

/** A source that is not known fills nothing: an empty cell is seen, a guess is not. */
function fromCase({ procedure, nameOf, teamOf }: AgendaFacts, current: Case, source: string): string {
  switch (source) {
    case 'reference':
      return current.reference
    case 'worker':
      return nameOf(current.worker)
    case 'team':
      return teamOf?.(current.worker) ?? ''
    case 'locality':
      return current.locality
    case 'route':
      return routeOf(procedure, current.routes[0]).name
    default:
      return ''
  }
}
