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
/** One input of a form, in the place where a person meets it. */
export type Field = {
  readonly kind: 'date' | 'choice' | 'time' | 'text'
  readonly id: string
  readonly label: string
  readonly options: readonly ReturnType<typeof option>[]
}
const field = (kind: Field['kind'], id: string, label: string, options: Field['options'] = []): Field => ({
  kind,
  id,
  label,
  options,
})

/** Where the document gives the day: everything else. */
export const withoutDay: readonly Field[] = [
  field('text', 'place', 'Place or link'),
  field('text', 'minutes', 'Length in minutes'),
  field('text', 'attends', 'Who attends: roles, and who is invited besides'),
  field('text', 'places', 'Places (empty: no limit)'),
  field('choice', 'waiting-list', 'Waiting list when it is full', yesNo),
  field('choice', 'late-entry', 'Entry after the cut-off with a manager’s reason', yesNo),
  field('choice', 'refuse-incomplete-row', 'Refuse a row that is not complete', yesNo),
  field('choice', 'bank-holiday', 'On a bank holiday', holiday),
  field('choice', 'when-moved', 'When a meeting moves or falls away', moved),
]
export const allFields: readonly Field[] = [
  field('choice', 'weekday', 'Weekday (required)', days),
  field('time', 'time', 'Time (required)'),
  field('choice', 'weeks', 'How often (required)', weeks),
  field('date', 'anchor', 'A day on which it meets (needed when it is not every week)'),
  field('choice', 'cut-off-day', 'Cut-off weekday', days),
  field('time', 'cut-off-time', 'Cut-off time'),
  ...withoutDay,
]

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
