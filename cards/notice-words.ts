/** What others are told, in words. */
import type { Case } from '../policies/case.ts'
import type { Notice } from '../policies/decision.ts'
import type { Procedure } from '../policies/procedure.ts'
import { standingOf } from '../policies/standing.ts'
import type { Button } from './actions.ts'
import { bookingChangedMessage, meetingChangedMessage } from './booking-changed-words.ts'
import { inLine } from './case-buttons.ts'
import type { Message } from './message-card.ts'
import { bannerOf } from './standing-words.ts'
import { plain, whenWords } from './wording.ts'

export type NoticeView = {
  readonly notice: Notice
  readonly current: Case | undefined
  readonly procedure: Procedure
  readonly nameOf: (id: string) => string
  readonly today: string
}

export function noticeMessage(view: NoticeView): Message {
  const message = words(view)
  const open: readonly Button[] = view.current
    ? [{ title: `Open ${view.current.reference}`, data: { verb: 'open-case', caseId: view.current.id } }]
    : []
  return { ...message, buttons: [...(message.buttons ?? []), ...open] }
}

function words(view: NoticeView): Message {
  const { notice, current, nameOf } = view
  const reference = current?.reference ?? 'A case'
  const fact = (name: string) => String(notice.facts[name] ?? '')
  switch (notice.kind) {
    case 'sign-off-asked':
      return {
        title: `${reference} waits for a decision`,
        paragraphs: [
          'Whoever was asked is no longer in the people file. Name their manager or deputy there.',
        ],
      }
    case 'sign-off-decided':
      return decided(view, fact)
    case 'sign-off-lapsed':
      return {
        title: `${reference}: no decision needed any more`,
        paragraphs: [`The case was ${fact('why') === 'withdrawn' ? 'taken back' : 'closed'}.`],
      }
    case 'booking-changed':
      return notice.caseId ? bookingChangedMessage(view) : meetingChangedMessage(view)
    case 'decision-made':
      return meetingDecided(view, fact)
    case 'panel-due':
      return {
        title: `${reference} goes to ${forumName(view, fact('forum'))}`,
        paragraphs: ['The transfer meeting sent it on. Add it to that panel’s next agenda.'],
      }
    case 'safety-shown':
      return {
        title: `The safety card was shown for ${reference}`,
        paragraphs: [
          `${plain(nameOf(fact('shownTo')))} has not said yet what came of it. Stepwise has told nobody at the front door. Please speak to them.`,
        ],
      }
    case 'reminder':
      return reminder(view, fact)
    case 'agenda':
      return { title: 'The meeting’s list', paragraphs: ['It is no longer there to show.'] }
    case 'nobody-to-decide':
    case 'set-up-needed':
    case 'number-missing':
    case 'undelivered':
      return {
        title: 'Something needs you',
        paragraphs: [fact('what') || 'A part of your council’s set-up is missing.'],
      }
  }
}

function decided({ current, nameOf }: NoticeView, fact: (name: string) => string): Message {
  const agreed = fact('status') === 'agreed'
  const note = fact('note')
  return {
    title: `${current?.reference ?? 'Your case'}: ${inLine(fact('name'))} ${agreed ? 'given' : 'returned with a note'}`,
    paragraphs: [
      `${plain(nameOf(fact('by')))} ${agreed ? 'agreed' : 'returned it'} on ${whenWords(fact('at'))}.`,
      ...(note ? [`“${plain(note)}”`] : []),
    ],
  }
}

function meetingDecided(view: NoticeView, fact: (name: string) => string): Message {
  const { current, procedure, today } = view
  const forum = procedure.forums.find(({ id }) => id === fact('forum'))
  const outcome = forum?.outcomes.find(({ id }) => id === fact('outcome'))
  const standing = current && standingOf(procedure, current, today)
  const next = standing ? bannerOf(procedure, standing).lines.map(({ text }) => text) : []
  return {
    title: `${current?.reference ?? 'Your case'}: ${outcome?.label ?? fact('outcome')}`,
    paragraphs: [
      `${forum?.name ?? 'The meeting'}, ${whenWords(fact('meetsAt'))}.`,
      ...(fact('action') ? [plain(fact('action'))] : []),
      ...next,
    ],
  }
}

const forumName = ({ procedure }: NoticeView, id: string): string =>
  procedure.forums.find(forum => forum.id === id)?.name ?? 'the next meeting'

function reminder(view: NoticeView, fact: (name: string) => string): Message {
  const reference = view.current?.reference ?? 'A case'
  const what = fact('what')
  const key = view.notice.key
  const caseId = view.current?.id ?? null
  const buttons: Button[] = [
    { title: 'Remind me tomorrow', data: { verb: 'reminder', answer: 'snooze', key, caseId } },
    { title: 'Not mine', data: { verb: 'reminder', answer: 'not-mine', key, caseId } },
  ]
  const cutOff = fact('cutOff')
  const meets = fact('meetsAt')
  switch (what) {
    case 'row-incomplete':
      return {
        title: `${reference}: the spreadsheet row is not complete`,
        paragraphs: [
          cutOff
            ? `The cut-off is ${whenWords(cutOff)}. The document says every heading should be filled; it does not say what then happens.`
            : '',
        ].filter(Boolean),
        buttons,
      }
    case 'agreement-waiting':
      return {
        title: `${reference} still waits for your decision`,
        paragraphs: ['Open it to agree or to return it with a note.'],
        buttons: caseId
          ? [{ title: 'Make a decision', data: { verb: 'sign-off-form', caseId, step: fact('step') } }]
          : [],
      }
    case 'meeting-tomorrow':
      return {
        title: `${reference}: the meeting is next`,
        paragraphs: [meets ? whenWords(meets) : ''].filter(Boolean),
        buttons,
      }
    case 'decision-not-recorded':
      return {
        title: `${reference}: no decision is recorded`,
        paragraphs: [meets ? `The meeting was on ${whenWords(meets)}.` : ''].filter(Boolean),
        buttons: [{ title: 'Open the list', data: { verb: 'agenda' } }],
      }
    case 'safety-unanswered':
      return {
        title: `${reference}: what came of the safety card?`,
        paragraphs: [
          'Sign-offs and bookings of this case wait until you say. Stepwise has told nobody at the front door.',
        ],
        buttons: [{ title: 'Show the card again', data: { verb: 'safety', caseId } }],
      }
    default:
      return {
        title: `${reference}: ${what.replaceAll('-', ' ')}`,
        paragraphs: ['Open it to see what is still needed.'],
        buttons,
      }
  }
}
