/** Files that need one another in a circle. */
import type { Rule } from './rule.ts'
import type { Source } from './source-files.ts'

/** Groups of files of which each reaches every other, found by walking from each (Tarjan would be quicker, not clearer). */
export function cyclesOf(sources: readonly Source[], counts: (imported: Source['imports'][number]) => boolean): string[] {
  const next = new Map(sources.map(({ path, imports }) => [path, imports.filter(counts).flatMap(({ file }) => file ?? [])]))
  const reach = new Map([...next.keys()].map(path => [path, reachedFrom(path, next)]))
  const seen = new Set<string>()
  const cycles: string[] = []
  for (const [path, reached] of reach) {
    if (seen.has(path) || !reached.has(path)) continue
    const group = [...reached].filter(other => reach.get(other)?.has(path)).sort()
    for (const each of group) seen.add(each)
    cycles.push(group.join(' ⇄ '))
  }
  return cycles
}

function reachedFrom(start: string, next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>()
  const waiting = [...(next.get(start) ?? [])]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue
    reached.add(path)
    waiting.push(...(next.get(path) ?? []))
  }
  return reached
}

const circle = {
  'cards/a-card.ts': "import { b } from './b-card.ts'\n",
  'cards/b-card.ts': "import { a } from './a-card.ts'\n",
}

export const cycleRules: readonly Rule[] = [
  {
    title: 'has no two files that need each other to run',
    because: 'a circle can only be read, tested and moved as one lump, and may load half-made',
    find: sources => cyclesOf(sources, ({ type }) => !type),
    broken: circle,
  },
]
