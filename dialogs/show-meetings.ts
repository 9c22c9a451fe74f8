/** The next meetings of the council's forums, or that nobody has said when they are. */
import { nextMeetingsMessage } from '../cards/next-meetings-words.ts'
import { openMeetings } from '../policies/series.ts'
import { listsOf } from './forum-lists.ts'
import type { Outgoing } from './incoming.ts'
import { arrangementsOf, replyWith, type Turn } from './turn.ts'

export async function showNextMeetings(turn: Turn): Promise<readonly Outgoing[]> {
  const arranged = await arrangementsOf(turn)
  const forums = turn.procedure.forums.filter(({ kind }) => kind === 'list')
  const lists = await Promise.all(forums.map(forum => listsOf(turn, turn.procedure, forum.id, arranged)))
  const shown = lists.map(({ forum, series, stored }) => ({
    forum,
    series,
    next: series ? openMeetings(series, turn.now, 2, stored) : [],
  }))
  return replyWith({ pressed: false }, nextMeetingsMessage(turn.procedure, shown))
}
