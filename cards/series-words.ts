/** A forum's meetings at a glance for those who run them: when, how full, what was changed and by whom. */
import { dayOf } from '../policies/calendar.ts'
import type { Forum } from '../policies/council.ts'
import { dateWords, dayWords, timeWords, whenWords } from '../policies/day-words.ts'
import type { Meeting, MeetingException, Series } from '../policies/meeting-record.ts'
import type { Button } from './actions.ts'
import type { Message, Paragraph } from './message-card.ts'
import { patternWords } from './series-card.ts'
import { plain, plural } from './wording.ts'

type Known = { readonly forum: Forum; readonly series: Series | null; readonly next: readonly Meeting[] }

/** Every list of the council, each with its own button: their names may be long, so a number tells them apart. */
export function seriesListMessage(name: string, known: readonly Known[], said: string): Message {
  const line = ({ forum, series }: Known, at: number): Paragraph[] => [
    {
      text: `(${at + 1}) ${forum.name}`,
      strong: true,
      button: {
        title: `${series ? 'Change' : 'Set up'} ${at + 1}`,
        data: { verb: series ? 'series' : 'series-form', forum: forum.id },
      },
    },
    {
      text: series ? patternWords(series) : 'The document does not say when it meets, and nobody has set it.',
      tight: true,
    },
  ]
  return {
    title: 'Meetings',
    subtitle: name,
    paragraphs: [...(said ? [said] : []), ...known.flatMap(line)],
    buttons: [{ title: 'The next weeks', data: { verb: 'view', of: 'weeks' } }],
  }
}

type One = Known & { readonly series: Series; readonly nameOf: (id: string) => string; readonly said: string }

/** One forum: its rules, its next meetings, what was moved, and buttons to change each. */
export function seriesMessage({ forum, series, next, nameOf, said }: One): Message {
  const keyOf = (meeting: Meeting) => meeting.id.slice(series.id.length + 1)
  const off = series.exceptions.filter(exception => exception.kind !== 'extra').slice(0, 6)
  return {
    title: forum.name,
    subtitle:
      series.source === 'document'
        ? `Day, time and cut-off from the document (${forum.section})`
        : 'Council setting, not in the guidance',
    paragraphs: [
      ...(said ? [{ text: said, strong: true }] : []),
      patternWords(series),
      ...next.map(meeting => ({ text: `${whenWords(meeting.at)}: ${fullWords(meeting)}`, tight: true })),
      ...off.map(exception => ({ text: exceptionWords(exception), quiet: true, tight: true })),
    ],
    facts: [...documentAttends(forum), ...rulesOf(series)],
    buttons: [
      { title: 'Change these rules', data: { verb: 'series-form', forum: forum.id } },
      ...next.map(
        (meeting): Button => ({
          title: `Move or call off ${dayWords(dayOf(meeting.at))}`,
          data: { verb: 'meeting-form', forum: forum.id, key: keyOf(meeting) },
        }),
      ),
      ...off.map(
        (exception): Button => ({
          title: `Hold ${dateWords(exception.day)} after all`,
          data: { verb: 'meeting-form', forum: forum.id, key: exception.day },
        }),
      ),
      { title: 'Add an extra meeting', data: { verb: 'extra-form', forum: forum.id } },
      { title: 'Who changed what', data: { verb: 'series-history', forum: forum.id } },
    ],
    note: series.changedBy
      ? `Last changed by ${plain(nameOf(series.changedBy))}, ${whenWords(series.changedAt)}.`
      : 'Nobody has changed it.',
  }
}

/** `7 of 18 places taken`, or how many cases where no limit is set. */
export const fullWords = ({ places, taken }: Meeting): string =>
  places === null ? `${plural(taken, 'case')} on the list` : `${taken} of ${plural(places, 'place')} taken`

const exceptionWords = (exception: Exclude<MeetingException, { kind: 'extra' }>): string =>
  exception.kind === 'cancelled'
    ? `${dayWords(exception.day)}: called off`
    : `${dayWords(exception.day)}: moved to ${dayWords(exception.to)}, ${timeWords(exception.time)}`

const holidayRule = {
  hold: 'held all the same',
  cancel: 'falls away',
  'next-working-day': 'the next working day',
}
const movedRule = {
  keep: 'the list stays with it',
  next: 'the list goes on the next list',
  ask: 'each worker chooses again',
}

/** What the document says of who comes stands beside what the council set. */
const documentAttends = ({ attends, section, locality }: Forum): { title: string; value: string }[] => [
  ...(locality ? [{ title: 'Locality', value: locality }] : []),
  ...(attends ? [{ title: `The document (${section})`, value: `Attends: ${attends}` }] : []),
]

function rulesOf(series: Series): { title: string; value: string }[] {
  const rule = (title: string, value: string | null) => (value === null ? [] : [{ title, value }])
  return [
    ...rule('Place or link', series.place && plain(series.place)),
    ...rule('Who attends', series.attends && plain(series.attends)),
    ...rule('Length', series.minutes === null ? null : plural(series.minutes, 'minute')),
    { title: 'Places', value: series.places === null ? 'no limit set' : String(series.places) },
    ...rule('Waiting list', series.waitingList ? 'yes' : null),
    ...rule('Late entry', series.lateEntry ? 'with a manager’s reason' : null),
    ...rule('Row not complete', series.refuseIncompleteRow ? 'refused' : null),
    { title: 'Bank holiday', value: series.bankHoliday ? holidayRule[series.bankHoliday] : 'no rule set' },
    {
      title: 'When it moves',
      value: series.whenMoved
        ? movedRule[series.whenMoved]
        : 'no rule set: the list stays; if it falls away, workers choose again',
    },
  ]
}
