/** The coordinator's lists at a glance. */
import type { Action } from '../cards/actions.ts'
import { weeksMessage } from '../cards/weeks-words.ts'
import { meetingsAfter } from '../policies/series.ts'
import { listsOf } from './book-meeting.ts'
import type { Outgoing } from './incoming.ts'
import { replyRefused, replyWith, settingsOf, type Turn } from './turn.ts'

export type View = Extract<Action, { verb: 'view' }>['of']

/** Only for those who run meetings, and managers. */
export async function showView(turn: Turn, view: View): Promise<readonly Outgoing[]> {
  const may = turn.person.roles.some(role => role === 'coordinator' || role === 'manager' || role === 'administrator')
  if (!may) return replyRefused(turn, { code: 'not-your-role', needs: 'coordinator' }, null)
  switch (view) {
    default:
      return showWeeks(turn)
  }
}

/** The lists of the council, each with its next meetings. */
async function listsAhead(turn: Turn, count: number) {
  const settings = await settingsOf(turn)
  const forums = turn.procedure.forums.filter(({ kind }) => kind === 'list')
  const lists = await Promise.all(forums.map(forum => listsOf(turn, turn.procedure, forum.id, settings)))
  const from = turn.now.toISOString()
  return lists.map(({ forum, series, stored }) => ({ forum, series, next: series ? meetingsAfter(series, from, count, stored) : [] }))
}

async function showWeeks(turn: Turn): Promise<readonly Outgoing[]> {
  return replyWith({ pressed: false }, weeksMessage(turn.procedure.name, await listsAhead(turn, 8)))
}
