/** What others are told, in words. */
import type { Case } from '../policies/case.ts'
import { whenWords } from '../policies/day-words.ts'
import type { Notice } from '../policies/decision.ts'
import type { Procedure } from '../policies/procedure.ts'
import { standingOf } from '../policies/standing.ts'
import type { Button } from './actions.ts'
import { bookingChangedMessage, meetingChangedMessage } from './booking-changed-words.ts'
import { calendarButtons } from './calendar-buttons.ts'
import type { Message } from './message-card.ts'
import { rowRule } from './row-words.ts'
import { bannerOf } from './standing-words.ts'
import { inLine, listWords, plain } from './wording.ts'
import { workbookPlaceMessage } from './workbook-place-words.ts'

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
        paragraphs: ['Whoever was asked is no longer in the people file. Name their manager or deputy there.'],
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
        paragraphs: ['The meeting before it sent it on. Add it to the next agenda there.'],
      }
    case 'day-set':
      return {
        title: `${reference}: ${forumName(view, fact('forum'))} has a day now`,
        paragraphs: [
          'The case waited for it. Its day is a council setting, not in the guidance.',
          daySetNext(view, fact('forum')),
        ],
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
    case 'row-taken-over':
      return rowTakenOver(view)
    case 'workbook-place':
      return workbookPlaceMessage(view)
    case 'case-given':
      return given(view, fact)
    case 'nobody-to-decide':
    case 'set-up-needed':
    case 'number-missing':
    case 'new-version':
    case 'number-check':
    case 'undelivered':
      return {
        title: 'Something needs you',
        paragraphs: [fact('what') || 'A part of your council’s set-up is missing.'],
      }
  }
}

function given({ current, nameOf }: NoticeView, fact: (name: string) => string): Message {
  const reference = current?.reference ?? 'A case'
  const other = plain(nameOf(fact('other')))
  switch (fact('how')) {
    case 'to-you':
      return { title: `${reference} is yours now`, paragraphs: [`It was with ${other}. Open it to see what is due.`] }
    case 'from-you':
      return {
        title: `${fact('reference')} has a new worker`,
        paragraphs: [`${other} works on it from now on. What you saved stays with the case.`],
        buttons: calendarButtons(null, fact('left') || null),
      }
    case 'unnamed':
      return {
        title: `You no longer see ${fact('reference')}`,
        paragraphs: [
          'The case is restricted, and you are not named on it any more. If that is not right, ask its worker’s manager.',
        ],
      }
    default:
      return {
        title: `You may see ${reference}`,
        paragraphs: ['The case is restricted, and you are named on it. Do not speak of it to others.'],
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

function rowTakenOver({ notice, current, nameOf }: NoticeView): Message {
  const { by, headings } = notice.facts
  const names = Array.isArray(headings) ? headings.map(name => `“${plain(String(name))}”`) : []
  return {
    title: `${current?.reference ?? 'Your case'}: its row was brought up to date from the workbook`,
    paragraphs: [`${plain(nameOf(String(by)))} took over ${listWords(names)}. Open the case to see what it says now.`],
  }
}

/** Whoever books it is asked to. */
function daySetNext({ procedure }: NoticeView, id: string): string {
  const forum = procedure.forums.find(candidate => candidate.id === id)
  return forum?.booking === 'self'
    ? 'Open the case and choose on which list it goes.'
    : 'The coordinator puts it on a list, or invites you.'
}

const forumName = ({ procedure }: NoticeView, id: string): string =>
  procedure.forums.find(forum => forum.id === id)?.name ?? 'the next meeting'

function reminder(view: NoticeView, fact: (name: string) => string): Message {
  const reference = view.current?.reference ?? 'A case'
  const caseId = view.current?.id ?? null
  const forum = view.current?.booking ? forumName(view, view.current.booking.forum) : 'The meeting'
  const { title, lines, buttons } = reminderWords(view.procedure, fact, { caseId, forum })
  return {
    title: `${reference}${title}`,
    paragraphs: lines.filter(Boolean),
    buttons: buttons ?? (fact('what') === 'own' ? ownButtons(fact, caseId) : laterButtons(view.notice.key, caseId)),
  }
}

const laterButtons = (key: string, caseId: string | null): readonly Button[] => [
  { title: 'Remind me tomorrow', data: { verb: 'reminder', answer: 'snooze', key, caseId } },
  { title: 'Not mine', data: { verb: 'reminder', answer: 'not-mine', key, caseId } },
]

const ownButtons = (fact: (name: string) => string, caseId: string | null): readonly Button[] => {
  const own = { verb: 'reminder', key: fact('key'), caseId } as const
  return [
    { title: 'Done', data: { ...own, answer: 'done' } },
    { title: 'Remind me tomorrow', data: { ...own, answer: 'snooze', words: fact('words') } },
    { title: 'Not mine', data: { ...own, answer: 'not-mine' } },
  ]
}

type Reminding = { readonly title: string; readonly lines: readonly string[]; readonly buttons?: readonly Button[] }
type About = { readonly caseId: string | null; readonly forum: string }
function reminderWords(procedure: Procedure, fact: (name: string) => string, { caseId, forum }: About): Reminding {
  const [cutOff, meets, what] = [fact('cutOff'), fact('meetsAt'), fact('what')]
  switch (what) {
    case 'row-incomplete':
      return {
        title: ': the spreadsheet row is not complete',
        lines: [cutOff ? `The cut-off is ${whenWords(cutOff)}.` : '', rowRule(procedure)],
      }
    case 'agreement-waiting':
      return {
        title: ' still waits for your decision',
        lines: ['Open it to agree or to return it with a note.'],
        buttons: caseId ? [{ title: 'Make a decision', data: { verb: 'sign-off-form', caseId, step: fact('step') } }] : [],
      }
    case 'meeting-tomorrow':
      return { title: ': its meeting is coming up', lines: [meets ? `${forum}, ${whenWords(meets)}.` : ''] }
    case 'decision-not-recorded':
      return {
        title: ': no decision is recorded',
        lines: [meets ? `The meeting was on ${whenWords(meets)}.` : ''],
        buttons: [{ title: 'Open the list', data: { verb: 'agenda' } }],
      }
    case 'own':
      return { title: ': you asked to be reminded', lines: [plain(fact('words'))] }
    case 'handover-open':
      return { title: ': the handover is not complete', lines: ['Open it to see what is still needed.'] }
    case 'closure-open':
      return { title: ': last records are still open', lines: ['Open it to see what is still needed.'] }
    case 'safety-unanswered':
      return {
        title: ': what came of the safety card?',
        lines: ['Sign-offs and bookings of this case wait until you say. Stepwise has told nobody at the front door.'],
        buttons: [{ title: 'Show the card again', data: { verb: 'safety', caseId } }],
      }
    default:
      return { title: `: ${what.replaceAll('-', ' ')}`, lines: ['Open it to see what is still needed.'] }
  }
}
