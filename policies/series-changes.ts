/** Changing when a forum meets: its series, and single meetings that are moved, called off or added. */
import { dayOf, instantAt, isDay } from './calendar.ts'
import type { Day, Instant, Person } from './case.ts'
import type { Forum } from './council.ts'
import { accept, type Decision, type Reminder, refuse } from './decision.ts'
import type { MeetingException, Series } from './meeting-record.ts'
import { heldAs } from './series-days.ts'
import { isTime, type MeetingPattern, readPattern } from './settings.ts'

export type Inputs = Readonly<Record<string, string>>
/** A forum's series as it is now: `stored` is its row, `current` what follows from row, setting and document. */
export type SeriesNow = {
  readonly council: string
  readonly forum: Forum
  readonly stored: Series | undefined
  readonly current: Series | null
}
export type SeriesPress = { readonly person: Person; readonly now: Date; readonly inputs: Inputs }

/** Those who may change when a forum meets. */
export const mayChangeSeries = (person: Person): boolean =>
  person.roles.includes('coordinator') || person.roles.includes('administrator')

/** Keeps the whole form. Where the document gives the day, the time and the cut-off, those stay the document's. */
export function setSeries(now: SeriesNow, press: SeriesPress): Decision {
  const read = readSeries(now, press)
  return typeof read === 'string' ? problem(read) : write(now, { press, next: read, type: 'series-changed' })
}

function readSeries({ council, forum, current }: SeriesNow, { person, now, inputs }: SeriesPress): Series | string {
  const pattern = current?.source === 'document' ? current : readPattern(inputs)
  if ('ok' in pattern && !pattern.ok) return pattern.problem
  const [places, minutes] = [countIn(inputs.places, 500), countIn(inputs.minutes, 480)]
  if (places === 'wrong') return 'Type the number of places as a whole number from 1 to 500, or leave it empty for no limit.'
  if (minutes === 'wrong') return 'Type the length in minutes, from 1 to 480, or leave it empty.'
  const yes = (name: string) => inputs[name] === 'yes'
  return {
    id: current?.id ?? `${council}-${forum.id.toLowerCase()}`,
    council,
    forum: forum.id,
    revision: 0,
    source: current?.source === 'document' ? 'document' : 'setting',
    ...('ok' in pattern ? (pattern.value as MeetingPattern & Pick<Series, 'weekday' | 'cutOff'>) : dayOfDocument(pattern)),
    place: inputs.place?.trim() || null,
    minutes,
    places,
    waitingList: yes('waiting-list'),
    lateEntry: yes('late-entry'),
    refuseIncompleteRow: yes('refuse-incomplete-row'),
    bankHoliday: oneOf(['hold', 'cancel', 'next-working-day'], inputs['bank-holiday']),
    whenMoved: oneOf(['keep', 'next', 'ask'], inputs['when-moved']),
    exceptions: (current?.exceptions ?? []).filter(exception => lastDayOf(exception) >= dayOf(now)),
    changedBy: person.id,
    changedAt: now.toISOString(),
  }
}

const dayOfDocument = ({ weekday, time, everyWeeks, anchor, cutOff }: Series) => ({ weekday, time, everyWeeks, anchor, cutOff })
const lastDayOf = (exception: MeetingException): Day =>
  exception.kind === 'moved' && exception.to > exception.day ? exception.to : exception.day
const oneOf = <T extends string>(options: readonly T[], typed: string | undefined): T | null =>
  options.find(option => option === typed) ?? null
function countIn(typed: string | undefined, most: number): number | null | 'wrong' {
  const text = typed?.trim() ?? ''
  if (text === '') return null
  const count = Number(text)
  return /^\d{1,3}$/.test(text) && count >= 1 && count <= most ? count : 'wrong'
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
  if (held && instantAt(held.day, held.time) <= press.now.toISOString()) return refuse({ code: 'meeting-gone', forum: now.forum.name })
  const others = current.exceptions.filter(exception => keyOf(exception) !== key)
  const extra = key.startsWith('extra-')
  if (what === 'hold') return write(now, { press, next: { ...current, exceptions: others }, type: 'meeting-held-again', meeting: key })
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
  return write(now, { press, next: { ...current, exceptions }, type: 'meeting-added', meeting: `extra-${on.day}` })
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

type Written = { readonly press: SeriesPress; readonly next: Series; readonly type: string; readonly meeting?: string }
function write({ forum, stored, council, current }: SeriesNow, { press, next, type, meeting }: Written): Decision {
  const expects = stored?.revision ?? 0
  const at = press.now.toISOString()
  const series = { ...next, revision: expects + 1, changedBy: press.person.id, changedAt: at }
  const facts = { forum: forum.id, ...(meeting ? { meeting: `${series.id}:${meeting}` } : {}), from: current && changeable(current), to: changeable(series) }
  return accept({
    council,
    writes: [{ kind: 'series', series, expects }, { kind: 'remind', reminder: settleReminder(council, press.now) }],
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
