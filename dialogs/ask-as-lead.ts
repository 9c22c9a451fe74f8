/** "Hand over 1042", "restrict 1042": a command about who works on a case and who sees it. */
import { mayLead } from '../policies/access.ts'
import { showHandOver } from './hand-over.ts'
import type { Outgoing } from './incoming.ts'
import { findByReference } from './open-case.ts'
import { showRestriction } from './restrict-case.ts'
import type { Turn } from './turn.ts'
import { withoutRefs } from './understand/case-refs.ts'

export type LeadWish = 'hand-over' | 'restrict'

/** The wish alone with a reference; anything more is read as a question. */
export function leadMeant(text: string): LeadWish | null {
  const rest = withoutRefs(text).replace(/\b(case|please)\b/gi, ' ')
  if (/^\s*(hand\s?over|reassign)(\s+to\s+(somebody|someone) else)?[\s.!]*$/i.test(rest)) return 'hand-over'
  return /^\s*(un)?restrict(\s+access(\s+to)?)?[\s.!]*$/i.test(rest) ? 'restrict' : null
}

/** "Measures" and "what waits for me", said in so many words. */
export function countMeant(text: string): 'measures' | 'waits' | null {
  if (/^\s*(show\s+)?(me\s+)?(the|my|our)?\s*(team(’|')?s?\s+)?measures[\s?.!]*$/i.test(text)) return 'measures'
  return /^\s*what(\s+is|’s|'s)?\s+wait(s|ing)\s+(for\s+)?(me|us)?[\s?.!]*$/i.test(text) ? 'waits' : null
}

/** To hand over, leading the work is enough: an administrator may not see a leaver's restricted case. */
export async function askAsLead(turn: Turn, reference: string, wish: LeadWish): Promise<readonly Outgoing[]> {
  const led = wish === 'hand-over' ? await turn.ports.findCaseByReference(turn.person.council, reference) : undefined
  if (led && mayLead(turn.person, led, turn.ports.directory)) return showHandOver(turn, { caseId: led.id, find: '' })
  const found = await findByReference(turn, reference, 'read')
  if ('refused' in found) return found.refused
  const about = { caseId: found.current.id, find: '' }
  return wish === 'hand-over' ? showHandOver(turn, about) : showRestriction(turn, about)
}
