/** Parsed YAML of the answer matrix -> the checked matrix, or every problem at once. */
import { type AskedLine, askedSchema, type Matrix, matrixSchema } from './matrix.ts'

export type Compiled =
  | { readonly ok: true; readonly matrix: Matrix }
  | { readonly ok: false; readonly problems: readonly string[] }

/**
 * Checks the shape, that every topic has a cell in every council and no cell lacks its topic,
 * that ids are unique and that no cell carries another council's rule.
 */
export function compileMatrix(parts: Record<keyof Matrix, unknown>): Compiled {
  const read = matrixSchema.safeParse(parts)
  if (!read.success) {
    return {
      ok: false,
      problems: read.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`),
    }
  }
  const problems = [...topicProblems(read.data), ...cellProblems(read.data), ...referenceProblems(read.data)]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, matrix: read.data }
}

function topicProblems({ topics }: Matrix): string[] {
  const seen = new Map<string, string>()
  return topics.flatMap(topic => {
    const keys = [topic.id, ...topic.asked.map(text => text.toLowerCase())]
    const problems = keys.filter(key => seen.has(key)).map(key => `${topic.id}: "${key}" also in ${seen.get(key)}`)
    for (const key of keys) seen.set(key, topic.id)
    return problems
  })
}

/** Every question with its topic: those of the topics' own file, then those by further authors, in the order given. */
export function askedLines({ topics }: Matrix, further: readonly unknown[]): readonly AskedLine[] {
  const known = new Set(topics.map(topic => topic.id))
  const rows = further.map(row => askedSchema.parse(row))
  const stray = rows.find(({ topic }) => topic !== undefined && !known.has(topic))
  if (stray) throw new Error(`${stray.topic} is asked about and is not a topic`)
  return [...topics.map(({ id, asked }) => ({ topic: id, asked })), ...rows].flatMap(({ topic, asked }) =>
    asked.map(text => ({ topic, text })),
  )
}

function cellProblems({ topics, councils }: Matrix): string[] {
  const known = new Set(topics.map(topic => topic.id))
  return Object.entries(councils).flatMap(([council, { cells }]) => [
    ...topics.filter(topic => !cells[topic.id]).map(topic => `${council}: no cell for ${topic.id}`),
    ...Object.keys(cells)
      .filter(id => !known.has(id))
      .map(id => `${council}: ${id} is not a topic`),
    ...strangerProblems(
      council,
      Object.values(cells).flatMap(cell => cell.ids ?? []),
    ),
  ])
}

/** A council's rules all carry one code; a second code in a column is another council's rule. */
function strangerProblems(council: string, ids: readonly string[]): string[] {
  const codes = [...new Set(ids.map(id => id.slice(0, 2)))]
  return codes.length > 1 ? [`${council}: rules of several councils: ${codes.join(', ')}`] : []
}

/** Clocks and national time-scales name topics; each must exist. */
function referenceProblems({ topics, words, national }: Matrix): string[] {
  const known = new Set(topics.map(topic => topic.id))
  const named = [...words.clocks.flatMap(clock => clock.topics), ...national.rows.flatMap(row => row.topics)]
  return named.filter(id => !known.has(id)).map(id => `${id} is named and is not a topic`)
}
