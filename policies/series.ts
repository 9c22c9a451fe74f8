/** When a forum meets: its series from the document or the council's setting, and the meetings that follow from it. */
import { dayOf, instantAt, isBankHoliday, lastBefore } from './calendar.ts'
import type { Day, Instant } from './case.ts'
import type { Forum } from './council.ts'
import type { Meeting, Series, Setting } from './meeting-record.ts'
import type { Procedure } from './procedure.ts'
import { type HeldDay, heldAs, heldFrom } from './series-days.ts'

/** The forum with this id. */
export function forumOf(procedure: Procedure, id: string): Forum {
  const forum = procedure.forums.find(candidate => candidate.id === id)
  if (!forum) throw new Error(`${procedure.council} has no forum ${id}`)
  return forum
}

/**
 * The stored series, else the one the document itself gives; null when neither says when the forum meets. Where the
 * document gives the day, the day is the document's. The council's choices (late entry, places …) are off until set,
 * in the series or in a setting: the last word counts.
 */
export function seriesFor(
  procedure: Procedure,
  forum: Forum,
  stored: readonly Series[],
  settings: readonly Setting[],
): Series | null {
  const kept = stored.find(candidate => candidate.forum === forum.id)
  const given = fromSetting(procedure, forum, settings) ?? fromDocument(procedure, forum)
  if (!kept) return given && { ...given, ...choicesOf(forum, settings) }
  const later = settings.filter(setting => setting.setAt > kept.changedAt)
  const last = newestOf(forum, later)
  const changed = last ? { changedBy: last.setBy, changedAt: last.setAt } : {}
  return { ...kept, ...dayNow(kept, forum, later), ...choicesOf(forum, later), ...changed }
}

/** The document's own day, else a day that was set after the series was last changed. */
function dayNow(kept: Series, forum: Forum, later: readonly Setting[]): Partial<Series> {
  if (kept.source === 'document') return forum.schedule ?? {}
  return (later.find(setting => setting.id === settingId(forum, 'pattern'))?.value ?? {}) as Partial<Series>
}

/** The newest setting of this forum among these. */
const newestOf = (forum: Forum, settings: readonly Setting[]): Setting | undefined =>
  settings
    .filter(({ id }) => id.startsWith(settingId(forum, '')))
    .sort((a, b) => a.setAt.localeCompare(b.setAt))
    .at(-1)

const settingId = (forum: Forum, name: string): string => `forum.${forum.id.toLowerCase()}.${name}`

/** What the council set for a forum where the document is silent. */
function choicesOf(forum: Forum, settings: readonly Setting[]): Partial<Series> {
  const value = (name: string) => settings.find(setting => setting.id === settingId(forum, name))?.value
  const [places, waitingList, lateEntry, refused] = ['places', 'waiting-list', 'late-entry', 'refuse-incomplete-row'].map(
    value,
  )
  return {
    ...(typeof places === 'number' ? { places } : {}),
    ...(typeof waitingList === 'boolean' ? { waitingList } : {}),
    ...(typeof lateEntry === 'boolean' ? { lateEntry } : {}),
    ...(typeof refused === 'boolean' ? { refuseIncompleteRow: refused } : {}),
  }
}

/** The day that the council set for a forum whose document gives none. */
function fromSetting(procedure: Procedure, forum: Forum, settings: readonly Setting[]): Series | null {
  const setting = settings.find(candidate => candidate.id === settingId(forum, 'pattern'))
  const pattern = setting?.value as
    | Pick<Series, 'weekday' | 'time' | 'everyWeeks' | 'anchor' | 'cutOff' | 'place'>
    | undefined
  if (!setting || !pattern) return null
  const base = {
    id: `${procedure.council}-${forum.id.toLowerCase()}`,
    council: procedure.council,
    forum: forum.id,
    revision: setting.revision,
  }
  const kept = {
    source: 'setting',
    attends: null,
    minutes: null,
    exceptions: [],
    changedBy: setting.setBy,
    changedAt: setting.setAt,
  } as const
  return { ...base, ...pattern, ...kept, ...unsetChoices }
}

function fromDocument(procedure: Procedure, forum: Forum): Series | null {
  if (!forum.schedule) return null
  return {
    id: `${procedure.council}-${forum.id.toLowerCase()}`,
    council: procedure.council,
    forum: forum.id,
    revision: 0,
    source: 'document',
    weekday: forum.schedule.weekday,
    time: forum.schedule.time,
    everyWeeks: 1,
    anchor: '2024-01-01',
    cutOff: forum.schedule.cutOff,
    place: forum.place,
    attends: null,
    minutes: null,
    ...unsetChoices,
    exceptions: [],
    changedBy: null,
    changedAt: '2024-01-01T00:00:00.000Z',
  }
}

/** What a council may set and has not: nothing is assumed. */
const unsetChoices = {
  places: null,
  waitingList: false,
  lateEntry: false,
  refuseIncompleteRow: false,
  bankHoliday: null,
  whenMoved: null,
} as const

/**
 * The first `count` meetings that start after `from`, oldest first, joined with their stored rows.
 * Cancelled ones are left out.
 */
export function meetingsAfter(series: Series, from: Instant, count: number, stored: readonly Meeting[] = []): Meeting[] {
  const gone = stored.filter(({ status }) => status === 'cancelled').length
  const found: Meeting[] = []
  // Two more than are asked for: on the first day there may be meetings that have begun.
  for (const held of heldFrom(series, dayOf(from), count + gone + 2)) {
    if (found.length === count) break
    const meeting = joined(series, held, stored)
    if (meeting.at > from && meeting.status !== 'cancelled') found.push(meeting)
  }
  return found
}

/** The meeting with this id as its series has it now, however far off; null when it is not held. */
export function meetingWithId(series: Series, id: string, stored: readonly Meeting[] = []): Meeting | null {
  if (!id.startsWith(`${series.id}:`)) return null
  const held = heldAs(series, id.slice(series.id.length + 1))
  return held && joined(series, held, stored)
}

function joined(series: Series, held: HeldDay, stored: readonly Meeting[]): Meeting {
  const id = `${series.id}:${held.key}`
  const row = stored.find(meeting => meeting.id === id)
  return {
    id,
    council: series.council,
    forum: series.forum,
    seriesId: series.id,
    at: instantAt(held.day, held.time),
    cutOff: cutOffFor(series, held.day),
    place: series.place,
    places: series.places,
    taken: row?.taken ?? 0,
    status: row?.status ?? 'planned',
  }
}

/** The cut-off before a meeting held on this day: the last such weekday before it. null: none is set. */
export function cutOffFor(series: Series, day: Day): Instant | null {
  return series.cutOff ? instantAt(lastBefore(day, series.cutOff.weekday), series.cutOff.time) : null
}

/** True while the list takes entries without anybody's reason. */
export const isOpen = (meeting: Meeting, now: Date): boolean =>
  meeting.status === 'planned' && now.toISOString() < (meeting.cutOff ?? meeting.at)

/** The next meetings whose list is open, oldest first. */
export function openMeetings(series: Series, now: Date, count: number, stored: readonly Meeting[] = []): Meeting[] {
  const open = (most: number) =>
    meetingsAfter(series, now.toISOString(), most, stored).filter(meeting => isOpen(meeting, now))
  // Seldom are more than two lists closed at once; then it looks further.
  const soon = open(count + 2)
  return (soon.length < count ? open(count + 8) : soon).slice(0, count)
}

/** Said beside a meeting on a bank holiday for which neither document nor setting has a rule. */
export const hasNoHolidayRule = (series: Series, meeting: Meeting): boolean =>
  series.bankHoliday === null && isBankHoliday(dayOf(meeting.at))
