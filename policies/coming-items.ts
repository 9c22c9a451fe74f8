/** Which items of a procedure concern those to whom a case is coming. */
import type { TimeLimit } from './council.ts'
import type { Item, Procedure } from './procedure.ts'

/** True for a role that runs lists or receives cases for its council. */
export const coordinates = (procedure: Procedure, role: string): boolean =>
  procedure.roles.some(({ id, actsAs }) => id === role && actsAs === 'coordinator')

/** The papers are the dated item that is held against a notice. */
export const papersItem = (procedure: Procedure, items: readonly Item[]): Item | null =>
  items.find(item => noticeOf(procedure, item) !== undefined) ?? null

/** The notice that a dated item is held against. */
export function noticeOf(procedure: Procedure, { answer }: Item): TimeLimit | undefined {
  const wanted = answer.kind === 'date' ? answer.limit : undefined
  return wanted ? procedure.limits.find(({ id, kind }) => id === wanted && kind === 'notice') : undefined
}
