/** A worker is told what became of their case's place on a list. */

import type { HowChanged } from '../policies/booking-notice.ts'
import { dayOf } from '../policies/calendar.ts'
import type { Case } from '../policies/case.ts'
import type { Notice } from '../policies/decision.ts'
import type { Procedure } from '../policies/procedure.ts'
import type { Button } from './actions.ts'
import { evidenceWarnings } from './evidence-words.ts'
import type { Message } from './message-card.ts'
import { whenWords } from './wording.ts'

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
    buttons: again,
  }
}

type Words = {
  readonly reference: string
  readonly forum: string
  readonly was: string
  readonly at: string
  readonly waiting: boolean
}
function wordsFor(
  how: HowChanged,
  { reference, forum, was, at, waiting }: Words,
): { title: string; says: string } {
  const list = waiting ? 'on the waiting list' : 'on the list'
  switch (how) {
    case 'moved':
      return {
        title: `${reference}: the meeting has moved`,
        says: `${forum} moved from ${was} to ${at}. It is still ${list}.`,
      }
    case 'cut-off-changed':
      return { title: `${reference}: the cut-off has changed`, says: `${forum}, ${at}. It is still ${list}.` }
    case 'next-list':
      return {
        title: `${reference}: now on another list`,
        says: `${forum} of ${was} changed. By your council’s rule it is now ${list} of ${at}.`,
      }
    case 'called-off':
      return {
        title: `${reference}: the meeting was called off. Not booked`,
        says: `${forum} of ${was} is not held. ${reference} is on no list: choose another meeting.`,
      }
    case 'choose-again':
      return {
        title: `${reference}: the meeting has moved. Not booked`,
        says: `${forum} of ${was} was moved to another day. By your council’s rule you choose again: ${reference} is on no list.`,
      }
    case 'place-free':
      return {
        title: `${reference}: it has a place now`,
        says: `A place came free. It moved from the waiting list on to the list: ${forum}, ${at}.`,
      }
    case 'put-on-list':
      return { title: `${reference}: your coordinator put it ${list}`, says: `${forum}, ${at}.` }
    case 'taken-off':
      return {
        title: `${reference}: your coordinator took it off the list. Not booked`,
        says: 'It is on no list now.',
      }
    case 'not-reached':
      return at
        ? {
            title: `${reference}: not reached, carried over`,
            says: `${forum} of ${was} did not come to it. It is now ${list} of ${at}.`,
          }
        : {
            title: `${reference}: not reached. Not booked`,
            says: `${forum} of ${was} did not come to it, and no next list could take it. Choose another meeting.`,
          }
  }
}
