/** The coordinator's lists at a glance: the next weeks, what is missing, who waits, who is coming. */
import type { Action } from '../cards/actions.ts'
import { type CasesView, casesCard } from '../cards/cases-card.ts'
import { comingView } from '../cards/coming-words.ts'
import { missingMessage, undatedView, waitingListsMessage } from '../cards/waiting-words.ts'
import { weeksMessage } from '../cards/weeks-words.ts'
import { mayRead } from '../policies/access.ts'
import { isAwaiting, isReady, notReady, routesTo } from '../policies/awaiting.ts'
import type { Case } from '../policies/case.ts'
import { comingOf, invitingRoutes } from '../policies/coming.ts'
import type { Forum } from '../policies/council.ts'
import type { Meeting } from '../policies/meeting-record.ts'
import type { Procedure } from '../policies/procedure.ts'
import { receivingTeam } from '../policies/receiving-team.ts'
import { meetingsAfter, openMeetings } from '../policies/series.ts'
import { procedureOf } from './choose-version.ts'
import { allLists, type ForumLists } from './forum-lists.ts'
import type { Outgoing } from './incoming.ts'
import type { AgendaItem } from './ports.ts'
import { nameIn, reply, replyRefused, replyWith, type Turn } from './turn.ts'

export type View = Extract<Action, { verb: 'view' }>['of']

const words: readonly (readonly [RegExp, View])[] = [
  [/^\s*(who(’|'| i)?s late|who is late|who are late|late rows?)\b/i, 'missing'],
  [/^\s*(what(’|'| i)s missing|what is missing|missing|not ready|what is not ready)\b/i, 'missing'],
  [/^\s*(the\s+)?waiting[\s-]?lists?\b/i, 'waiting-lists'],
  [/^\s*(the\s+)?(next|coming) weeks\b|^\s*weeks\s*$/i, 'weeks'],
  [/^\s*(who(’|'| i)?s\s+|who is\s+)?coming to us\b/i, 'coming'],
  [/^\s*(waiting|who waits|who is waiting) for (a|the) (day|panel|list|meeting)\b|^\s*without a day\b/i, 'undated'],
]
/** The view that a coordinator's words ask for, or null. */
export const viewMeant = (text: string): View | null => words.find(([pattern]) => pattern.test(text))?.[1] ?? null

/** Only for those who run meetings, and managers. */
export async function showView(turn: Turn, view: View): Promise<readonly Outgoing[]> {
  const may = turn.person.roles.some(role => role === 'coordinator' || role === 'manager' || role === 'administrator')
  if (!may) return replyRefused(turn, { code: 'not-your-role', needs: 'coordinator' }, null)
  switch (view) {
    case 'weeks':
      return say(
        weeksMessage(
          turn.procedure.name,
          (await allLists(turn)).map(lists => ({ ...lists, next: ahead(turn, lists, 8) })),
        ),
      )
    case 'missing':
      return showMissing(turn)
    case 'waiting-lists':
      return showWaitingLists(turn)
    case 'undated':
      return showUndated(turn)
    case 'coming':
      return showComing(turn)
  }
}

const say = (message: Parameters<typeof replyWith>[1]) => replyWith({ pressed: false }, message)
const showCases = (view: CasesView) => reply({ pressed: false }, casesCard(view), `${view.title}: ${view.lines.length}`)

const ahead = (turn: Turn, { series, stored }: ForumLists, count: number): readonly Meeting[] =>
  series ? meetingsAfter(series, turn.now.toISOString(), count, stored) : []

type Filled = { readonly forum: Forum; readonly meeting: Meeting; readonly items: readonly AgendaItem[] }
/** Meetings ahead that somebody is booked on, with their open items. */
async function filledAhead(turn: Turn, count: number): Promise<readonly Filled[]> {
  const known = (await allLists(turn)).flatMap(lists =>
    ahead(turn, lists, count)
      .filter(({ id }) => lists.stored.some(row => row.id === id))
      .map(meeting => ({ forum: lists.forum, meeting })),
  )
  const agendas = await Promise.all(known.map(({ meeting }) => turn.ports.agendaOf(meeting.council, meeting.id)))
  return known.map((one, index) => ({
    ...one,
    items: (agendas[index]?.items ?? []).filter(
      ({ booking, case: current }) => booking.outcome === null && mayRead(turn.person, current, turn.ports.directory),
    ),
  }))
}

/** The next filled list of each forum. */
async function showMissing(turn: Turn): Promise<readonly Outgoing[]> {
  const filled = (await filledAhead(turn, 4)).filter(({ items }) => items.length > 0)
  const next = filled.filter((one, index) => filled.findIndex(({ forum }) => forum.id === one.forum.id) === index)
  const lists = next.map(({ forum, meeting, items }) => {
    const all = items.flatMap(({ case: current }) => {
      const procedure = procedureOf(turn.ports, current)
      const workerName = nameIn(turn)(current.worker)
      return procedure ? [{ current, workerName, notReady: notReady(procedure, current, turn.now) }] : []
    })
    return { forum, meeting, count: items.length, missing: all.filter(one => !isReady(one.notReady)) }
  })
  return say(missingMessage(lists))
}

async function showWaitingLists(turn: Turn): Promise<readonly Outgoing[]> {
  const filled = await filledAhead(turn, 12)
  const lists = filled.map(({ forum, meeting, items }) => ({
    forum,
    meeting,
    waiting: items
      .filter(({ booking }) => booking.place === 'waiting')
      .map(({ case: current }) => ({ current, workerName: nameIn(turn)(current.worker) })),
  }))
  return say(waitingListsMessage(lists.filter(({ waiting }) => waiting.length > 0)))
}

/** Routes in any version that is kept: a case keeps the routes of the one it began under. */
const routesOf = (turn: Turn, of: (procedure: Procedure) => readonly string[]): readonly string[] => [
  ...new Set(turn.ports.versions(turn.person.council).flatMap(of)),
]

function isWaitingFor(turn: Turn, current: Case, forum: Forum): boolean {
  const procedure = procedureOf(turn.ports, current)
  return procedure !== null && isAwaiting(procedure, current, forum)
}

/** Agreed cases on no list, forum by forum, the one that has waited longest first. */
async function showUndated(turn: Turn): Promise<readonly Outgoing[]> {
  const found = await Promise.all(
    (await allLists(turn)).map(async ({ forum, series, stored }) => {
      const cases = await turn.ports.casesOnRoutes(
        turn.person.council,
        routesOf(turn, kept => routesTo(kept, forum)),
      )
      const next = (series && openMeetings(series, turn.now, 1, stored)[0]) ?? null
      return cases
        .filter(current => mayRead(turn.person, current, turn.ports.directory) && isWaitingFor(turn, current, forum))
        .map(current => ({ current, forum, next, workerName: nameIn(turn)(current.worker) }))
    }),
  )
  return showCases(undatedView(found.flat()))
}

async function showComing(turn: Turn): Promise<readonly Outgoing[]> {
  const routes = routesOf(turn, kept => invitingRoutes(kept).map(({ id }) => id))
  if (routes.length === 0)
    return say({
      title: 'Coming to us',
      paragraphs: [
        `${turn.procedure.name}: the document has no route on which your team is asked to come to a child’s meeting.`,
      ],
    })
  const all = await turn.ports.casesOnRoutes(turn.person.council, routes)
  const cases = all.filter(current => mayRead(turn.person, current, turn.ports.directory))
  const coming = cases.flatMap(current => {
    const procedure = procedureOf(turn.ports, current)
    return procedure && isForThem(turn, procedure, current) ? (comingOf(procedure, current) ?? []) : []
  })
  return showCases(comingView(coming, nameIn(turn)))
}

/** A coordinator sees what comes to their own team; managers and administrators see all of it. */
const isForThem = ({ person, ports }: Turn, procedure: Procedure, current: Case): boolean =>
  !person.roles.includes('coordinator') ||
  receivingTeam(procedure, current, ports.directory).some(({ id }) => id === person.id)
