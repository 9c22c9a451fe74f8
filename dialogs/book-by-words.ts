/** "book 1042 Tuesday", "next but one", "move it a week": straight to the question whether this is the child meant. */
import { noListWords } from '../cards/meeting-words.ts'
import { bookableStep } from '../policies/booking.ts'
import { addDays, dayOf } from '../policies/calendar.ts'
import type { Day } from '../policies/case.ts'
import type { Forum } from '../policies/council.ts'
import { forumsFor } from '../policies/forum-choice.ts'
import type { Meeting } from '../policies/meeting-record.ts'
import { isOpen, meetingsAfter, openMeetings } from '../policies/series.ts'
import { confirmMeeting } from './book-meeting.ts'
import { chooseMeeting, findToBook } from './choose-meeting.ts'
import { namesOf } from './find-agenda.ts'
import { listsOf } from './forum-lists.ts'
import type { Outgoing } from './incoming.ts'
import type { Turn } from './turn.ts'
import type { Entities } from './understand/understanding.ts'

type Said = { readonly text: string; readonly entities: Entities; readonly move: boolean }

/** Where the words name no meeting, or one whose list has closed, the open ones are shown instead, and why. */
export async function bookByWords(turn: Turn, caseId: string, said: Said): Promise<readonly Outgoing[]> {
  const found = await findToBook(turn, caseId, 'late')
  if ('refused' in found) return found.refused
  const { current } = found
  const move = said.move || current.booking !== null
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  const step = bookableStep(procedure, current)
  const [forum, ...others] = step ? forumsMeant(forumsFor(procedure, current, step), said.text) : []
  if (!forum || others.length > 0) return chooseMeeting(turn, caseId, { move })
  const { series, stored } = await listsOf(turn, procedure, forum.id, found.arranged)
  if (!series) return chooseMeeting(turn, caseId, { move, forum: forum.id })
  const meant = meetingMeant(said, {
    open: openMeetings(series, turn.now, 12, stored).filter(({ id }) => id !== current.booking?.meetingId),
    ahead: meetingsAfter(series, turn.now.toISOString(), 12, stored),
    from: current.booking ? dayOf(current.booking.meetsAt) : null,
  })
  if (meant.kind === 'meeting') return confirmMeeting(turn, { caseId, meetingId: meant.meeting.id, move })
  const line =
    meant.kind === 'day' ? noListWords(meant.day, meant.held && !isOpen(meant.held, turn.now) ? meant.held : null) : ''
  return chooseMeeting(turn, caseId, { move, forum: forum.id, said: line })
}

/** Those that are named, by their locality too; without a name all that may be meant. */
function forumsMeant(forums: readonly Forum[], text: string): readonly Forum[] {
  const named = forums.filter(forum => namesOf(forum).some(name => text.toLowerCase().includes(name)))
  return named.length > 0 ? named : forums
}

export type Meant =
  | { readonly kind: 'meeting'; readonly meeting: Meeting }
  /** A day was named whose list is closed (`held`), or on which none is held. */
  | { readonly kind: 'day'; readonly day: Day; readonly held: Meeting | null }
  | { readonly kind: 'none' }
type Lists = {
  readonly open: readonly Meeting[]
  readonly ahead: readonly Meeting[]
  readonly from: Day | null
}

/**
 * The meeting somebody means, never another in its stead: "Tuesday" whose list has closed is not next Tuesday.
 * `open` without the list the case is on; `from` its day.
 */
export function meetingMeant({ text, entities }: Pick<Said, 'text' | 'entities'>, { open, ahead, from }: Lists): Meant {
  const named = entities.dates[0]?.day
  const weeks = named ? null : weeksIn(text)
  const day = named ?? (weeks !== null && from ? addDays(from, 7 * weeks) : null)
  if (day) {
    const meeting = open.find(({ at }) => dayOf(at) === day)
    return meeting
      ? { kind: 'meeting', meeting }
      : { kind: 'day', day, held: ahead.find(({ at }) => dayOf(at) === day) ?? null }
  }
  const nth = /\bnext but one\b/i.test(text) ? 1 : /\bnext\b/i.test(text) ? 0 : null
  const meeting = nth === null ? undefined : open[nth]
  return meeting ? { kind: 'meeting', meeting } : { kind: 'none' }
}

const counts: Readonly<Record<string, number>> = { a: 1, one: 1, another: 1, two: 2, three: 3, four: 4 }
/** "a week", "2 weeks": later, unless earlier or forward is said; null when no weeks are. */
function weeksIn(text: string): number | null {
  const word = /\b(a|one|another|two|three|four|[1-8])\s+weeks?\b/i.exec(text)?.[1]?.toLowerCase()
  if (word === undefined) return null
  const count = counts[word] ?? Number(word)
  return /\b(earlier|sooner|forward|before)\b/i.test(text) ? -count : count
}
