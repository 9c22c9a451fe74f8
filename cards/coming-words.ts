/** Coming to us: cases whose meeting the early help team is asked to come to, and what is due from whom. */
import type { Coming } from '../policies/coming.ts'
import { dayWords } from '../policies/day-words.ts'
import { inLine } from './case-buttons.ts'
import type { CasesView } from './cases-card.ts'
import { plain } from './wording.ts'

/** Soonest meeting first; those without a day at the end. */
export function comingView(coming: readonly Coming[], nameOf: (id: string) => string): CasesView {
  const ordered = [...coming].sort(
    (a, b) => (a.meets ?? '9').localeCompare(b.meets ?? '9') || a.current.reference.localeCompare(b.current.reference),
  )
  return {
    title: 'Coming to us',
    empty: 'No open case asks your team to come.',
    lines: ordered.map(one => ({
      title: `${one.current.reference}: ${one.route.to.label}`,
      text: lineWords(one, nameOf),
      button: { title: 'Open', data: { verb: 'open-case', caseId: one.current.id } } as const,
    })),
  }
}

function lineWords({ current, meets, held, suggestedLead, papers, ours }: Coming, nameOf: (id: string) => string): string {
  return [
    meets ? `${held ? 'Met' : 'Meets'} ${dayWords(meets)}` : 'No day given yet',
    plain(nameOf(current.worker)),
    suggestedLead ? `suggested lead: ${plain(suggestedLead)}` : 'no lead suggested',
    ...(papers ? [papersWords(papers)] : []),
    ...ours.map(
      ({ item, state }) =>
        `${inLine(item.short)}: ${state === 'settled' ? 'done' : state === 'with-reason' ? 'does not apply' : 'not yet'}`,
    ),
  ].join(' · ')
}

function papersWords({ due, received }: NonNullable<Coming['papers']>): string {
  if (received) return `papers received ${dayWords(received)}`
  return due ? `papers due ${dayWords(due)}` : 'papers: due day not known yet'
}
