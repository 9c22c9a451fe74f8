/** Words ready to copy: which of them a case has, and what in a line stands for something the case knows. */
import type { Case } from './case.ts'
import { itemsOf } from './checklist.ts'
import type { CopyText, Item, Procedure } from './procedure.ts'
import { routeOf } from './route-plan.ts'

/** What a line may name besides an item of the checklist: the case's reference, and where from and where to. */
export const caseFields = ['reference', 'from', 'to'] as const

const field = /\{([^{}]*)\}/g

/** Everything that the subject and the lines name in braces. */
export const fieldsOf = ({ subject, lines }: Pick<CopyText, 'subject' | 'lines'>): readonly string[] =>
  [subject ?? '', ...lines].flatMap(line => [...line.matchAll(field)].map(([, name]) => name ?? ''))

/** The line with each field replaced by what it stands for. */
export const fillLine = (line: string, wordsFor: (name: string) => string): string =>
  line.replaceAll(field, (_, name: string) => wordsFor(name))

/**
 * Texts of the case's routes, in the order of the council's files; none of a route whose rest another took the place
 * of. One that asks a lead waits until leads are asked for.
 */
export function copyTextsOf(procedure: Procedure, current: Case): readonly CopyText[] {
  const items = itemsOf(procedure, current)
  const instead = current.routes.findLastIndex(id => routeOf(procedure, id).instead)
  const live = current.routes.slice(Math.max(0, instead))
  return procedure.texts.filter(
    ({ routes, asks }) => routes.some(route => live.includes(route)) && (!asks || items.some(item => item.id === asks)),
  )
}

/** The item whose lead person this text asks; null for a text that asks nobody. */
export const leadItemOf = (procedure: Procedure, { asks }: CopyText): Item | null =>
  procedure.items.find(item => item.id === asks) ?? null
