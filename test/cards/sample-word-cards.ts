/** Refusals, notices, lists, answers, the safety card. */
import { answerMessage } from '../../cards/answer-words.ts'
import { bookingChangedMessage, meetingChangedMessage } from '../../cards/booking-changed-words.ts'
import { casesCard } from '../../cards/cases-card.ts'
import { guessButton } from '../../cards/guess-words.ts'
import { identifyingMessage } from '../../cards/identifying-words.ts'
import { type Message, messageCard } from '../../cards/message-card.ts'
import { noticeMessage } from '../../cards/notice-words.ts'
import { comparisonMessage, procedureMessage } from '../../cards/procedure-words.ts'
import { refusalMessage } from '../../cards/refusal-words.ts'
import { safetyCard } from '../../cards/safety-card.ts'
import { otherVersionLine } from '../../cards/version-words.ts'
import type { Answer } from '../../policies/answers/answer-shape.ts'
import { compareTopic, topicsToCompare } from '../../policies/compare.ts'
import type { Notice, NoticeKind } from '../../policies/decision.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { frontDoor } from '../../policies/safety/front-door.ts'
import { caseOn, councils, manager, now, procedures, startable, today, worker } from '../policies/samples.ts'
import type { Sample } from './sample-cards.ts'
import { sampleRefusals } from './sample-refusals.ts'

const nameOf = () => 'Sample manager'
const at = now.toISOString()
const of = (made: string, name: string, message: Message): Sample => ({
  made,
  name,
  card: messageCard(message, 'case-1'),
})

export const wordCards = (procedure: Procedure): readonly Sample[] => [
  ...sampleRefusals(procedure).map(refusal =>
    of('refusalMessage', refusal.code, refusalMessage(refusal, { procedure, nameOf, about: 'case-1' })),
  ),
  ...noticeCards(procedure),
  ...safetyCards(procedure),
  ...answerCards(procedure),
  of('identifyingMessage', procedure.council, identifyingMessage(['nhs-number', 'address'])),
  of('procedureMessage', procedure.council, procedureMessage(procedure)),
  ...comparisons.map(comparison => of('comparisonMessage', comparison.topic, comparisonMessage(comparison))),
  ...listCards(procedure),
]

const comparisons = topicsToCompare().flatMap(topic => compareTopic(procedures, topic) ?? [])

const kinds: readonly NoticeKind[] = [
  'sign-off-asked',
  'sign-off-decided',
  'sign-off-lapsed',
  'booking-changed',
  'agenda',
  'decision-made',
  'panel-due',
  'reminder',
  'safety-shown',
  'nobody-to-decide',
  'undelivered',
  'set-up-needed',
  'number-missing',
  'new-version',
  'row-taken-over',
  'workbook-place',
  'number-check',
  'case-given',
  'day-set',
]
const reminders = [
  'row-incomplete',
  'agreement-waiting',
  'meeting-tomorrow',
  'decision-not-recorded',
  'handover-open',
  'closure-open',
  'safety-unanswered',
  'own',
]
const changes = ['moved', 'cut-off-changed', 'next-list', 'called-off', 'choose-again', 'place-free', 'not-reached']

function noticeCards(procedure: Procedure): Sample[] {
  const current = caseOn(procedure, startable(procedure)[0]?.id ?? '')
  const forum = procedure.forums[0]
  const base = {
    step: 'agreement',
    name: 'Sign-off',
    status: 'agreed',
    by: manager.id,
    at,
    note: 'Well done',
    forum: forum?.id,
    outcome: forum?.outcomes[0]?.id,
    meetsAt: at,
    cutOff: at,
    action: 'Joint visit',
    shownTo: worker.id,
    why: 'withdrawn',
    what: 'Something',
    key: 'own:case-1:worker:2026-12-01',
    words: 'call the school',
  }
  const notice = (kind: NoticeKind, facts: Notice['facts']): Notice => ({
    key: `k:${kind}`,
    council: procedure.council,
    to: { person: worker.id },
    kind,
    caseId: current.id,
    urgency: 'day',
    facts: { ...base, ...facts },
  })
  const all = [
    ...kinds.map(kind => notice(kind, kind === 'reminder' ? { what: 'meeting-tomorrow' } : { how: 'moved', was: at })),
    ...reminders.map(what => notice('reminder', { what })),
  ]
  const moved = { was: at, at, place: 'place', meeting: 'swindon-sw-f1:2026-12-01' }
  const changed = changes.flatMap(how => [
    notice('booking-changed', { how, ...moved }),
    notice('booking-changed', { how, ...moved, left: 'swindon-sw-f1:2026-12-08' }),
  ])
  const view = { current, procedure, nameOf, today }
  return [
    ...all.flatMap(each => [
      of('noticeMessage', `${each.kind} ${each.facts.what}`, noticeMessage({ ...view, notice: each })),
      of('noticeMessage', `${each.kind} of no case`, noticeMessage({ ...view, notice: each, current: undefined })),
    ]),
    ...changed.flatMap(each => [
      of('bookingChangedMessage', String(each.facts.how), bookingChangedMessage({ ...view, notice: each })),
      of(
        'meetingChangedMessage',
        String(each.facts.how),
        meetingChangedMessage({
          procedure: view.procedure,
          notice: {
            ...each,
            caseId: null,
            facts: {
              forum: procedure.forums[0]?.id,
              was: '2026-12-01T16:00:00.000Z',
              at: '2026-12-02T16:00:00.000Z',
              cutOff: null,
              cases: 2,
            },
          },
        }),
      ),
    ]),
  ]
}

function safetyCards(procedure: Procedure): Sample[] {
  const all = councils.map(id => ({ id, name: procedures.get(id)?.name ?? id }))
  const hours = ['2026-11-24T12:00:00Z', '2026-11-28T03:00:00Z', '2026-12-25T12:00:00Z']
  const known = hours.map(hour => ({
    made: 'safetyCard',
    name: `${procedure.council} ${hour}`,
    card: safetyCard({
      door: frontDoor(procedure, [], new Date(hour)),
      councils: all,
      caseId: 'case-1',
      caseReference: 'CS-1042',
    }),
  }))
  return [
    ...known,
    {
      made: 'safetyCard',
      name: 'council unknown',
      card: safetyCard({ door: null, councils: all, caseId: null, caseReference: null }),
    },
  ]
}

function answerCards(procedure: Procedure): Sample[] {
  const document = {
    council: procedure.council,
    name: procedure.name,
    title: procedure.document.title,
    writtenFor: procedure.version,
    version: procedure.document.printedDate,
    reviewDue: procedure.document.reviewDue,
    overdue: false,
  }
  const fact = { topic: 'x', title: 'Assessment', text: 'Thirty working days.', sections: ['3.3'], document }
  const choices = [
    { id: 'a', label: 'Assessment' },
    { id: 'b', label: 'Exit support' },
  ]
  const answers = [
    { kind: 'fact', ...fact },
    { kind: 'two-things', ...fact },
    { kind: 'silent', ...fact, ask: 'Ask the policy lead' },
    { kind: 'which', choices, document },
    { kind: 'which-council', choices },
    { kind: 'not-found', text: 'I did not find that.' },
  ]
  const older = otherVersionLine('1.0', { version: '1.1', reference: 'CS-1042' }, ['4.3', 'Appendix 4'])
  return [
    of('answerMessage', 'of another version', answerMessage({ kind: 'fact', ...fact } as unknown as Answer, [], older)),
    ...answers.map(answer =>
      of('answerMessage', `${procedure.council} ${answer.kind}`, answerMessage(answer as unknown as Answer)),
    ),
  ]
}

function listCards(procedure: Procedure): Sample[] {
  const lines = Array.from({ length: 30 }, (_, n) => ({
    title: `CS-${1000 + n}`,
    text: 'Being prepared',
    button: { title: 'Open', data: { verb: 'open-case', caseId: `case-${n}` } } as const,
  }))
  const guesses = [
    'step-down',
    'step-up',
    'safety',
    'meeting',
    'agenda',
    'waiting',
    'cases',
    'consent',
    'lead',
    'time',
    'contact',
    'document',
    'disagree',
    'level',
    'help',
    'unknown',
  ].map(guessButton)
  return [
    {
      made: 'casesCard',
      name: procedure.council,
      card: casesCard({ title: 'My cases', empty: 'None yet.', lines }),
    },
    {
      made: 'casesCard',
      name: 'none',
      card: casesCard({ title: 'My cases', empty: 'None yet.', lines: [] }),
    },
    ...guesses.map(guess => of('guessButton', guess.title, { title: 'What did you mean?', buttons: [guess] })),
  ]
}
