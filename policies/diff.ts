/** Two versions of a procedure told apart, in words: what is new, what is gone, and what a rule says now. */

import { asWords, fieldName, isRecord } from './diff-words.ts'
import type { Procedure } from './procedure.ts'

/** `id`: the rule's id, the fact of a question, or `procedure` for what stands once (its version, its document …). */
export type Difference =
  | { readonly kind: 'new' | 'gone'; readonly id: string; readonly text: string }
  | {
      readonly kind: 'changed'
      readonly id: string
      readonly field: string
      readonly before: string
      readonly after: string
    }

type Entry = Readonly<Record<string, unknown>>

/** Every difference, in the order of the later version; what is gone comes after what is left of its list. */
export function diffProcedures(before: Procedure, after: Procedure): readonly Difference[] {
  return Object.keys({ ...before, ...after }).flatMap(key => {
    const [old, now] = [fieldOf(before, key), fieldOf(after, key)]
    return isList(old) && isList(now) ? diffLists(old, now, '') : diffValue('procedure', key, [old, now])
  })
}

const fieldOf = (procedure: Procedure, key: string): unknown => (procedure as Entry)[key]
const isList = (value: unknown): value is readonly Entry[] =>
  Array.isArray(value) && value.every(entry => isRecord(entry) && nameOf(entry) !== undefined)
const nameOf = (entry: Entry): string | undefined =>
  typeof entry.id === 'string' ? entry.id : typeof entry.fact === 'string' ? entry.fact : undefined

/** `within`: the rule to which the list belongs, before the id of its entry; empty for rules themselves. */
function diffLists(before: readonly Entry[], after: readonly Entry[], within: string): readonly Difference[] {
  const find = (list: readonly Entry[], entry: Entry) => list.find(other => nameOf(other) === nameOf(entry))
  const one = (kind: 'new' | 'gone', entry: Entry): Difference => ({
    kind,
    id: `${within}${nameOf(entry) ?? ''}`,
    text: headingOf(entry),
  })
  const kept = after.flatMap(entry => {
    const old = find(before, entry)
    return old ? diffEntry(old, entry, within) : [one('new', entry)]
  })
  return [...kept, ...before.filter(entry => !find(after, entry)).map(entry => one('gone', entry))]
}

const diffEntry = (before: Entry, after: Entry, within: string): readonly Difference[] =>
  Object.keys({ ...before, ...after }).flatMap(key => {
    const [id, old, now] = [`${within}${nameOf(after) ?? ''}`, before[key], after[key]]
    // What a rule has several of, such as a meeting's outcomes, is told one by one.
    const both = isList(old) && isList(now) && old.length > 0 && now.length > 0
    return both ? diffLists(old, now, `${id}, ${fieldName(key)} `) : diffValue(id, key, [old, now])
  })

function diffValue(id: string, key: string, [before, after]: readonly [unknown, unknown]): readonly Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  return [{ kind: 'changed', id, field: fieldName(key), before: asWords(before), after: asWords(after) }]
}

const headingOf = ({ text, name, when, option, label, title }: Entry): string =>
  asWords(text ?? name ?? when ?? option ?? label ?? title)

/** Without the version itself and its first day: whoever asks what changed knows these. */
export const ruleDifferences = (before: Procedure, after: Procedure): readonly Difference[] =>
  diffProcedures(before, after).filter(
    found => !(found.kind === 'changed' && found.id === 'procedure' && isVersionField(found.field)),
  )

const isVersionField = (field: string): boolean => field === fieldName('version') || field === fieldName('inForceFrom')

/** One difference as a sentence. */
export function describeDifference(difference: Difference): string {
  const who = difference.id === 'procedure' ? 'The procedure' : difference.id
  if (difference.kind === 'changed')
    return `${who}, ${difference.field}: was "${difference.before}", is now "${difference.after}".`
  return `${who} is ${difference.kind}: ${difference.text}`
}

/** All differences as text, with both versions at the top. */
export function describeDifferences(before: Procedure, after: Procedure): string {
  const found = diffProcedures(before, after)
  const told = found.length > 0 ? found.map(describeDifference) : ['No rule differs.']
  return [`${after.name}: version ${before.version} and version ${after.version}`, ...told, ''].join('\n')
}
