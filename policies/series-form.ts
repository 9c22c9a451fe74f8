/** The form of a series, read: where the document gives the day, the day stays the document's. */
import { dayOf } from './calendar.ts'
import type { Day, Person } from './case.ts'
import type { Forum } from './council.ts'
import type { MeetingException, Series } from './meeting-record.ts'
import { type MeetingPattern, readPattern } from './settings.ts'

export type Inputs = Readonly<Record<string, string>>
/** A forum's series as it is now: `stored` is its row, `current` what follows from row, setting and document. */
export type SeriesNow = {
  readonly council: string
  readonly forum: Forum
  readonly stored: Series | undefined
  readonly current: Series | null
}
export type SeriesPress = { readonly person: Person; readonly now: Date; readonly inputs: Inputs }

/** The series as typed, or what is wrong with it in words. Exceptions that are over are dropped. */
export function readSeries({ council, forum, current }: SeriesNow, { person, now, inputs }: SeriesPress): Series | string {
  const pattern = current?.source === 'document' ? current : readPattern(inputs)
  if ('ok' in pattern && !pattern.ok) return pattern.problem
  const [places, minutes] = [countIn(inputs.places, 500), countIn(inputs.minutes, 480)]
  if (places === 'wrong')
    return 'Type the number of places as a whole number from 1 to 500, or leave it empty for no limit.'
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
    attends: inputs.attends?.trim() || null,
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

const dayOfDocument = ({ weekday, time, everyWeeks, anchor, cutOff }: Series) => ({
  weekday,
  time,
  everyWeeks,
  anchor,
  cutOff,
})
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
