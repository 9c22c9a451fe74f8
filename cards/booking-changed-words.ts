/** A worker is told what became of their case's place on a list. */

import type { HowChanged } from '../policies/booking-notice.ts'
import { dayOf } from '../policies/calendar.ts'
import type { Case } from '../policies/case.ts'
import { whenWords } from '../policies/day-words.ts'
import type { Notice } from '../policies/decision.ts'
import type { Procedure } from '../policies/procedure.ts'
import type { Button } from './actions.ts'
import { calendarButtons } from './calendar-buttons.ts'
import { evidenceWarnings } from './evidence-words.ts'
import type { Message } from './message-card.ts'
import { plural } from './wording.ts'

type Changed = {
  readonly notice: Notice
  readonly current: Case | undefined
  readonly procedure: Procedure
  readonly today: string
}

/** Says what it was, what it is now, and what will have gone stale by the new day. */
export function bookingChangedMessage({ notice, current, procedure, today }: Changed): Message {
  const fact = (name: string) => String(notice.facts[name] ?? '')
  const at = fact('at')
  const forum = procedure.forums.find(({ id }) => id === fact('forum'))?.name ?? 'The meeting'
  const words = {
    reference: current?.reference ?? 'A case',
    forum,
    was: fact('was') && whenWords(fact('was')),
    at: at && whenWords(at),
    waiting: fact('place') === 'waiting',
  }
  const { title, says } = wordsFor(fact('how') as HowChanged, words)
  const cutOff = fact('cutOff')
  const again: readonly Button[] =
    current && !at
      ? [
          {
            title: 'Choose another meeting',
            style: 'positive',
            data: { verb: 'choose-meeting', caseId: current.id },
          },
        ]
      : []
  return {
    title,
    paragraphs: [
      says,
      ...(at && cutOff ? [`The list closes on ${whenWords(cutOff)}.`] : []),
      ...(current && at ? evidenceWarnings(procedure, current, { today, meeting: dayOf(at) }) : []),
    ],
    buttons: [...again, ...calendarButtons(fact('meeting') || null, fact('left') || null)],
  }
}

type Words = {
  readonly reference: string
  readonly forum: string
  readonly was: string
  readonly at: string
  readonly waiting: boolean
}
type Said = { readonly title: string; readonly says: string }
const listOf = ({ waiting }: Words): string => (waiting ? 'on the waiting list' : 'on the list')

function wordsFor(how: HowChanged, words: Words): Said {
  const { reference, forum, was, at } = words
  const said: Readonly<Record<HowChanged, readonly [string, string]>> = {
    moved: ['the meeting has moved', `${forum} moved from ${was} to ${at}. It is still ${listOf(words)}.`],
    'cut-off-changed': ['the cut-off has changed', `${forum}, ${at}. It is still ${listOf(words)}.`],
    'next-list': [
      'now on another list',
      `${forum} of ${was} changed. By your council’s rule it is now ${listOf(words)} of ${at}.`,
    ],
    'called-off': [
      'the meeting was called off. Not booked',
      `${forum} of ${was} is not held. ${reference} is on no list: choose another meeting.`,
    ],
    'choose-again': [
      'the meeting has moved. Not booked',
      `${forum} of ${was} was moved to another day. By your council’s rule you choose again: ${reference} is on no list.`,
    ],
    'place-free': [
      'it has a place now',
      `A place came free. It moved from the waiting list on to the list: ${forum}, ${at}.`,
    ],
    'put-on-list': [`your coordinator put it ${listOf(words)}`, `${forum}, ${at}.`],
    'late-entry': [`put ${listOf(words)} after the cut-off, with a manager’s reason`, `${forum}, ${at}.`],
    'taken-off': ['your coordinator took it off the list. Not booked', `${forum} of ${was}. It is on no list now.`],
    'not-reached': notReached(words),
  }
  const [title, says] = said[how]
  return { title: `${reference}: ${title}`, says }
}

const notReached = (words: Words): readonly [string, string] => {
  const { forum, was, at } = words
  return at
    ? ['not reached, carried over', `${forum} of ${was} did not come to it. It is now ${listOf(words)} of ${at}.`]
    : [
        'not reached. Not booked',
        `${forum} of ${was} did not come to it, and no next list could take it. Choose another meeting.`,
      ]
}

/** To those who run the meeting: what changed, how many cases are concerned; the calendar entry comes with it. */
export function meetingChangedMessage({ notice, procedure }: Pick<Changed, 'notice' | 'procedure'>): Message {
  const fact = (name: string) => String(notice.facts[name] ?? '')
  const forum = procedure.forums.find(({ id }) => id === fact('forum'))?.name ?? 'A meeting'
  const cases = plural(Number(notice.facts.cases ?? 0), 'case')
  const was = whenWords(fact('was'))
  const now = fact('at')
    ? `It is on ${whenWords(fact('at'))}${fact('cutOff') ? `; the list closes on ${whenWords(fact('cutOff'))}` : ''}.`
    : 'It is not held.'
  return {
    title: `${forum}, ${was}: ${fact('at') ? 'changed' : 'called off'}`,
    paragraphs: [
      `${now} ${cases} had been on its list; their workers are told. The calendar entry takes the old one’s place.`,
    ],
    buttons: [{ title: 'The next weeks', data: { verb: 'view', of: 'weeks' } }],
  }
}
