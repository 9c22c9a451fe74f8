/** Changing when a forum meets: its series, and single meetings that are moved, called off or added. */
import { instantAt, isDay } from './calendar.ts'
import type { Day, Instant, Person } from './case.ts'
import { accept, type Decision, type Reminder, refuse } from './decision.ts'
import type { MeetingException, Series } from './meeting-record.ts'
import { heldAs } from './series-days.ts'
import { readSeries, type SeriesNow, type SeriesPress } from './series-form.ts'
import { isTime } from './settings.ts'

/** Those who may change when a forum meets. */
export const mayChangeSeries = (person: Person): boolean =>
  person.roles.includes('coordinator') || person.roles.includes('administrator')

/** Keeps the whole form. Where the document gives the day, the time and the cut-off, those stay the document's. */
export function setSeries(now: SeriesNow, press: SeriesPress): Decision {
  const read = readSeries(now, press)
  return typeof read === 'string' ? problem(read) : write(now, { press, next: read, type: 'series-changed' })
}

export type MeetingChange = 'move' | 'cancel' | 'hold'
/**
 * Changes one meeting that has not begun: moved to the day and time typed, called off, or held after all as the series
 * has it. `key` is the last part of the meeting's id.
 */
export function changeMeeting(now: SeriesNow, press: SeriesPress, meeting: { key: string; what: MeetingChange }): Decision {
  const { current } = now
  if (!current) return problem('First say when it meets.')
  const { key, what } = meeting
  const held = heldAs(current, key)
  if (what !== 'hold' && !held) return refuse({ code: 'meeting-gone', forum: now.forum.name })
  if (held && instantAt(held.day, held.time) <= press.now.toISOString())
    return refuse({ code: 'meeting-gone', forum: now.forum.name })
  const others = current.exceptions.filter(exception => keyOf(exception) !== key)
  const extra = key.startsWith('extra-')
  if (what === 'hold') return holdAgain(now, press, { key, next: { ...current, exceptions: others } })
  if (what === 'cancel') {
    const exceptions = extra ? others : [...others, { kind: 'cancelled' as const, day: key }]
    return write(now, { press, next: { ...current, exceptions }, type: 'meeting-called-off', meeting: key })
  }
  const to = dayIn(current, press)
  if (typeof to === 'string') return problem(to)
  if (extra) return problem('An extra meeting is not moved: call it off and add another.')
  const exceptions = [...others, { kind: 'moved' as const, day: key, to: to.day, time: to.time }]
  return write(now, { press, next: { ...current, exceptions }, type: 'meeting-moved', meeting: key })
}

/** Adds a meeting on a day of its own. One extra meeting a day. */
export function addMeeting(now: SeriesNow, press: SeriesPress): Decision {
  const { current } = now
  if (!current) return problem('First say when it meets.')
  const on = dayIn(current, press)
  if (typeof on === 'string') return problem(on)
  if (heldAs(current, `extra-${on.day}`)) return problem('There is an extra meeting on that day already.')
  const exceptions = [...current.exceptions, { kind: 'extra' as const, ...on }]
  return write(now, {
    press,
    next: { ...current, exceptions },
    type: 'meeting-added',
    meeting: `extra-${on.day}`,
  })
}

/** Not on a day that has passed while the meeting was moved. */
function holdAgain(now: SeriesNow, press: SeriesPress, { key, next }: { key: string; next: Series }): Decision {
  const held = heldAs(next, key)
  if (held && instantAt(held.day, held.time) <= press.now.toISOString())
    return problem('Its usual day has passed. Move it to a day that lies ahead, or call it off.')
  return write(now, { press, next, type: 'meeting-held-again', meeting: key })
}

const keyOf = (exception: MeetingException): string =>
  exception.kind === 'extra' ? `extra-${exception.day}` : exception.day

/** A day and time that lie ahead, within two years. The time of the series where none is typed. */
function dayIn(current: Series, { now, inputs }: SeriesPress): { readonly day: Day; readonly time: string } | string {
  const day = inputs.day ?? ''
  const time = inputs.time || current.time
  if (!isDay(day) || !isTime(time)) return 'Choose the day and the time.'
  const at = instantAt(day, time)
  if (at <= now.toISOString()) return 'That moment has passed. Choose one that lies ahead.'
  return Date.parse(at) - now.getTime() > 2 * 366 * 86_400_000 ? 'Choose a day within two years.' : { day, time }
}

type Written = {
  readonly press: SeriesPress
  readonly next: Series
  readonly type: string
  readonly meeting?: string
}
function write({ forum, stored, council, current }: SeriesNow, { press, next, type, meeting }: Written): Decision {
  const expects = stored?.revision ?? 0
  const at = press.now.toISOString()
  const series = { ...next, revision: expects + 1, changedBy: press.person.id, changedAt: at }
  const facts = {
    forum: forum.id,
    ...(meeting ? { meeting: `${series.id}:${meeting}` } : {}),
    from: current && changeable(current),
    to: changeable(series),
  }
  return accept({
    council,
    writes: [
      { kind: 'series', series, expects },
      { kind: 'remind', reminder: settleReminder(council, press.now) },
    ],
    events: [{ stream: `council:${council}`, type, at, by: press.person.id, facts }],
    outbox: [],
  })
}

/** What people set, without who and when: the event says that itself. */
function changeable({ id, council, forum, revision, changedBy, changedAt, ...rest }: Series): object {
  return rest
}

const problem = (text: string): Decision => refuse({ code: 'answer-needs', fields: [{ field: '', problem: text }] })

/**
 * A second look at the council's lists, or at one meeting's, a minute on: puts right what an interruption left undone
 * and what was booked in the same moment.
 */
export function settleReminder(council: string, now: Date, meetingId?: string): Reminder {
  const dueAt: Instant = new Date(now.getTime() + 60_000).toISOString()
  const key = `lists:${meetingId ?? 'all'}:${now.toISOString()}`
  return { key, council, what: 'lists-changed', dueAt, ...(meetingId ? { meetingId } : {}) }
}
