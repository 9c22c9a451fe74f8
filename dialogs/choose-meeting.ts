/** Choosing a meeting for a case: by whom, which of several, and which day. */
import { chooseForumMessage, chooseMeetingMessage } from '../cards/meeting-words.ts'
import { bookableStep } from '../policies/booking.ts'
import type { Forum } from '../policies/council.ts'
import { forumsFor } from '../policies/forum-choice.ts'
import type { Procedure } from '../policies/procedure.ts'
import { forumOf, meetingsAfter, openMeetings } from '../policies/series.ts'
import { listsOf } from './forum-lists.ts'
import type { Outgoing } from './incoming.ts'
import { type Found, findFor, type Opened } from './open-case.ts'
import { replyRefused, replyWith, type Turn } from './turn.ts'

/**
 * The case's own worker books it, or a coordinator of its council. `late`: a manager who may see the case too, because
 * an entry after the cut-off is theirs to make.
 */
export async function findToBook(turn: Turn, caseId: string, use: 'own' | 'late' = 'own'): Promise<Found> {
  const may = (role: 'coordinator' | 'manager') => turn.person.roles.includes(role)
  if (!may('coordinator') && !(use === 'late' && may('manager'))) return findFor(turn, caseId, 'answer')
  const found = await findFor(turn, caseId, 'read')
  if ('refused' in found || !found.current.ended) return found
  const { reference, ended } = found.current
  return { refused: replyRefused(turn, { code: 'case-ended', reference, how: ended.how }, null) }
}

type Choosing = { readonly move: boolean; readonly forum?: string | null; readonly said?: string }
/** The next four meetings with an open list, as buttons. Where a step has several meetings, first which of them. */
export async function chooseMeeting(
  turn: Turn,
  caseId: string,
  { move, forum: chosen, said = '' }: Choosing,
): Promise<readonly Outgoing[]> {
  const found = await findToBook(turn, caseId, 'late')
  if ('refused' in found) return found.refused
  const { current } = found
  if (current.booking && !move)
    return replyRefused(
      turn,
      { code: 'already-on-a-list', forum: current.booking.forum, at: current.booking.meetsAt },
      caseId,
    )
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  const step = bookableStep(procedure, current)
  if (!step) return replyRefused(turn, { code: 'not-at-this-step', step: 'A meeting' }, caseId)
  const forums = forumsFor(procedure, current, step)
  const [only, ...others] = chosen && step.forums.includes(chosen) ? [forumOf(procedure, chosen)] : forums
  if (!only || others.length > 0) return replyWith(turn, chooseForumMessage(current, forums, move), caseId)
  return chooseDay(turn, { procedure, ...found, forum: only, move, said })
}

type Day = Opened & {
  readonly procedure: Procedure
  readonly forum: Forum
  readonly move: boolean
  readonly said: string
}
async function chooseDay(
  turn: Turn,
  { procedure, current, arranged, forum, move, said }: Day,
): Promise<readonly Outgoing[]> {
  if (forum.booking === 'invitation' && !turn.person.roles.includes('coordinator')) {
    const { name, prepare, section } = forum
    return replyRefused(turn, { code: 'by-invitation', forum: name, invites: prepare ?? '', section }, current.id)
  }
  const { series, stored } = await listsOf(turn, procedure, forum.id, arranged)
  if (!series) return replyRefused(turn, noPattern(procedure, forum), current.id)
  const open = openMeetings(series, turn.now, 4, stored)
  const late = meetingsAfter(series, turn.now.toISOString(), 1, stored).filter(
    meeting => series.lateEntry && !open.some(({ id }) => id === meeting.id),
  )
  const words = chooseMeetingMessage({ current, forum, series, open, late, move, said })
  return replyWith(turn, words, current.id)
}

const noPattern = (procedure: Procedure, forum: Forum) => {
  const silence = procedure.silences.find(({ settings }) =>
    settings.some(setting => setting.kind === 'meeting-pattern' && setting.forum === forum.id),
  )
  return {
    code: 'no-meeting-pattern',
    forum: forum.name,
    silence: silence?.id ?? null,
    ask: silence?.ask ?? 'administrator',
  } as const
}
