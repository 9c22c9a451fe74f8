/** Forms for one meeting of a series: move it, call it off, hold it after all, or add an extra one. */
import { timeOf } from '../policies/calendar.ts'
import type { Day } from '../policies/case.ts'
import { dayWords, whenWords } from '../policies/day-words.ts'
import type { Meeting } from '../policies/meeting-record.ts'
import { type Button, buttonsOf } from './actions.ts'
import { type Card, render } from './render.ts'
import { footer, type SeriesView } from './series-card.ts'

type OneMeeting = {
  readonly view: SeriesView
  readonly key: string
  readonly meeting: Meeting | null
  readonly changed: boolean
  readonly onList: string
}

/** One meeting: move it, call it off, or hold it after all. */
export function meetingFormCard({ view, key, meeting, changed, onList }: OneMeeting): Card {
  const { forum, seen } = view
  const data = (what: 'move' | 'cancel' | 'hold') => ({ verb: 'change-meeting', forum: forum.id, key, what, seen }) as const
  const extra = key.startsWith('extra-')
  const buttons: Button[] = [
    ...(meeting && !extra ? [{ title: 'Move it', style: 'positive', inputs: 'auto', data: data('move') } as const] : []),
    ...(meeting ? [{ title: 'Call it off', data: data('cancel') } as const] : []),
    ...(changed && !extra ? [{ title: 'Hold it as usual after all', data: data('hold') } as const] : []),
    ...(meeting ? [{ title: 'Calendar entry', data: { verb: 'calendar', meetingId: meeting.id } } as const] : []),
    { title: 'Back', data: { verb: 'series', forum: forum.id } },
  ]
  return render(
    'series',
    {
      ...formOf(
        view,
        meeting
          ? `${forum.name}, ${whenWords(meeting.at)}`
          : `${forum.name}: the meeting of ${dayWords(key)} was called off`,
      ),
      subtitle: onList,
      ...(meeting && !extra ? dayInputs('New day', timeOf(meeting.at)) : {}),
      buttons: buttonsOf(buttons),
    },
    null,
  )
}

/** An extra meeting on a day of its own. */
export function extraMeetingCard(view: SeriesView, day: Day | ''): Card {
  const { forum, series, seen } = view
  return render(
    'series',
    {
      ...formOf(view, `${forum.name}: an extra meeting`),
      subtitle: 'It has the cut-off, places and rules of the series.',
      ...dayInputs('Day', series?.time ?? '', day),
      buttons: buttonsOf([
        {
          title: 'Add it',
          style: 'positive',
          inputs: 'auto',
          data: { verb: 'add-meeting', forum: forum.id, seen },
        },
        { title: 'Back', data: { verb: 'series', forum: forum.id } },
      ]),
    },
    null,
  )
}

const formOf = ({ problem }: SeriesView, title: string) => ({
  title,
  warnings: problem ? [{ text: problem }] : [],
  lines: [],
  fields: [],
  footer,
})
const dayInputs = (label: string, time: string, day = '') => ({
  fields: [
    { kind: 'date', id: 'day', label, value: day, options: [] },
    { kind: 'time', id: 'time', label: 'Time', value: time, options: [] },
  ],
})
