/**
 * Puts lists right after a meeting or its series changed, or a place came free: rows follow the series, bookings
 * follow their meeting, the waiting list moves up. One meeting or one case a commit; doing it again does nothing.
 */
import type { Case, Instant } from '../policies/case.ts'
import type { CouncilId } from '../policies/council.ts'
import type { Change, Decision } from '../policies/decision.ts'
import { followMeeting, promote } from '../policies/follow-meeting.ts'
import type { Booking, Meeting, Series } from '../policies/meeting-record.ts'
import { alignRow, isNews, rowBySeries } from '../policies/meeting-row.ts'
import { isOpen, openMeetings, seriesFor } from '../policies/series.ts'
import { procedureOf } from './choose-version.ts'
import { type Agenda, ConflictError, MeetingFullError, type Ports } from './ports.ts'

export type Settled = { readonly changed: number; readonly promoted: number }
type Settling = { readonly ports: Ports; readonly council: CouncilId; readonly now: Date }
type Listed = Settling & { readonly series: Series | null }

/** `only`: the one meeting to look at; else every meeting of the council that lies ahead. */
export async function settleLists(settling: Settling, only?: string): Promise<Settled> {
  const { ports, council, now } = settling
  const procedure = ports.procedure(council)
  const { settings, series: stored } = await ports.arrangements(council)
  let [changed, promoted] = [0, 0]
  for (const forum of procedure.forums.filter(({ kind }) => kind === 'list')) {
    const series = seriesFor(procedure, forum, stored, settings)
    if (only !== undefined && !(series && only.startsWith(`${series.id}:`))) continue
    const listed = { ...settling, series }
    const rows = await ports.meetingsFrom(council, forum.id, now.toISOString())
    // All rows before any booking: a booking may go on to a list whose row has yet to follow.
    const settled: Meeting[] = []
    for (const row of rows.filter(({ id }) => only === undefined || id === only)) settled.push(await settleRow(listed, row))
    for (const meeting of settled) {
      const done = await settleMeeting(listed, meeting)
      changed += done.changed
      promoted += done.promoted
    }
  }
  return { changed, promoted }
}

async function settleMeeting(listed: Listed, meeting: Meeting): Promise<Settled> {
  if (meeting.status === 'closed') return { changed: 0, promoted: 0 }
  const agenda = await listed.ports.agendaOf(listed.council, meeting.id)
  let changed = 0
  for (const { case: current, booking } of agenda?.items ?? []) {
    if (booking.outcome === null && (await settleBooking(listed, meeting, current))) changed += 1
  }
  const waiting = (agenda?.items ?? []).some(({ booking }) => booking.place === 'waiting')
  return { changed, promoted: waiting ? await moveUp(listed, meeting.id) : 0 }
}

/** The row as its series has it. Somebody else was first: their row is read and held against the series again. */
async function settleRow({ ports, council, series, now }: Listed, row: Meeting, left = 3): Promise<Meeting> {
  const next = rowBySeries(series, row, now)
  if (!next) return row
  const calendar = series && isNews(row, next) ? await ports.makeCalendar(next, series) : null
  if (await committed(ports, alignRow(row, next, { who: series?.changedBy ?? null, now, calendar }))) return next
  const fresh = await ports.findMeeting(council, row.id)
  return fresh && left > 0 ? settleRow({ ports, council, series, now }, fresh, left - 1) : row
}

/** True when the change is written; false when somebody was first or the list was full, and nothing is. */
export async function committed(ports: Ports, change: Change): Promise<boolean> {
  try {
    await ports.commit(change, null)
    return true
  } catch (fault) {
    if (fault instanceof ConflictError || fault instanceof MeetingFullError) return false
    throw fault
  }
}

async function settleBooking(listed: Listed, meeting: Meeting, seen: Case): Promise<boolean> {
  const { ports, council, series, now } = listed
  let current: Case | undefined = seen
  for (let left = 5; left > 0 && current; left--) {
    const next = series && (await nextFor(listed, current.booking?.meetsAt ?? meeting.at, meeting.id))
    const following = { series: series ?? { whenMoved: null }, meeting, next, now, newId: ports.newId }
    const procedure = procedureOf(ports, current)
    const decision: Decision | null = procedure && followMeeting(procedure, current, following)
    if (!decision?.ok) return false
    if (await committed(ports, decision.change)) return true
    current = await ports.findCase(council, seen.id)
  }
  return false
}

/** The next open list after the one lost, with a place; else on the waiting list of the first, where one is kept. */
async function nextFor(
  { ports, council, series, now }: Listed,
  after: Instant,
  not: string,
): Promise<{ meeting: Meeting; place: Booking['place'] } | null> {
  if (!series) return null
  const rows = await ports.meetingsFrom(council, series.forum, now.toISOString())
  const open = openMeetings(series, now, 12, rows).filter(meeting => meeting.id !== not && meeting.at > after)
  const free = open.find(meeting => meeting.places === null || meeting.taken < meeting.places)
  if (free) return { meeting: free, place: 'place' }
  return series.waitingList && open[0] ? { meeting: open[0], place: 'waiting' } : null
}

/**
 * First come, first moved up, while the list is open and a place is free. Where somebody else was faster, or the case
 * was just being worked on, the list is read again: nobody behind it goes past.
 */
async function moveUp({ ports, council, now }: Listed, meetingId: string): Promise<number> {
  const held = new Set<string>()
  let promoted = 0
  for (let left = triesToMoveUp; left > 0; ) {
    const agenda = await ports.agendaOf(council, meetingId)
    const first = agenda && hasRoom(agenda.meeting, now) && firstWaiting(agenda, held)
    if (!first) return promoted
    const procedure = procedureOf(ports, first)
    const decision = procedure && promote(procedure, first, agenda.meeting, now)
    if (!decision?.ok) held.add(first.id)
    else if (await committed(ports, decision.change)) promoted += 1
    else left -= 1
  }
  return promoted
}
/** After so many it is left to the reminder that looks at the list again. */
const triesToMoveUp = 20

const hasRoom = (meeting: Meeting, now: Date): boolean =>
  isOpen(meeting, now) && (meeting.places === null || meeting.taken < meeting.places)

/** `held`: cases that cannot be worked out here, because their version of the procedure is not kept. */
const firstWaiting = ({ items }: Agenda, held: ReadonlySet<string>): Case | undefined =>
  items.find(({ case: { id }, booking }) => booking.place === 'waiting' && booking.outcome === null && !held.has(id))?.case
