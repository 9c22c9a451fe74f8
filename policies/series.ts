/** When a forum meets: its series from the document or the council's setting, and the meetings that follow from it. */
import { addDays, dayOf, daysBetween, instantAt, isBankHoliday, isWorkingDay, lastBefore, onOrAfter } from './calendar.ts'
import type { Day, Instant } from './case.ts'
import type { Forum } from './council.ts'
import type { Meeting, MeetingException, Series, Setting } from './meeting-record.ts'
import type { Procedure } from './procedure.ts'

/** The forum with this id. */
export function forumOf(procedure: Procedure, id: string): Forum {
  const forum = procedure.forums.find(candidate => candidate.id === id)
  if (!forum) throw new Error(`${procedure.council} has no forum ${id}`)
  return forum
}

/**
 * The stored series, else the one the document itself gives; null when neither says when the forum meets. The
 * council's choices (late entry, places …) come from its settings and are off until set.
 */
export function seriesFor(procedure: Procedure, forum: Forum, stored: readonly Series[], settings: readonly Setting[]): Series | null {
  const series = stored.find(candidate => candidate.forum === forum.id) ?? fromSetting(procedure, forum, settings) ?? fromDocument(procedure, forum)
  return series && { ...series, ...choicesOf(forum, settings) }
}

/** What the council set for a forum where the document is silent. */
function choicesOf(forum: Forum, settings: readonly Setting[]): Partial<Series> {
  const value = (name: string) => settings.find(setting => setting.id === `forum.${forum.id.toLowerCase()}.${name}`)?.value
  const places = value('places')
  return {
    ...(typeof places === 'number' ? { places } : {}),
    ...(value('waiting-list') === true ? { waitingList: true } : {}),
    ...(value('late-entry') === true ? { lateEntry: true } : {}),
    ...(value('refuse-incomplete-row') === true ? { refuseIncompleteRow: true } : {}),
  }
}

/** The day that the council set for a forum whose document gives none. */
function fromSetting(procedure: Procedure, forum: Forum, settings: readonly Setting[]): Series | null {
  const setting = settings.find(candidate => candidate.id === `forum.${forum.id.toLowerCase()}.pattern`)
  const pattern = setting?.value as Pick<Series, 'weekday' | 'time' | 'everyWeeks' | 'anchor' | 'cutOff' | 'place'> | undefined
  if (!setting || !pattern) return null
  const base = { id: `${procedure.council}-${forum.id.toLowerCase()}`, council: procedure.council, forum: forum.id, revision: setting.revision }
  const kept = { source: 'setting', minutes: null, exceptions: [], changedBy: setting.setBy, changedAt: setting.setAt } as const
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
  const found: Meeting[] = []
  const extras = series.exceptions.filter(exception => exception.kind === 'extra')
  let day = firstRegularDay(series, addDays(dayOf(from), -14))
  const until = addDays(dayOf(from), 7 * series.everyWeeks * (count + 8))
  for (const extra of extras) found.push(joined(series, extra.day, { day: extra.day, time: extra.time }, stored))
  for (; day <= until; day = addDays(day, 7 * series.everyWeeks)) {
    const held = heldOn(series, day)
    if (held) found.push(joined(series, day, held, stored))
  }
  return found
    .filter(meeting => meeting.at > from && meeting.status !== 'cancelled')
    .sort((a, b) => a.at.localeCompare(b.at))
    .slice(0, count)
}

function firstRegularDay(series: Series, from: Day): Day {
  const anchor = onOrAfter(series.anchor, series.weekday)
  const day = onOrAfter(from, series.weekday)
  const weeks = Math.round(daysBetween(anchor, day) / 7)
  const off = ((weeks % series.everyWeeks) + series.everyWeeks) % series.everyWeeks
  return off === 0 ? day : addDays(day, 7 * (series.everyWeeks - off))
}

/** Where and when the meeting of a regular day is held; null when it falls away. */
function heldOn(series: Series, day: Day): { day: Day; time: string } | null {
  const exception = series.exceptions.find(
    (candidate): candidate is Exclude<MeetingException, { kind: 'extra' }> =>
      candidate.kind !== 'extra' && candidate.day === day,
  )
  if (exception?.kind === 'cancelled') return null
  if (exception?.kind === 'moved') return { day: exception.to, time: exception.time }
  if (!isBankHoliday(day) || series.bankHoliday === null || series.bankHoliday === 'hold') return { day, time: series.time }
  return series.bankHoliday === 'cancel' ? null : { day: nextWorkingDay(day), time: series.time }
}

function nextWorkingDay(day: Day): Day {
  let next = day
  while (!isWorkingDay(next)) next = addDays(next, 1)
  return next
}

function joined(series: Series, regular: Day, held: { day: Day; time: string }, stored: readonly Meeting[]): Meeting {
  const id = `${series.id}:${regular}`
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
  return meetingsAfter(series, now.toISOString(), count + 4, stored)
    .filter(meeting => isOpen(meeting, now))
    .slice(0, count)
}

/** Said beside a meeting on a bank holiday for which neither document nor setting has a rule. */
export const hasNoHolidayRule = (series: Series, meeting: Meeting): boolean =>
  series.bankHoliday === null && isBankHoliday(dayOf(meeting.at))
