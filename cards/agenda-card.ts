/** A meeting's list for its coordinator: six items to a card, each with its decision, one Save. */

import { notReady } from '../policies/awaiting.ts'
import type { Case } from '../policies/case.ts'
import type { Forum } from '../policies/council.ts'
import { whenWords } from '../policies/day-words.ts'
import type { Meeting } from '../policies/meeting-record.ts'
import { outcomesFor } from '../policies/outcomes.ts'
import type { Procedure } from '../policies/procedure.ts'
import { planOf, routeOf } from '../policies/route-plan.ts'
import { isOpen } from '../policies/series.ts'
import { type Button, buttonsOf } from './actions.ts'
import { documentLine } from './document-words.ts'
import { type Card, render } from './render.ts'
import { plain, plural } from './wording.ts'

export const itemsPerPage = 6

export type AgendaLine = {
  readonly current: Case
  /** The version under which the case began; null where it is not kept any more. */
  readonly procedure: Procedure | null
  /** Restricted, and not for the viewer's eyes. */
  readonly hidden?: boolean
  readonly workerName: string
  readonly place: 'place' | 'waiting'
  /** The decision recorded so far. */
  readonly outcome: string | null
  readonly action: string
}
export type AgendaView = {
  readonly procedure: Procedure
  readonly forum: Forum
  readonly meeting: Meeting
  readonly lines: readonly AgendaLine[]
  readonly page: number
  readonly now: Date
  readonly today: string
  readonly said: readonly string[]
  /** Source of the meeting's day: shown when it is the council's setting. */
  readonly source: 'document' | 'setting'
}

export function agendaCard(view: AgendaView): Card {
  const { procedure, forum, meeting, lines, page } = view
  const pages = Math.max(1, Math.ceil(lines.length / itemsPerPage))
  const shown = lines.slice(page * itemsPerPage, (page + 1) * itemsPerPage)
  const cutOff = meeting.cutOff ? ` · cut-off ${whenWords(meeting.cutOff)}` : ''
  const data = {
    title: `${forum.name}, ${whenWords(meeting.at)}`,
    subtitle: `${procedure.name} · ${plural(lines.length, 'case')}${cutOff}${pages > 1 ? ` · page ${page + 1} of ${pages}` : ''}`,
    said: view.said.map(text => ({ text })),
    source: view.source === 'setting' ? 'Day and time: council setting, not in the guidance.' : '',
    items: shown.map(line => itemView(view, line)),
    empty: lines.length === 0 ? 'Nobody is on this list yet.' : '',
    last: isRunning(view) && page + 1 === pages ? [attendedInput(meeting.attended ?? '')] : [],
    buttons: buttonsOf(agendaButtons(view, shown, pages)),
    footer: documentLine(procedure, view.today),
  }
  return render('agenda', data, null)
}

export const agendaText = ({ forum, meeting, lines }: AgendaView): string =>
  `${forum.name}, ${whenWords(meeting.at)}: ${plural(lines.length, 'case')}`

const hasBegun = ({ meeting, now }: AgendaView): boolean => meeting.at <= now.toISOString()

const isRunning = (view: AgendaView): boolean => hasBegun(view) && view.meeting.status !== 'closed'

/** Roles are enough for the minutes; who is named is the coordinator's choice. */
export const attendedInput = (value: string) => ({
  id: 'attended',
  label: 'Who attended, for the minutes (optional)',
  value,
})

function itemView(view: AgendaView, line: AgendaLine): object {
  if (line.hidden) return hiddenItem
  const { procedure } = line
  if (!procedure) return withoutProcedure(line)
  const decide = isRunning(view)
  const options = outcomesFor(procedure, line.current, forumAs(procedure, view.forum)).map(outcome => ({
    title: outcome.label,
    value: outcome.id,
  }))
  const label = `Decision for ${line.current.reference}`
  return {
    heading: `${line.current.reference} · ${routeOf(procedure, line.current.routes[0]).name}`,
    lines: readiness(view, { ...line, procedure }).map(text => ({ text })),
    choices: decide ? [{ id: `outcome.${line.current.id}`, label, value: line.outcome ?? '', options }] : [],
    texts: decide
      ? [{ id: `action.${line.current.id}`, label: 'Action, owner and date (optional)', value: line.action }]
      : [],
  }
}

/** The meeting as the case's own version has it. */
const forumAs = (procedure: Procedure, forum: Forum): Forum => procedure.forums.find(({ id }) => id === forum.id) ?? forum

/** Nothing is worked out with another version. */
const withoutProcedure = ({ current, workerName }: AgendaLine): object => ({
  heading: current.reference,
  lines: [
    { text: plain(workerName) },
    {
      text: `Started under version ${current.procedureVersion} of the procedure, which Stepwise does not have any more. The administrator is told. Record its decision in the case system meanwhile.`,
    },
  ],
  choices: [],
  texts: [],
})

const hiddenItem = {
  heading: 'Restricted case',
  lines: [{ text: 'It has its place. Whoever is named on it takes it through and records the decision.' }],
  choices: [],
  texts: [],
}

/** Ready, or missing what: least data, in words. Of agreements and rows only where the procedure has them. */
export function readiness(
  { now, forum }: Pick<AgendaView, 'now' | 'forum'>,
  line: AgendaLine & { readonly procedure: Procedure },
): string[] {
  const { current, procedure } = line
  const plan = planOf(procedure, current.routes)
  const lacks = notReady(procedure, current, now)
  const asksAgreement = plan.steps.some(step => step.kind === 'sign-off' && step.gate === 'agreement')
  const asksRow = plan.items.some(item => item.answer.kind === 'spreadsheet')
  const decided = line.outcome ? forumAs(procedure, forum).outcomes.find(({ id }) => id === line.outcome)?.label : undefined
  const said = [
    ...(asksAgreement ? [lacks.agreements.length > 0 ? 'Manager has not yet agreed' : 'Manager has agreed'] : []),
    ...(asksRow ? [lacks.row.length > 0 ? 'Row not complete' : 'Row complete'] : []),
    ...lacks.stale.map(item => `${item.short}: too old by the meeting (${item.section})`),
    ...lacks.needs.map(item => `${item.short}: not there any more (${item.section})`),
  ]
  return [
    `${plain(line.workerName)}${current.locality ? ` · ${plain(current.locality)}` : ''}${line.place === 'waiting' ? ' · waiting list' : ''}`,
    ...(said.length > 0 ? said : ['Ready']),
    ...(decided ? [`Decision: ${decided}`] : []),
    ...(current.booking?.late ? [`Late entry: ${plain(current.booking.late.reason)}`] : []),
  ]
}

function agendaButtons(view: AgendaView, shown: readonly AgendaLine[], pages: number): Button[] {
  const { meeting, page, lines } = view
  const buttons: Button[] = []
  const visible = shown.filter(({ hidden }) => !hidden)
  const decide = isRunning(view) && visible.length > 0
  const seen = Object.fromEntries(visible.map(line => [line.current.id, line.outcome]))
  if (decide)
    buttons.push({
      title: page + 1 < pages ? 'Save and next' : 'Save',
      style: 'positive',
      inputs: 'auto',
      data: { verb: 'save-decisions', meetingId: meeting.id, page, seen },
    })
  if (!decide && page + 1 < pages)
    buttons.push({ title: 'Next page', data: { verb: 'agenda', meetingId: meeting.id, page: page + 1 } })
  if (page > 0) buttons.push({ title: 'Previous page', data: { verb: 'agenda', meetingId: meeting.id, page: page - 1 } })
  if (lines.length > 0) buttons.push({ title: 'Get the workbook', data: { verb: 'agenda-file', meetingId: meeting.id } })
  if (!hasBegun(view)) buttons.push({ title: 'Calendar entry', data: { verb: 'calendar', meetingId: meeting.id } })
  else if (meeting.status === 'closed')
    buttons.push({ title: 'Get the minutes', data: { verb: 'minutes-file', meetingId: meeting.id } })
  else
    buttons.push({
      title: 'End this meeting',
      inputs: 'auto',
      data: { verb: 'close-meeting', meetingId: meeting.id, seen },
    })
  return buttons
}

/** Whether entries still come in; said on the card that goes out at the cut-off. */
export const listIsOpen = ({ meeting, now }: AgendaView): boolean => isOpen(meeting, now)
