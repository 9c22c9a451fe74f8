/** Cells of a workbook taken over into a case's row: chosen one by one, never over what somebody changed meanwhile. */
import { askAgain, lapseChanged } from './approval.ts'
import type { Answer, Case, Person } from './case.ts'
import { changeOf, revise } from './case-changes.ts'
import { longestTakenOver } from './compare-workbook.ts'
import { accept, type Decision, type Directory, type Notice, refuse } from './decision.ts'
import type { Procedure } from './procedure.ts'
import { headingKey, type RowHeading, rowAnswers, typedHeadings } from './transfer-row.ts'

/** A kept heading's text, or of an identity heading whether it is filled. */
export type TakenCell = { readonly key: string; readonly to: string | boolean }
export type TakingOver = {
  readonly person: Person
  readonly now: Date
  readonly directory: Directory
  readonly headings: readonly RowHeading[]
  /** Revision of the case that the coordinator was shown. */
  readonly seen: number
  readonly cells: readonly TakenCell[]
}

/**
 * The row with the chosen cells, the checklist items that follow from it, and a notice to the worker. Sign-offs whose
 * facts this changes lapse, and are asked again where they were waiting. Nothing new: nothing is written.
 */
export function takeOver(procedure: Procedure, current: Case, taking: TakingOver): Decision {
  const { person, now, headings } = taking
  if (!person.roles.includes('coordinator')) return refuse({ code: 'not-your-role', needs: 'coordinator' })
  const row = rowWith(current.row, taking)
  if (!row) return refuse({ code: 'row-changed', reference: current.reference })
  const keys = changedKeys(current.row, row)
  if (keys.length === 0) return accept({ council: current.council, writes: [], events: [], outbox: [] })
  if (current.ended) return refuse({ code: 'case-ended', reference: current.reference, how: current.ended.how })
  if (current.revision !== taking.seen) return refuse({ code: 'row-changed', reference: current.reference })
  const answers = changedAnswers(current, rowAnswers(procedure, current, row, { headings, person, now }))
  const answered: Case = { ...current, row, answers: { ...current.answers, ...answers } }
  const lapsed = { ...answered, signOffs: lapseChanged(procedure, answered) }
  const again = askAgain(procedure, lapsed, current, taking)
  const next = revise(procedure, lapsed, { signOffs: again.signOffs }, now.toISOString())
  const names = headings.filter(heading => keys.includes(headingKey(heading))).map(({ name }) => name)
  const happening = { type: 'row-taken-over', by: person.id, facts: { headings: names } }
  const outbox = [...again.outbox, rowNotice(next, { by: person.id, headings: names })]
  return accept(changeOf(current, next, happening, { outbox }))
}

/** null: a cell names a heading that is no longer one to fill, or holds what its heading does not. */
function rowWith(before: Case['row'], { headings, cells }: TakingOver): Case['row'] | null {
  const row: Record<string, string | true> = { ...before }
  for (const { key, to } of cells) {
    const heading = typedHeadings(headings).find(candidate => headingKey(candidate) === key)
    if (!heading || heading.identity !== (typeof to === 'boolean')) return null
    if (typeof to === 'string' && to.length > longestTakenOver) return null
    if (to === false || to === '') delete row[key]
    else row[key] = to
  }
  return row
}

const changedKeys = (before: Case['row'], after: Case['row']): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(key => (before[key] ?? '') !== (after[key] ?? ''))

/** Answers that say something else than before: who gave an unchanged one stays who it was. */
const changedAnswers = (current: Case, after: Case['answers']): Readonly<Record<string, Answer>> =>
  Object.fromEntries(Object.entries(after).filter(([fact, { value }]) => current.answers[fact]?.value !== value))

/** To the worker, in the card of the day: which headings, by whom. What was written there is in the case. */
function rowNotice(next: Case, { by, headings }: { by: string; headings: readonly string[] }): Notice {
  return {
    key: `row-taken-over:${next.id}:${next.revision}`,
    council: next.council,
    to: { person: next.worker },
    kind: 'row-taken-over',
    caseId: next.id,
    urgency: 'day',
    facts: { by, headings },
  }
}
