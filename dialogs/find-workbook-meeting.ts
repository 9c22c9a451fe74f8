/** Which meeting's list a workbook is: by its own first line, by the words that came with it, by the cases in it. */
import type { MeetingChoice } from '../cards/workbook-words.ts'
import type { Case } from '../policies/case.ts'
import { whenWords } from '../policies/day-words.ts'
import type { Meeting } from '../policies/meeting-record.ts'
import { forumOf, meetingsAfter } from '../policies/series.ts'
import { lineMark, type Sheet } from '../policies/workbook.ts'
import { namesOf } from './find-agenda.ts'
import { allLists, type ForumLists } from './forum-lists.ts'
import type { Turn } from './turn.ts'

type Said = {
  /** The first line of a list that Stepwise wrote. */
  readonly line: string | null
  /** The file's name and what was typed beside it. */
  readonly words: string
}

/** One: that is it. Several: they fit equally, and the person is asked. None: no meeting has a day. */
export async function findWorkbookMeeting(turn: Turn, sheet: Sheet, said: Said): Promise<readonly MeetingChoice[]> {
  const lists = (await allLists(turn)).filter(({ series }) => series !== null)
  const written = said.line === null ? undefined : meetingOfLine(turn, lists, said.line)
  if (written) return [written]
  const references = sheet.rows.flatMap(({ reference }) => reference ?? [])
  const cases = await turn.ports.findCasesByReference(turn.person.council, references)
  const meant = lists.filter(({ forum }) => namesOf(forum).some(name => said.words.toLowerCase().includes(name)))
  const among = meant.length > 0 ? meant : lists
  const voted = await meetingsOfCases(turn, among, cases)
  return voted.length > 0 ? voted : among.flatMap(list => nextOf(turn, list))
}

/** Around now, as the line above the headings names it: forum, day and time. */
function meetingOfLine({ now }: Turn, lists: readonly ForumLists[], line: string): MeetingChoice | undefined {
  const from = new Date(now.getTime() - 45 * 86_400_000).toISOString()
  for (const { forum, series, stored } of lists) {
    if (!series || !line.startsWith(`${lineMark}${forum.name}, `)) continue
    const known = [...stored, ...meetingsAfter(series, from, 60, stored)]
    const meeting = known.find(({ at }) => line.startsWith(`${lineMark}${forum.name}, ${whenWords(at)}.`))
    if (meeting) return { forum, meeting, rows: 0 }
  }
  return undefined
}

/** The lists on which most of the cases stand, or stood; several only when they have equally many. */
async function meetingsOfCases(
  { ports, person, procedure }: Turn,
  among: readonly ForumLists[],
  cases: readonly Case[],
): Promise<readonly MeetingChoice[]> {
  const forums = new Set(among.map(({ forum }) => forum.id))
  const votes = Map.groupBy(
    cases.flatMap(current => standsOn(current) ?? []).filter(({ forum }) => forums.has(forum)),
    ({ meetingId }) => meetingId,
  )
  const most = Math.max(0, ...[...votes.values()].map(all => all.length))
  const ids = [...votes].filter(([, all]) => all.length === most).map(([id]) => id)
  const meetings = await Promise.all(ids.map(id => ports.findMeeting(person.council, id)))
  return meetings
    .filter((meeting): meeting is Meeting => meeting !== undefined)
    .map(meeting => ({ forum: forumOf(procedure, meeting.forum), meeting, rows: most }))
}

/** The list a case is on, else the one that decided about it last. */
const standsOn = ({ booking, decisions }: Case): { meetingId: string; forum: string } | undefined =>
  booking ?? decisions.at(-1)

function nextOf({ now }: Turn, { forum, series, stored }: ForumLists): readonly MeetingChoice[] {
  const next = series && meetingsAfter(series, now.toISOString(), 1, stored)[0]
  return next ? [{ forum, meeting: next, rows: 0 }] : []
}
