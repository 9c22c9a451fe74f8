/** Everything that is kept about one reference, and the same as text to read. */
import type { Case } from './case.ts'
import type { Event } from './decision.ts'

export type CaseExport = {
  /** Every time it was here. */
  readonly cases: readonly Case[]
  readonly history: readonly Event[]
  readonly bookings: readonly unknown[]
  readonly notices: readonly unknown[]
  readonly reminders: readonly unknown[]
  readonly safety: readonly unknown[]
  /** Names of the lists and minutes that name it. */
  readonly files: readonly string[]
}

/** Every field on a line of its own, under the heading of what it belongs to. */
export function exportText(reference: string, all: CaseExport): string {
  const parts = Object.entries(all).flatMap(([heading, rows]) => [
    '',
    heading.toUpperCase(),
    ...(rows.length === 0 ? ['none'] : rows.flatMap((row, at) => ['', `${at + 1}.`, ...linesOf(row, '  ')])),
  ])
  return [`Everything Stepwise keeps about ${reference}`, ...parts, ''].join('\n')
}

function linesOf(value: unknown, indent: string): readonly string[] {
  if (value === null || typeof value !== 'object') return [`${indent}${String(value)}`]
  return Object.entries(value).flatMap(([key, inner]) =>
    inner !== null && typeof inner === 'object'
      ? [`${indent}${key}:`, ...linesOf(inner, `${indent}  `)]
      : [`${indent}${key}: ${String(inner)}`],
  )
}
