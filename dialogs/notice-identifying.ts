/** Typed text that identifies somebody is sent back before anything of the press is kept. */
import type { Press } from '../cards/actions.ts'
import { identifyingMessage } from '../cards/identifying-words.ts'
import type { Outgoing } from './incoming.ts'
import { replyWith, type Turn } from './turn.ts'
import { identifyingIn } from './understand/identifying.ts'

/** A council's own numbers, addresses and inboxes are what its administrator and coordinator are asked for. */
const officeForms: ReadonlySet<string> = new Set([
  ...['save-setting', 'save-call', 'save-series', 'change-meeting', 'add-meeting'],
  // A colleague is looked for by name; nothing of it is kept.
  ...['hand-over-form', 'restrict-form'],
])

/** The request to take it out, or null when nothing was noticed. A colleague who was chosen is no number, whatever their id looks like. */
export function noticeIdentifying({ ports }: Turn, { action, inputs }: Press): readonly Outgoing[] | null {
  if (officeForms.has(action.verb)) return null
  const own = ['anyway', 'note', 'late', 'why', 'words', 'when'].map(
    field => (action as Readonly<Record<string, unknown>>)[field],
  )
  const typed = [...Object.values(inputs), ...own].filter(text => typeof text === 'string')
  const found = typed.filter(text => !ports.directory.find(text)).flatMap(text => identifyingIn(text))
  if (found.length === 0) return null
  const about = 'caseId' in action ? action.caseId : null
  return replyWith({ pressed: false }, identifyingMessage(found.map(({ kind }) => kind)), about)
}
