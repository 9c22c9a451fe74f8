/** Coming to us: cases whose meeting the early help team is asked to come to, and what is due from whom. */
import type { Coming } from '../policies/coming.ts'
import { dayWords } from '../policies/day-words.ts'
import type { CasesView } from './cases-card.ts'
import { inLine, plain } from './wording.ts'

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
      button: { title: 'Record', data: { verb: 'coming-case', caseId: one.current.id } } as const,
    })),
  }
}

function lineWords({ current, meets, held, suggestedLead, papers, acts }: Coming, nameOf: (id: string) => string): string {
  const done = acts.filter(act => act.done)
  const left = acts.filter(act => !act.done)
  return [
    meets ? `${held ? 'Met' : 'Meets'} ${dayWords(meets)}` : 'No day given yet',
    plain(nameOf(current.worker)),
    suggestedLead ? `suggested lead: ${plain(suggestedLead)}` : 'no lead suggested',
    ...(papers ? [papersWords(papers)] : []),
    `${done.length} of ${acts.length} done`,
    ...(left.length > 0 ? [`not yet: ${left.map(act => inLine(act.label)).join(', ')}`] : []),
  ].join(' · ')
}

export function papersWords({ due, received }: NonNullable<Coming['papers']>): string {
  if (received) return `papers received ${dayWords(received)}`
  return due ? `papers due ${dayWords(due)}` : 'papers: due day not known yet'
}
