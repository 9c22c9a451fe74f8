/**
 * A council that is not switched on: everybody gets a plain card with the reason and whom to ask; its administrator
 * gets as far as the set-up. The safety card was answered before this is asked, and needs none of it.
 */
import { type Action, readPress } from '../cards/actions.ts'
import { notLiveMessage } from '../cards/not-live-words.ts'
import { liveSince, openPoints } from '../policies/safety/go-live.ts'
import type { Incoming, Outgoing } from './incoming.ts'
import { replyWith, type Turn } from './turn.ts'

/** What an administrator prepares before the council is switched on. */
const preparing: ReadonlySet<Action['verb']> = new Set([
  'numbers',
  'call-form',
  'save-call',
  'set-up',
  'setting-form',
  'save-setting',
  'series-list',
  'series',
  'series-form',
  'save-series',
  'series-history',
  'version-changes',
  'reminder',
])
const preparingWords = /^\s*(set[\s-]?up|settings|numbers|(change\s+)?(the\s+)?meetings?|show\s+procedure|compare\b.*)\s*$/i

/** The answer in place of any other; null where the council is switched on, or the press prepares for that. */
export function whileNotLive(turn: Turn, incoming: Incoming): readonly Outgoing[] | null {
  const { ports, person, procedure, today } = turn
  const settings = ports.safetySettings(person.council)
  if (ports.mode === 'local' || liveSince(settings)) return null
  const mine = person.roles.includes('administrator')
  if (mine && prepares(incoming)) return null
  const ask = ports.directory.withRole(person.council, 'administrator').map(({ name }) => name)
  const points = openPoints(procedure, settings, today)
  return replyWith({ pressed: false }, notLiveMessage({ council: procedure.name, points, ask, mine }))
}

function prepares(incoming: Incoming): boolean {
  if (incoming.kind === 'text') return preparingWords.test(incoming.text)
  const verb = incoming.kind === 'press' ? readPress(incoming.data)?.action.verb : undefined
  return verb !== undefined && preparing.has(verb)
}
