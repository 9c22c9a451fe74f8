/** The inputs of a series: what each is called, what may be chosen, and what is set now. */
import { weekday } from '../policies/council.ts'
import type { Series } from '../policies/meeting-record.ts'
import { capital } from './wording.ts'

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

/** Where the document gives the day: everything else. */
export const withoutDay = {
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
    { id: 'attends', label: 'Who attends: roles, and who is invited besides' },
    { id: 'minutes', label: 'Length in minutes' },
    { id: 'places', label: 'Places (empty: no limit)' },
  ],
}
export const allFields = {
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

/** What is set now, as the input wants it. */
export function valueNow(series: Series, name: string): string {
  const values: Readonly<Record<string, string | number | null | undefined>> = {
    weekday: series.weekday,
    time: series.time,
    weeks: series.everyWeeks,
    anchor: series.everyWeeks > 1 ? series.anchor : '',
    'cut-off-day': series.cutOff?.weekday,
    'cut-off-time': series.cutOff?.time,
    place: series.place,
    attends: series.attends,
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
