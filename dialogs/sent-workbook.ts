/** The workbook a conversation sent last, and the headings it is read by. Never kept beyond the process. */

import { leastHeadings } from '../policies/least-headings.ts'
import type { Setting } from '../policies/meeting-record.ts'
import { headingsOf, type RowHeading } from '../policies/transfer-row.ts'
import type { Sheet, Workbook } from '../policies/workbook.ts'
import type { Turn } from './turn.ts'

/** Without what stood under identity headings, in this process alone, for the next pages and "which meeting?". */
export function rememberWorkbook({ ports, key, now }: Turn, { headings }: Workbook, sheet: Sheet | null): void {
  const empty = { rows: [], missing: [], unknown: [], repeated: [] }
  const workbook = { sheet: sheet ?? empty, headings, at: now.toISOString() }
  ports.remember(key.conversationId, { workbook })
}

const rememberedMs = 60 * 60_000

/** The workbook of this conversation, for an hour. */
export function rememberedWorkbook({ ports, key, now }: Turn) {
  const { workbook } = ports.recall(key.conversationId)
  return workbook && now.getTime() - Date.parse(workbook.at) < rememberedMs ? workbook : null
}

/** The council's own headings, else Stepwise's least set. */
export const headingsInUse = (settings: readonly Setting[]): readonly RowHeading[] =>
  headingsOf(settings)?.headings ?? leastHeadings
