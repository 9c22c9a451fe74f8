/** What keeps lists from being ready, who waits for a place, who waits for a day: for those who run the meetings. */
import type { NotReady } from '../policies/awaiting.ts'
import type { Case } from '../policies/case.ts'
import type { Forum } from '../policies/council.ts'
import { whenWords } from '../policies/day-words.ts'
import type { Meeting } from '../policies/meeting-record.ts'
import type { CasesView } from './cases-card.ts'
import type { Message, Paragraph } from './message-card.ts'
import { inLine, plain, plural } from './wording.ts'

type Line = { readonly current: Case; readonly workerName: string }
export type MissingList = {
  readonly forum: Forum
  readonly meeting: Meeting
  readonly count: number
  readonly missing: readonly (Line & { readonly notReady: NotReady })[]
}

/** Each next meeting with the items that are not ready, what they lack and whose they are. */
export function missingMessage(lists: readonly MissingList[]): Message {
  return {
    title: 'What is missing',
    paragraphs: lists.length > 0 ? lists.flatMap(missingLines) : ['Nobody is on the next lists yet.'],
    buttons: lists.map(({ forum, meeting }) => ({
      title: `Open the list of ${inLine(forum.name)}`,
      data: { verb: 'agenda', meetingId: meeting.id },
    })),
  }
}

function missingLines({ forum, meeting, count, missing }: MissingList): Paragraph[] {
  const cutOff = meeting.cutOff ? ` Cut-off: ${whenWords(meeting.cutOff)}.` : ''
  const ready =
    missing.length === 0
      ? `All ${plural(count, 'case')} ready.`
      : `${missing.length} of ${plural(count, 'case')} not ready.`
  return [
    { text: `${forum.name}, ${whenWords(meeting.at)}`, strong: true },
    { text: `${ready}${cutOff}`, tight: true },
    ...atMost(
      missing.map(
        ({ current, workerName, notReady }) => `${current.reference}, ${plain(workerName)}: ${lackWords(notReady)}`,
      ),
    ),
  ]
}

const mostLines = 30
/** A card has a size: what does not fit is counted, never left out in silence. */
function atMost(lines: readonly string[]): Paragraph[] {
  const left = lines.length - mostLines
  const shown = left > 0 ? [...lines.slice(0, mostLines), `And ${left} more: open the list.`] : lines
  return shown.map(text => ({ text, tight: true }))
}

function lackWords({ agreements, row, stale, needs }: NotReady): string {
  return [
    ...agreements.map(step => `${inLine(step.name)} not given`),
    ...(row.length > 0 ? [`row: ${row.map(item => inLine(item.short)).join(', ')}`] : []),
    ...stale.map(item => `${inLine(item.short)} too old by the meeting`),
    ...needs.map(item => `${inLine(item.short)} not there any more`),
  ].join('; ')
}

export type WaitingList = {
  readonly forum: Forum
  readonly meeting: Meeting
  readonly waiting: readonly Line[]
}

/** Who waits for a place, first come first. */
export function waitingListsMessage(lists: readonly WaitingList[]): Message {
  return {
    title: 'Waiting lists',
    paragraphs: lists.length > 0 ? lists.flatMap(waitingLines) : ['Nobody waits for a place.'],
    note: 'When a place comes free, the first one moves up by itself and its worker is told.',
  }
}

const waitingLines = ({ forum, meeting, waiting }: WaitingList): Paragraph[] => [
  { text: `${forum.name}, ${whenWords(meeting.at)}`, strong: true },
  ...atMost(waiting.map(({ current, workerName }, place) => `${place + 1}. ${current.reference}, ${plain(workerName)}`)),
]

export type Undated = Line & { readonly forum: Forum; readonly next: Meeting | null }

/** Agreed cases that are on no list of the meeting they go to. */
export function undatedView(cases: readonly Undated[]): CasesView {
  return {
    title: 'Waiting for a day',
    empty: 'No agreed case waits for a list.',
    lines: cases.map(({ current, workerName, forum, next }) => ({
      title: `${current.reference}: ${forum.name}`,
      text: `${plain(workerName)} · ${next ? `next list ${whenWords(next.at)}` : 'no day is set'} · since ${whenWords(current.changedAt)}`,
      button: next
        ? ({
            title: 'Put on a list',
            data: { verb: 'choose-meeting', caseId: current.id, forum: forum.id },
          } as const)
        : ({ title: 'Set the day', data: { verb: 'series', forum: forum.id } } as const),
    })),
  }
}
