/** What a later version of a procedure says differently, in words. */
import { dateWords } from '../policies/day-words.ts'
import { describeDifference, ruleDifferences } from '../policies/diff.ts'
import type { Procedure } from '../policies/procedure.ts'
import type { Button } from './actions.ts'
import type { Message } from './message-card.ts'
import { plural } from './wording.ts'

const changesAtOnce = 10
const longestChange = 420

export type Changes = {
  readonly before: Procedure
  readonly after: Procedure
  readonly page: number
  readonly caseId: string | null
}

/** What the later version says differently, a page at a time. */
export function changesMessage({ before, after, page, caseId }: Changes): Message {
  const all = ruleDifferences(before, after).map(describeDifference)
  const pages = Math.max(1, Math.ceil(all.length / changesAtOnce))
  const from = before.version
  const to = after.version
  const more: readonly Button[] =
    page + 1 < pages
      ? [
          {
            title: `More (page ${page + 2} of ${pages})`,
            data: { verb: 'version-changes', from, to, page: page + 1, caseId },
          },
        ]
      : []
  const back: readonly Button[] = caseId ? [{ title: 'Back to the case', data: { verb: 'open-case', caseId } }] : []
  return {
    title: `What changed from version ${from} to version ${to}`,
    subtitle: `${after.name} · ${plural(all.length, 'change')}`,
    paragraphs: all.slice(page * changesAtOnce, (page + 1) * changesAtOnce).map(shortened),
    buttons: [...more, ...back],
    note: 'A case keeps the version under which it was started. Stepwise moves none to another.',
  }
}

const shortened = (text: string): string => (text.length > longestChange ? `${text.slice(0, longestChange - 1)}…` : text)

/** A new version, told to the administrator once: from when, and the first changes. */
export function newVersionMessage(before: Procedure, after: Procedure, start: string | null): Message {
  const { title: _, ...changes } = changesMessage({ before, after, page: 0, caseId: null })
  const from = start ? ` from ${dateWords(start)}` : ''
  return {
    ...changes,
    title: `Version ${after.version} of the procedure is here`,
    paragraphs: [
      `It is in force${from}. Cases that are open by then keep the version they were started under, and say so.`,
      ...(changes.paragraphs ?? []),
    ],
  }
}
