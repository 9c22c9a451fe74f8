/** Cards of meetings: choosing and booking, the agenda, when they are held, what changed. */
import { type AgendaLine, agendaCard } from '../../cards/agenda-card.ts'
import { extraMeetingCard, meetingFormCard } from '../../cards/meeting-form-card.ts'
import {
  chooseForumMessage,
  chooseMeetingMessage,
  confirmBookingMessage,
  waitingListOffer,
} from '../../cards/meeting-words.ts'
import { type Message, messageCard } from '../../cards/message-card.ts'
import { nextMeetingsMessage } from '../../cards/next-meetings-words.ts'
import { notReachedMessage } from '../../cards/not-reached-words.ts'
import { seriesCard } from '../../cards/series-card.ts'
import { historyMessage } from '../../cards/series-history-words.ts'
import { seriesListMessage, seriesMessage } from '../../cards/series-words.ts'
import { setUpMessage } from '../../cards/set-up-words.ts'
import { settingCard } from '../../cards/setting-card.ts'
import { missingMessage, waitingListsMessage } from '../../cards/waiting-words.ts'
import { weeksMessage } from '../../cards/weeks-words.ts'
import { notReady } from '../../policies/awaiting.ts'
import type { Forum } from '../../policies/council.ts'
import type { Series } from '../../policies/meeting-record.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { meetingsAfter } from '../../policies/series.ts'
import { type OpenSilence, silencesToSet } from '../../policies/settings.ts'
import { bookingOn, caseOn, coordinator, meetingOf, now, settingOf, startable, today, worker } from '../policies/samples.ts'
import type { Sample } from './sample-cards.ts'

const nameOf = () => 'Sample coordinator'
const said = 'Saved.'
const of = (made: string, name: string, message: Message): Sample => ({
  made,
  name,
  card: messageCard(message, null),
})

function seriesFor(procedure: Procedure, forum: Forum): Series {
  return {
    id: `${procedure.council}-${forum.id.toLowerCase()}`,
    council: procedure.council,
    forum: forum.id,
    revision: 2,
    source: forum.schedule ? 'document' : 'setting',
    weekday: 'tuesday',
    time: '16:00',
    everyWeeks: 2,
    anchor: '2026-12-01',
    cutOff: { weekday: 'thursday', time: '16:00' },
    place: 'Room 1',
    attends: null,
    minutes: 60,
    places: 18,
    waitingList: true,
    lateEntry: true,
    refuseIncompleteRow: false,
    bankHoliday: null,
    whenMoved: 'ask',
    exceptions: [
      { kind: 'moved', day: '2026-12-15', to: '2026-12-16', time: '10:00' },
      { kind: 'cancelled', day: '2026-12-29' },
    ],
    changedBy: coordinator.id,
    changedAt: now.toISOString(),
  }
}

export function meetingCards(procedure: Procedure): readonly Sample[] {
  const forums = procedure.forums.filter(({ kind }) => kind === 'list')
  const known = forums.map(forum => {
    const series = seriesFor(procedure, forum)
    return { forum, series, next: meetingsAfter(series, now.toISOString(), 4) }
  })
  const undated = forums.map(forum => ({ forum, series: null, next: [] }))
  return [
    ...known.flatMap(one => bookingCards(procedure, one)),
    of(
      'chooseForumMessage',
      procedure.council,
      chooseForumMessage(caseOn(procedure, startable(procedure)[0]?.id ?? ''), forums, false),
    ),
    ...known.flatMap(one => agendaCards(procedure, one)),
    ...known.flatMap(one => seriesCards(one)),
    ...[known, undated].flatMap(lists => [
      of('nextMeetingsMessage', procedure.council, nextMeetingsMessage(procedure, lists)),
      of('weeksMessage', procedure.council, weeksMessage(procedure.name, lists)),
      of('seriesListMessage', procedure.council, seriesListMessage(procedure.name, lists, said)),
    ]),
    of('missingMessage', procedure.council, missingMessage(known.map(one => waitingOn(procedure, one)))),
    of('waitingListsMessage', procedure.council, waitingListsMessage(known.map(one => waitingOn(procedure, one)))),
    ...settingCards(procedure),
  ]
}

function waitingOn(procedure: Procedure, { forum }: One) {
  const current = caseOn(procedure, startable(procedure)[0]?.id ?? '')
  const line = { current, workerName: worker.name, notReady: notReady(procedure, current, now) }
  return { forum, meeting: meetingOf(procedure, forum.id), count: 18, missing: [line, line], waiting: [line] }
}

type One = { readonly forum: Forum; readonly series: Series; readonly next: ReturnType<typeof meetingsAfter> }

function bookingCards(procedure: Procedure, { forum, series, next }: One): Sample[] {
  const current = caseOn(procedure, startable(procedure)[0]?.id ?? '')
  const [meeting = meetingOf(procedure, forum.id)] = next
  const confirm = { procedure, current, forum, series, meeting, move: false, today }
  return [
    of(
      'chooseMeetingMessage',
      forum.id,
      chooseMeetingMessage({
        current,
        forum,
        series,
        open: next,
        late: [meeting],
        move: true,
        said: 'Not booked yet.',
      }),
    ),
    of('confirmBookingMessage', forum.id, confirmBookingMessage({ ...confirm, now })),
    of(
      'confirmBookingMessage',
      `${forum.id}, late`,
      confirmBookingMessage({ ...confirm, now: new Date('2026-11-30T10:00:00Z') }),
    ),
    of(
      'waitingListOffer',
      forum.id,
      waitingListOffer({ caseId: current.id, meetingId: meeting.id, move: false }, { forum, meeting }),
    ),
  ]
}

function agendaCards(procedure: Procedure, { forum }: One): Sample[] {
  const meeting = meetingOf(procedure, forum.id)
  const routes = startable(procedure)
  const lines = Array.from(
    { length: 18 },
    (_, n): AgendaLine => ({
      current: caseOn(procedure, routes[n % routes.length]?.id ?? '', {
        id: `case-${n}`,
        reference: `CS-${1000 + n}`,
        booking: bookingOn(meeting, 'x'),
      }),
      // One whose version is not kept any more.
      procedure: n === 3 ? null : procedure,
      workerName: worker.name,
      place: n > 15 ? 'waiting' : 'place',
      outcome: n % 2 ? (forum.outcomes[0]?.id ?? null) : null,
      action: n % 2 ? 'Joint visit by Friday' : '',
    }),
  )
  const view = { procedure, forum, meeting, lines, today, said: ['Saved.'], source: 'setting' as const }
  const moments = [now, new Date('2026-12-01T16:30:00Z')]
  const held = { agenda: { meeting } }
  const left = lines.map(({ current }) => current.reference)
  const notReached = notReachedMessage({ held, left, next: { meeting }, attended: 'Chair, three team managers' })
  const nowhere = notReachedMessage({ held, left, next: undefined, attended: '' })
  const ended = agendaCard({ ...view, meeting: { ...meeting, status: 'closed' }, page: 0, now: moments[1] ?? now })
  const ends = [
    of('notReachedMessage', forum.id, notReached),
    of('notReachedMessage', `${forum.id}, no next list`, nowhere),
    { made: 'agendaCard', name: `${forum.id}, ended`, card: ended },
  ]
  const running = moments.flatMap(at => [
    ...[0, 1, 2].map(page => ({
      made: 'agendaCard',
      name: `${forum.id} page ${page} ${at.toISOString()}`,
      card: agendaCard({ ...view, page, now: at }),
    })),
    {
      made: 'agendaCard',
      name: `${forum.id} empty`,
      card: agendaCard({ ...view, lines: [], page: 0, now: at }),
    },
  ])
  return [...ends, ...running]
}

function seriesCards({ forum, series, next }: One): Sample[] {
  const view = { forum, series, seen: 2, problem: 'Choose a weekday.' }
  const [meeting = null] = next
  const facts = { from: { time: '15:00' }, to: { time: '16:00' } }
  const events = ['series-changed', 'meeting-moved', 'meeting-called-off'].map(
    type =>
      ({
        stream: 'council:x',
        type,
        at: now.toISOString(),
        by: 'coordinator',
        facts: { ...facts, meeting: 'x:2026-12-01' },
      }) as const,
  )
  const one = { view, key: '2026-12-01', meeting, changed: true, onList: '3 cases are on its list.' }
  return [
    { made: 'seriesCard', name: forum.id, card: seriesCard(view) },
    {
      made: 'seriesCard',
      name: `${forum.id}, not set`,
      card: seriesCard({ ...view, series: null, seen: 0 }),
    },
    { made: 'meetingFormCard', name: forum.id, card: meetingFormCard(one) },
    {
      made: 'meetingFormCard',
      name: `${forum.id}, called off`,
      card: meetingFormCard({ ...one, meeting: null }),
    },
    { made: 'extraMeetingCard', name: forum.id, card: extraMeetingCard(view, today) },
    of('seriesMessage', forum.id, seriesMessage({ forum, series, next, nameOf, said })),
    of('historyMessage', forum.id, historyMessage(forum, events, nameOf)),
  ]
}

function setUp(procedure: Procedure, open: readonly OpenSilence[], page: number): Sample {
  const others = procedure.silences.filter(silence => silence.settings.length === 0)
  const view = { open, others, page, nameOf, numbersOpen: page, said: page === 1 ? 'Saved.' : '' }
  return of('setUpMessage', `${procedure.council} ${page}`, setUpMessage(view))
}

function settingCards(procedure: Procedure): Sample[] {
  const open = silencesToSet(procedure, [])
  const set = open.map(one => ({
    ...one,
    setting: one.spec.kind === 'phone' || one.spec.kind === 'text' ? settingOf(one.spec.id, '01632 960001') : undefined,
  }))
  return [
    ...[open, set].flatMap(all => [0, 1, 3].map(page => setUp(procedure, all, page))),
    ...open.map(one => ({
      made: 'settingCard',
      name: one.spec.id,
      card: settingCard(one, 'Type a whole number.'),
    })),
  ]
}
