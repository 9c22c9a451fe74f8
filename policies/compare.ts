/** Procedures side by side on one topic. Each council's own rules only; where it has none, that is said. */
import compiled from './answers/compiled.json' with { type: 'json' }
import type { Cell, Matrix } from './answers/matrix.ts'
import { findTheme, plain, type Theme, themes } from './compare-themes.ts'
import type { CouncilId } from './council.ts'
import type { Procedure, Procedures } from './procedure.ts'
import { everyRule, type RuleKind, type RuleRow, ruleRows } from './rule-rows.ts'

/** A rule, or an answer that rests on several. */
export type Said = Pick<RuleRow, 'section' | 'force' | 'text'> & { readonly ids: readonly string[] }
/** What one council says. `says` empty: its document does not say. */
export type Column = {
  readonly council: CouncilId
  readonly name: string
  readonly says: readonly Said[]
  /** Silences about it, with whom to ask; and what of these rules can be read in two ways. */
  readonly silent: readonly { readonly ids: readonly string[]; readonly text: string }[]
}
export type Comparison = { readonly topic: string; readonly columns: readonly Column[] }

const { matrix } = compiled as unknown as { readonly matrix: Matrix }

/** Topics by name, for "compare what?". Any word of the rules is a topic too. */
export const topicsToCompare = (): readonly string[] => themes.map(theme => theme.title)

/**
 * Compares a theme (consent, lead, meetings, time limits, joint visit, …), a topic of the answers, or else a word
 * that rules have in them. null: no procedure says anything of the kind.
 */
export function compareTopic(procedures: Procedures, asked: string): Comparison | null {
  const theme = findTheme(asked)
  const all = [...procedures.values()]
  if (theme) return { topic: theme.title, columns: all.map(procedure => themeColumn(procedure, theme)) }
  const topic = matrix.topics.find(({ id, title }) => plain(id) === plain(asked) || plain(title) === plain(asked))
  if (topic) return { topic: topic.title, columns: all.map(procedure => answerColumn(procedure, topic.id)) }
  return compareWord(all, asked)
}

function compareWord(all: readonly Procedure[], asked: string): Comparison | null {
  const word = plain(asked)
  const has = (text: string) => plain(text).includes(word)
  const columns = word.length < 3 ? [] : all.map(procedure => columnOf(procedure, { kinds: everyRule, has }))
  return columns.some(column => column.says.length > 0) ? { topic: asked.trim(), columns } : null
}

const themeColumn = (procedure: Procedure, { kinds, says }: Theme): Column =>
  columnOf(procedure, { kinds, has: says ? text => says.test(text) : null })

type Choosing = { readonly kinds: readonly RuleKind[]; readonly has: ((text: string) => boolean) | null }
/** Silences and two readings are told beside the rules only where words choose: otherwise all of them would be. */
function columnOf(procedure: Procedure, { kinds, has }: Choosing): Column {
  const rows = ruleRows(procedure).filter(({ text }) => !has || has(text))
  const chosen = rows.filter(row => kinds.includes(row.kind))
  const silent = has ? rows.filter(row => row.kind === 'S' && !kinds.includes('S')) : []
  const unclear = has ? procedure.ambiguities.filter(({ about }) => chosen.some(({ id }) => about.includes(id))) : []
  return {
    council: procedure.council,
    name: procedure.name,
    says: chosen.map(({ id, section, force, text }) => ({ ids: [id], section, force, text })),
    silent: [
      ...silent.map(({ id, text }) => ({ ids: [id], text })),
      ...unclear.slice(0, 2).map(({ id, text }) => ({ ids: [id], text: `Not clear in the document: ${text}` })),
    ],
  }
}

function answerColumn({ council, name }: Procedure, topic: string): Column {
  const cell: Cell | undefined = matrix.councils[council]?.cells[topic]
  const ids = cell?.ids ?? []
  if (!cell || 'silent' in cell) {
    const text = cell?.silent.note ?? (cell ? `Ask: ${cell.silent.ask}.` : '')
    return { council, name, says: [], silent: text ? [{ ids, text }] : [] }
  }
  const text = 'text' in cell ? cell.text : `The document says two things, or leaves it open: ${cell.twoThings}`
  return { council, name, says: [{ ids, section: cell.sections.join(', '), force: null, text }], silent: [] }
}

/** The comparison as text, council by council. */
export function describeComparison({ topic, columns }: Comparison): string {
  const lines = columns.flatMap(({ name, says, silent }) => [
    '',
    name,
    ...says.map(
      ({ ids, section, force, text }) =>
        `  ${[ids.join(' '), force].filter(Boolean).join(' ')}  ${text} (${section ?? 'no section'})`,
    ),
    ...(says.length === 0 ? ['  The document does not say.'] : []),
    ...silent.map(({ ids, text }) => `  ${[...ids, text].join(' ')}`),
  ])
  return [topic, ...lines, ''].join('\n')
}
