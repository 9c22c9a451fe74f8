/** Choosing a meeting, and "Is this the child you mean?" */

import { dayOf, timeOf } from '../policies/calendar.ts'
import type { Case } from '../policies/case.ts'
import { latestSignOff } from '../policies/checklist.ts'
import type { Forum } from '../policies/council.ts'
import { dayWords, timeWords, whenWords } from '../policies/day-words.ts'
import type { Meeting, Series } from '../policies/meeting-record.ts'
import type { Procedure } from '../policies/procedure.ts'
import { planOf, routeOf } from '../policies/route-plan.ts'
import { hasNoHolidayRule, isOpen } from '../policies/series.ts'
import { standingOf } from '../policies/standing.ts'
import type { Button } from './actions.ts'
import { evidenceWarnings } from './evidence-words.ts'
import type { Message } from './message-card.ts'
import { rowRule } from './row-words.ts'
import { plain, plural } from './wording.ts'

type Choosing = {
  readonly current: Case
  readonly forum: Forum
  readonly series: Series
  readonly open: readonly Meeting[]
  readonly late: readonly Meeting[]
  readonly move: boolean
  /** Why the meeting asked for by words is not among them. */
  readonly said?: string
}

/** A step that any of several meetings may settle: which of them. */
export function chooseForumMessage(current: Case, forums: readonly Forum[], move: boolean): Message {
  return {
    title: `${current.reference}: which meeting?`,
    paragraphs: ['More than one meeting can take this case.'],
    buttons: forums.map(
      (forum): Button => ({
        title: forum.name,
        data: { verb: 'choose-meeting', caseId: current.id, move, forum: forum.id },
      }),
    ),
  }
}

/** Somebody named a day: its list has closed, or none is held. Never read as booked for another. */
export const noListWords = (day: string, closed: Meeting | null): string =>
  closed
    ? `Not booked: the list of ${dayWords(day)} ${closed.cutOff ? `closed on ${whenWords(closed.cutOff)}` : 'is closed'}.`
    : `Not booked: no list is held on ${dayWords(day)}.`

export function chooseMeetingMessage({ current, forum, series, open, late, move, said }: Choosing): Message {
  const button = (meeting: Meeting): Button => ({
    title: `${dayWords(dayOf(meeting.at))}, ${timeWords(timeOf(meeting.at))}`,
    data: { verb: 'book', caseId: current.id, meetingId: meeting.id, move },
  })
  const [first] = open
  return {
    title: `${forum.name}: choose a list for ${current.reference}`,
    subtitle: series.source === 'setting' ? 'Day and time: council setting, not in the guidance' : forum.section,
    paragraphs: [
      ...(said ? [{ text: said, strong: true }] : []),
      first?.cutOff ? `The next open list closes on ${whenWords(first.cutOff)}.` : 'No cut-off is set.',
      ...open.filter(meeting => hasNoHolidayRule(series, meeting)).map(holidayWords),
      ...late.map(
        meeting =>
          `The cut-off for ${whenWords(meeting.at)} has passed. A manager can still put it on, with a reason: they type “book ${current.reference} ${dayWords(dayOf(meeting.at))}” (council setting, not in the guidance).`,
      ),
    ],
    facts: open.map(meeting => ({
      title: dayWords(dayOf(meeting.at)),
      value: [placesWords(meeting), meeting.cutOff ? `cut-off ${whenWords(meeting.cutOff)}` : '']
        .filter(Boolean)
        .join(' · '),
    })),
    buttons: [...open, ...late].map(button),
  }
}

const holidayWords = (meeting: Meeting): string =>
  `${dayWords(dayOf(meeting.at))} is a bank holiday. The document has no rule for that: ask your coordinator whether the meeting is held.`

function placesWords(meeting: Meeting): string {
  if (meeting.places === null) return `${plural(meeting.taken, 'case')} on the list`
  return `${Math.max(0, meeting.places - meeting.taken)} of ${plural(meeting.places, 'place')} left`
}

type Confirming = {
  readonly procedure: Procedure
  readonly current: Case
  readonly forum: Forum
  readonly series: Series
  readonly meeting: Meeting
  readonly move: boolean
  readonly now: Date
  readonly today: string
}

export function confirmBookingMessage(confirming: Confirming): Message {
  const { procedure, current, forum, series, meeting, move } = confirming
  const late = !isOpen(meeting, confirming.now)
  const data = { verb: 'confirm-book', caseId: current.id, meetingId: meeting.id, move } as const
  return {
    title: 'Is this the child you mean?',
    paragraphs: [
      { text: `${current.reference}: ${routeOf(procedure, current.routes[0]).name}`, strong: true },
      `${forum.name}, ${whenWords(meeting.at)}${meeting.place ? `, ${plain(meeting.place)}` : ''}`,
      ...warnings(confirming),
      ...(hasNoHolidayRule(series, meeting) ? [holidayWords(meeting)] : []),
    ],
    inputs: late
      ? [
          {
            id: 'late',
            label: 'The cut-off has passed: a manager’s reason',
            required: 'Write why it has to be this meeting',
          },
        ]
      : [],
    buttons: [
      {
        title: `Yes, ${move ? 'move' : 'put'} ${current.reference} on this list`,
        style: 'positive',
        inputs: late ? 'auto' : 'none',
        data,
      },
      { title: 'No, go back', data: { verb: 'open-case', caseId: current.id } },
    ],
  }
}

/** What is not there yet, and what will have gone stale by the meeting: said, not refused. */
function warnings({ procedure, current, meeting, today }: Confirming): string[] {
  const signOffs = planOf(procedure, current.routes).steps.filter(
    step => step.kind === 'sign-off' && step.gate === 'agreement',
  )
  const notYet = signOffs.filter(step => latestSignOff(current, step.id)?.status !== 'agreed')
  const row = standingOf(procedure, current, today).open.filter(({ item }) => item.answer.kind === 'spreadsheet')
  return [
    ...notYet.map(
      step =>
        `${step.name} is not there yet. The row will read “manager has not yet agreed” and stands only once they have.`,
    ),
    ...(row.length > 0 ? [`The transfer spreadsheet row is not complete. ${rowRule(procedure)}`] : []),
    ...evidenceWarnings(procedure, current, { today, meeting: dayOf(meeting.at) }),
  ]
}

export function waitingListOffer(
  press: { readonly caseId: string; readonly meetingId: string; readonly move: boolean },
  place: { readonly forum: Forum; readonly meeting: Meeting },
): Message {
  return {
    title: 'That list has just filled up: not booked',
    paragraphs: [
      `${place.forum.name}, ${whenWords(place.meeting.at)}, has no place left. You can wait for one, or choose another meeting.`,
    ],
    buttons: [
      { title: 'Put it on the waiting list', data: { verb: 'confirm-book', ...press, waiting: true } },
      {
        title: 'Choose another meeting',
        data: { verb: 'choose-meeting', caseId: press.caseId, move: press.move },
      },
    ],
  }
}
