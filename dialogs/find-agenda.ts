/** "agenda Tuesday": the list of a day or of one of the council's meetings. */

import { addDays, dayOf, instantAt } from '../policies/calendar.ts'
import type { Day } from '../policies/case.ts'
import type { Forum } from '../policies/council.ts'
import { dayWords } from '../policies/day-words.ts'
import { meetingsAfter } from '../policies/series.ts'
import { allLists } from './forum-lists.ts'
import type { Outgoing } from './incoming.ts'
import { showAgenda } from './run-meeting.ts'
import type { Turn } from './turn.ts'

/** "agenda Tuesday", "agenda north": the list of that day or forum; without either, the one that is due. */
export async function showAgendaMeant(turn: Turn, text: string, day: Day | undefined): Promise<readonly Outgoing[]> {
  const lists = await allLists(turn)
  const named = lists.filter(({ forum }) => namesOf(forum).some(name => text.toLowerCase().includes(name)))
  const among = named.length > 0 ? named : lists
  if (!day && named.length === 0) return showAgenda(turn, { verb: 'agenda', meetingId: null, page: 0 })
  const from = instantAt(day ?? turn.today, '00:00')
  const meetings = among.flatMap(({ series, stored }) =>
    series ? meetingsAfter(series, addDaysBefore(from), 3, stored) : [],
  )
  const meant = meetings.sort((a, b) => a.at.localeCompare(b.at)).find(({ at }) => (day ? dayOf(at) === day : at >= from))
  const said = meant || !day ? [] : [`No list is held on ${dayWords(day)}. This is the one that is due.`]
  return showAgenda(turn, { verb: 'agenda', meetingId: meant?.id ?? null, page: 0 }, said)
}

const addDaysBefore = (instant: string): string => instantAt(addDays(dayOf(instant), -1), '23:59')

/** A locality is what tells a council's meetings of one kind apart. */
export const namesOf = ({ name, locality }: Forum): readonly string[] => [
  name.toLowerCase(),
  ...(locality ? [locality.toLowerCase()] : []),
]
