/** When forums meet and what is known of their next meetings. */
import type { Forum } from '../policies/council.ts'
import type { Arrangements, Meeting, Series } from '../policies/meeting-record.ts'
import type { Procedure } from '../policies/procedure.ts'
import { forumOf, seriesFor } from '../policies/series.ts'
import { arrangementsOf, type Turn } from './turn.ts'

export type ForumLists = {
  readonly forum: Forum
  readonly series: Series | null
  readonly stored: readonly Meeting[]
}

/** When a forum meets and what is known of its next meetings. */
export async function listsOf(
  turn: Turn,
  procedure: Procedure,
  forumId: string,
  { settings, series }: Arrangements,
): Promise<ForumLists> {
  const forum = forumOf(procedure, forumId)
  const from = new Date(turn.now.getTime() - 45 * 86_400_000).toISOString()
  const stored = await turn.ports.meetingsFrom(procedure.council, forumId, from)
  return { forum, series: seriesFor(procedure, forum, series, settings), stored }
}

/** Every list that the council keeps. */
export async function allLists(turn: Turn): Promise<readonly ForumLists[]> {
  const arranged = await arrangementsOf(turn)
  const forums = turn.procedure.forums.filter(({ kind }) => kind === 'list')
  return Promise.all(forums.map(forum => listsOf(turn, turn.procedure, forum.id, arranged)))
}
