/** The coordinator's meeting: its list, its decisions item by item, its end. */
import type { Action, Inputs } from '../cards/actions.ts'
import { type AgendaLine, type AgendaView, agendaCard, agendaText, itemsPerPage } from '../cards/agenda-card.ts'
import type { Message } from '../cards/message-card.ts'
import { mayRead } from '../policies/access.ts'
import { dayOf } from '../policies/calendar.ts'
import { whenWords } from '../policies/day-words.ts'
import type { Refusal } from '../policies/decision.ts'
import { decideItem, whyNotHeld } from '../policies/meeting-decision.ts'
import type { Meeting, Series } from '../policies/meeting-record.ts'
import { forumOf, meetingsAfter, meetingWithId, seriesFor } from '../policies/series.ts'
import { headingsOf } from '../policies/transfer-row.ts'
import { procedureOf } from './choose-version.ts'
import { listsOf } from './forum-lists.ts'
import type { Outgoing } from './incoming.ts'
import type { Agenda } from './ports.ts'
import { arrangementsOf, nameIn, reply, replyRefused, replyWith, type Turn } from './turn.ts'

/** `stored`: the status its row has; null while nobody was ever booked on it and it has none. */
export type Held = {
  readonly agenda: Agenda
  readonly series: Series
  readonly stored: Meeting['status'] | null
}

/** The meeting with its list; one that nobody is booked on yet is worked out from its series. */
export async function findHeld(turn: Pick<Turn, 'ports' | 'procedure' | 'now'>, meetingId: string): Promise<Held | null> {
  const { ports, procedure } = turn
  const [{ settings, series: all }, agenda] = await Promise.all([
    ports.arrangements(procedure.council),
    ports.agendaOf(procedure.council, meetingId),
  ])
  for (const forum of procedure.forums.filter(({ kind }) => kind === 'list')) {
    const series = seriesFor(procedure, forum, all, settings)
    if (!series || !meetingId.startsWith(`${series.id}:`)) continue
    if (agenda) return { agenda, series, stored: agenda.meeting.status }
    const meeting = meetingWithId(series, meetingId)
    if (meeting) return { agenda: { meeting, items: [] }, series, stored: null }
  }
  return null
}

/** Without an id: the meeting that is running or whose decisions are missing, else the next one. */
export async function showAgenda(
  turn: Turn,
  action: Extract<Action, { verb: 'agenda' }>,
  said: readonly string[] = [],
): Promise<readonly Outgoing[]> {
  if (!turn.person.roles.includes('coordinator') && !turn.person.roles.includes('manager'))
    return replyRefused(turn, { code: 'not-your-role', needs: 'coordinator' }, null)
  const meetingId = action.meetingId ?? (await currentMeeting(turn))?.id
  const held = meetingId ? await findHeld(turn, meetingId) : null
  if (!held && action.meetingId) return replyWith({ pressed: false }, notThere)
  if (!held) return replyWith({ pressed: false }, noMeetingToShow(turn.person.roles.includes('coordinator')))
  const view = agendaView(turn, held, { page: action.page, said })
  return reply(turn, agendaCard(view), agendaText(view))
}

const notThere: Message = {
  title: 'That meeting is not there',
  paragraphs: ['Its day may have been moved or taken out since that card was made. Nothing was changed.'],
  buttons: [{ title: 'Show the next list', data: { verb: 'agenda' } }],
}

/** A coordinator can set when it meets; a manager is told who can. */
const noMeetingToShow = (mine: boolean): Message => ({
  title: 'There is no meeting to show',
  paragraphs: [
    `No meeting of your council has a day yet. ${mine ? 'Where the document is silent you set it yourself.' : 'Where the document is silent a coordinator sets it.'}`,
  ],
  buttons: mine ? [{ title: 'Set when it meets', style: 'positive', data: { verb: 'series-list' } }] : [],
})

async function currentMeeting(turn: Turn): Promise<Meeting | undefined> {
  const arranged = await arrangementsOf(turn)
  const now = turn.now.toISOString()
  const found: Meeting[] = []
  for (const forum of turn.procedure.forums.filter(({ kind }) => kind === 'list')) {
    const { series, stored } = await listsOf(turn, turn.procedure, forum.id, arranged)
    const unfinished = stored.filter(
      meeting => meeting.at <= now && meeting.taken > 0 && meeting.status !== 'closed' && meeting.status !== 'cancelled',
    )
    for (const meeting of unfinished) {
      const agenda = await turn.ports.agendaOf(meeting.council, meeting.id)
      const undecided = agenda?.items.some(({ booking }) => booking.outcome === null)
      // Today's stays to hand until it is ended, so that a decision can be put right.
      if (undecided || dayOf(meeting.at) === turn.today) return meeting
    }
    if (series) found.push(...meetingsAfter(series, now, 1, stored))
  }
  return found.sort((a, b) => a.at.localeCompare(b.at))[0]
}

function agendaView(
  turn: Pick<Turn, 'ports' | 'person' | 'procedure' | 'now' | 'today'>,
  { agenda, series }: Held,
  show: { page: number; said: readonly string[] },
): AgendaView {
  return {
    procedure: turn.procedure,
    forum: forumOf(turn.procedure, agenda.meeting.forum),
    meeting: agenda.meeting,
    lines: agendaLines(turn, agenda),
    page: Math.min(show.page, Math.max(0, Math.ceil(agenda.items.length / itemsPerPage) - 1)),
    now: turn.now,
    today: turn.today,
    said: show.said,
    source: series.source,
  }
}

/** A restricted case is a line without detail to whoever may not see it. */
export function agendaLines(turn: Pick<Turn, 'ports' | 'person'>, agenda: Agenda): AgendaLine[] {
  return agenda.items.map(({ booking, case: current }) => ({
    current,
    procedure: procedureOf(turn.ports, current),
    hidden: !mayRead(turn.person, current, turn.ports.directory) && current.restricted !== undefined,
    workerName: nameIn(turn)(current.worker),
    place: booking.place,
    outcome: booking.outcome,
    action: current.decisions.findLast(decision => decision.meetingId === agenda.meeting.id)?.action ?? '',
  }))
}

type Save = Extract<Action, { verb: 'save-decisions' }>
/** One Save for the items of a card. Each is its own commit: one that somebody else recorded first stops only itself. */
export async function saveDecisions(turn: Turn, action: Save, inputs: Inputs): Promise<readonly Outgoing[]> {
  const held = await findHeld(turn, action.meetingId)
  const no = held ? notHeld(turn, held) : ({ code: 'meeting-gone', forum: 'The meeting' } as const)
  if (!held || no) return no ? replyRefused(turn, no, null) : []
  const { refused, saved } = await saveChosen(turn, held, { seen: action.seen, inputs })
  const pages = Math.ceil(held.agenda.items.length / itemsPerPage)
  const page = refused.length === 0 && action.page + 1 < pages ? action.page + 1 : action.page
  const answer = await showAgenda(turn, { verb: 'agenda', meetingId: action.meetingId, page }, [
    saved > 0 ? `Saved: ${saved}.` : 'Nothing new to save.',
  ])
  return [...answer, ...refused.flatMap(refusal => replyRefused(turn, refusal, null))]
}

/** Why nothing can be decided there now; null where it can. */
export const notHeld = ({ procedure, now }: Turn, { agenda: { meeting } }: Held): Refusal | null =>
  whyNotHeld({ forum: forumOf(procedure, meeting.forum), meeting }, now)

type Chosen = { readonly seen: Save['seen']; readonly inputs: Inputs }
/** What was chosen on a card and is not recorded yet. */
export async function saveChosen(
  turn: Turn,
  held: Held,
  { seen, inputs }: Chosen,
): Promise<{ readonly refused: readonly Refusal[]; readonly saved: number }> {
  const refused: Refusal[] = []
  let saved = 0
  for (const { case: current, booking } of held.agenda.items) {
    const outcome = inputs[`outcome.${current.id}`]
    if (!outcome || outcome === booking.outcome) continue
    const action = inputs[`action.${current.id}`] ?? ''
    const done = await saveOne(turn, held, { caseId: current.id, outcome, seen: seen[current.id] ?? null, action })
    if (done) refused.push(done)
    else saved++
  }
  return { refused, saved }
}

type One = {
  readonly caseId: string
  readonly outcome: string
  readonly seen: string | null
  readonly action: string
}
async function saveOne(turn: Turn, { agenda }: Held, one: One): Promise<Refusal | null> {
  const current = agenda.items.find(item => item.case.id === one.caseId)?.case
  if (!current || !mayRead(turn.person, current, turn.ports.directory)) return { code: 'not-on-a-list' }
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  const held = { forum: forumOf(procedure, agenda.meeting.forum), meeting: agenda.meeting }
  const decision = decideItem(procedure, current, held, {
    person: turn.person,
    now: turn.now,
    outcome: one.outcome,
    action: one.action,
    seen: one.seen,
  })
  if (!decision.ok) return decision.refusal
  const key = { ...turn.key, activityId: `${turn.key.activityId}:${one.caseId}` }
  await turn.ports.commit(decision.change, key)
  return null
}

/** The workbook of a meeting's list, in the council's own headings where it has set them. */
export async function sendAgendaFile(turn: Turn, meetingId: string): Promise<readonly Outgoing[]> {
  if (!turn.person.roles.includes('coordinator'))
    return replyRefused(turn, { code: 'not-your-role', needs: 'coordinator' }, null)
  const held = await findHeld(turn, meetingId)
  if (!held) return replyRefused(turn, { code: 'meeting-gone', forum: 'The meeting' }, null)
  const headings = headingsOf((await arrangementsOf(turn)).settings)?.headings ?? []
  const file = await turn.ports.makeAgenda(held.agenda, headings)
  // Kept, because Teams asks the person first and fetches it by its name once they have agreed.
  await turn.ports.commit(
    { council: held.agenda.meeting.council, writes: [{ kind: 'file', file }], events: [], outbox: [] },
    turn.key,
  )
  const text = `${forumOf(turn.procedure, held.agenda.meeting.forum).name}, ${whenWords(held.agenda.meeting.at)}: the list as a workbook.`
  return [{ kind: 'file', name: file.name, contentType: file.contentType, content: file.content, text }]
}
