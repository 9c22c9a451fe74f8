/** Done, later, or not mine: what somebody answered to a reminder. */
import type { Action } from '../cards/actions.ts'
import { addWorkingDays, dayOf, instantAt } from '../policies/calendar.ts'
import type { Outgoing } from './incoming.ts'
import { findFor, openCaseById } from './open-case.ts'
import { takeOwnAnswer } from './remind-me.ts'
import { replyWith, type Turn } from './turn.ts'

type Answer = Extract<Action, { verb: 'reminder' }>

/** "Later" comes back the next working morning; nothing about it is shown to a manager. */
export async function takeReminderAnswer(turn: Turn, action: Answer): Promise<readonly Outgoing[]> {
  const own = await takeOwnAnswer(turn, action)
  if (own) return own
  if (action.answer === 'snooze' && action.caseId) return snooze(turn, action.key, action.caseId)
  if (action.answer === 'done' && action.caseId) return openCaseById(turn, action.caseId)
  return replyWith(
    turn,
    {
      title: 'Not yours',
      paragraphs: ['Noted. If the case should be somebody else’s, tell your manager: Stepwise does not move it by itself.'],
    },
    action.caseId,
  )
}

async function snooze(turn: Turn, key: string, caseId: string): Promise<readonly Outgoing[]> {
  const found = await findFor(turn, caseId, 'read')
  if ('refused' in found) return found.refused
  const { current } = found
  if (current.ended)
    return replyWith(turn, {
      title: 'Nothing to remind you of',
      paragraphs: ['The case is closed or gone. Nothing was changed.'],
    })
  const dueAt = instantAt(addWorkingDays(dayOf(turn.now), 1), '08:30')
  const what =
    current.stage === 'closure' ? 'closure-open' : current.stage === 'handover' ? 'handover-open' : 'row-incomplete'
  const meetingId = current.booking?.meetingId
  const reminder = {
    key: `${key}:later:${dueAt}`,
    council: current.council,
    caseId,
    what,
    dueAt,
    to: turn.person.id,
    ...(meetingId ? { meetingId } : {}),
  } as const
  await turn.ports.commit(
    { council: current.council, writes: [{ kind: 'remind', reminder }], events: [], outbox: [] },
    turn.key,
  )
  return replyWith(turn, { title: 'Later', paragraphs: ['I will ask again on the next working morning.'] }, caseId)
}
