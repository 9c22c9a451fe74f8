/** Forms for when a forum meets: the series itself, one of its meetings, an extra meeting. */
import { timeOf } from '../policies/calendar.ts'
import type { Day } from '../policies/case.ts'
import { type Forum, weekday } from '../policies/council.ts'
import type { Meeting, Series } from '../policies/meeting-record.ts'
import { type Button, buttonsOf } from './actions.ts'
import { type Card, render } from './render.ts'
import { capital, dayWords, timeWords, whenWords } from './wording.ts'

export type SeriesView = {
  readonly forum: Forum
  readonly series: Series | null
  /** Revision of the stored series, 0 while it is not stored: a form that somebody overtook changes nothing. */
  readonly seen: number
  readonly problem: string
}
const footer = 'Kept with your name and the time. Everybody whose case is concerned is told once.'

/** The form of the series. What was typed last comes back when there is a problem with it. */
export function seriesCard(view: SeriesView, typed: Readonly<Record<string, string>> = {}): Card {
  const { forum, series, seen } = view
  const fixed = series?.source === 'document'
  const fields = fixed ? withoutDay : allFields
  const value = (name: string) => typed[name] ?? (series ? valueOf(series, name) : '')
  const data = {
    title: `${forum.name}: when it meets`,
    subtitle: fixed
      ? `The document gives the day, the time and the cut-off (${forum.section}). All else is a council setting.`
      : 'Council setting, not in the guidance',
    warnings: view.problem ? [{ text: view.problem }] : [],
    lines: fixed && series ? [{ text: patternWords(series), spacing: 'Default' }] : [],
    dates: fields.dates.map(one => ({ ...one, value: value(one.id) })),
    choices: fields.choices.map(one => ({ ...one, value: value(one.id) })),
    times: fields.times.map(one => ({ ...one, value: value(one.id) })),
    texts: fields.texts.map(one => ({ ...one, value: value(one.id) })),
    buttons: buttonsOf([
      { title: 'Save', style: 'positive', inputs: 'auto', data: { verb: 'save-series', forum: forum.id, seen } },
      { title: 'Back', data: { verb: 'series', forum: forum.id } },
    ]),
    footer,
  }
  return render('series', data, null)
}

/** `Tuesday 4pm, every week. Cut-off: Thursday 4pm.` */
export function patternWords({ weekday: day, time, everyWeeks, cutOff }: Series): string {
  const often = everyWeeks === 1 ? 'every week' : `every ${everyWeeks} weeks`
  const closes = cutOff ? `Cut-off: ${capital(cutOff.weekday)} ${timeWords(cutOff.time)} before.` : 'No cut-off is set.'
  return `${capital(day)} ${timeWords(time)}, ${often}. ${closes}`
}

const option = (value: string, title: string) => ({ value, title })
const days = weekday.options.map(day => option(day, capital(day)))
const yesNo = [option('yes', 'Yes'), option('no', 'No')]
const weeks = [1, 2, 3, 4].map(count => option(String(count), count === 1 ? 'Every week' : `Every ${count} weeks`))
const holiday = [
  option('hold', 'It is held all the same'),
  option('cancel', 'It falls away'),
  option('next-working-day', 'It is held on the next working day'),
]
const moved = [
  option('keep', 'The list stays with the moved meeting; if it falls away, it goes on the next list'),
  option('next', 'The list goes on the next open list'),
  option('ask', 'Each worker is asked to choose again'),
]
const choice = (id: string, label: string, options: ReturnType<typeof option>[]) => ({ id, label, options })

const withoutDay = {
  dates: [] as { id: string; label: string }[],
  times: [] as { id: string; label: string }[],
  choices: [
    choice('waiting-list', 'Waiting list when it is full', yesNo),
    choice('late-entry', 'Entry after the cut-off with a manager’s reason', yesNo),
    choice('refuse-incomplete-row', 'Refuse a row that is not complete', yesNo),
    choice('bank-holiday', 'On a bank holiday', holiday),
    choice('when-moved', 'When a meeting moves or falls away', moved),
  ],
  texts: [
    { id: 'place', label: 'Place or link' },
    { id: 'minutes', label: 'Length in minutes' },
    { id: 'places', label: 'Places (empty: no limit)' },
  ],
}
const allFields = {
  ...withoutDay,
  dates: [{ id: 'anchor', label: 'A day on which it meets (needed when it is not every week)' }],
  times: [
    { id: 'time', label: 'Time (required)' },
    { id: 'cut-off-time', label: 'Cut-off time' },
  ],
  choices: [
    choice('weekday', 'Weekday (required)', days),
    choice('weeks', 'How often (required)', weeks),
    choice('cut-off-day', 'Cut-off weekday', days),
    ...withoutDay.choices,
  ],
}

function valueOf(series: Series, name: string): string {
  const values: Readonly<Record<string, string | number | null | undefined>> = {
    weekday: series.weekday,
    time: series.time,
    weeks: series.everyWeeks,
    anchor: series.everyWeeks > 1 ? series.anchor : '',
    'cut-off-day': series.cutOff?.weekday,
    'cut-off-time': series.cutOff?.time,
    place: series.place,
    minutes: series.minutes,
    places: series.places,
    'waiting-list': series.waitingList ? 'yes' : 'no',
    'late-entry': series.lateEntry ? 'yes' : 'no',
    'refuse-incomplete-row': series.refuseIncompleteRow ? 'yes' : 'no',
    'bank-holiday': series.bankHoliday,
    'when-moved': series.whenMoved,
  }
  return String(values[name] ?? '')
}

type OneMeeting = { readonly view: SeriesView; readonly key: string; readonly meeting: Meeting | null; readonly changed: boolean; readonly onList: string }

/** One meeting: move it, call it off, or hold it after all. */
export function meetingFormCard({ view, key, meeting, changed, onList }: OneMeeting): Card {
  const { forum, seen } = view
  const data = (what: 'move' | 'cancel' | 'hold') => ({ verb: 'change-meeting', forum: forum.id, key, what, seen }) as const
  const extra = key.startsWith('extra-')
  const buttons: Button[] = [
    ...(meeting && !extra ? [{ title: 'Move it', style: 'positive', inputs: 'auto', data: data('move') } as const] : []),
    ...(meeting ? [{ title: 'Call it off', data: data('cancel') } as const] : []),
    ...(changed && !extra ? [{ title: 'Hold it as usual after all', data: data('hold') } as const] : []),
    { title: 'Back', data: { verb: 'series', forum: forum.id } },
  ]
  return render('series', {
    ...formOf(view, meeting ? `${forum.name}, ${whenWords(meeting.at)}` : `${forum.name}: the meeting of ${dayWords(key)} was called off`),
    subtitle: onList,
    ...(meeting && !extra ? dayInputs('New day', timeOf(meeting.at)) : {}),
    buttons: buttonsOf(buttons),
  }, null)
}

/** An extra meeting on a day of its own. */
export function extraMeetingCard(view: SeriesView, day: Day | ''): Card {
  const { forum, series, seen } = view
  return render('series', {
    ...formOf(view, `${forum.name}: an extra meeting`),
    subtitle: 'It has the cut-off, places and rules of the series.',
    ...dayInputs('Day', series?.time ?? '', day),
    buttons: buttonsOf([
      { title: 'Add it', style: 'positive', inputs: 'auto', data: { verb: 'add-meeting', forum: forum.id, seen } },
      { title: 'Back', data: { verb: 'series', forum: forum.id } },
    ]),
  }, null)
}

const formOf = ({ problem }: SeriesView, title: string) => ({
  title, warnings: problem ? [{ text: problem }] : [], lines: [], dates: [], choices: [], times: [], texts: [], footer,
})
const dayInputs = (label: string, time: string, day = '') => ({
  dates: [{ id: 'day', label, value: day }],
  times: [{ id: 'time', label: 'Time', value: time }],
})
