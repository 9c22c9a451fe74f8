/** Shows a case as it stands now, to whoever may see it. */
import { readPress } from '../cards/actions.ts'
import { type ChecklistView, checklistCard, checklistText } from '../cards/checklist-card.ts'
import { mayAnswer, mayLead, mayRead } from '../policies/access.ts'
import { bookableStep } from '../policies/booking.ts'
import type { Case } from '../policies/case.ts'
import { managersToName } from '../policies/deciders.ts'
import type { Arrangements, Setting } from '../policies/meeting-record.ts'
import type { Procedure } from '../policies/procedure.ts'
import { mayRestrict } from '../policies/restricting.ts'
import { forumOf, openMeetings, seriesFor } from '../policies/series.ts'
import { waitsForTeam } from '../policies/team-items.ts'
import { rowHeadingsOf } from '../policies/transfer-row.ts'
import { newerFor } from './choose-version.ts'
import { showHelp } from './give-help.ts'
import type { Incoming, Outgoing } from './incoming.ts'
import type { OpenedCase } from './ports.ts'
import { nameIn, reply, replyRefused, type Turn } from './turn.ts'

export type Shown = Pick<ChecklistView, 'all' | 'problems' | 'said' | 'told' | 'left'>

/** The case card. The case's own procedure version is used, whatever is in force now. */
export function caseReply(turn: Turn, current: Case, arranged: Arrangements, shown: Shown = {}): readonly Outgoing[] {
  turn.ports.remember(turn.key.conversationId, { reference: current.reference })
  const view = caseView(turn, current, arranged, shown)
  return reply(turn, checklistCard(view), checklistText(view))
}

/** What a person sees of a case; also sent by itself when a decision on it was made. */
export function caseView(turn: Viewing, current: Case, arranged: Arrangements, shown: Shown = {}): ChecklistView {
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  return {
    ...shown,
    procedure,
    current,
    today: turn.today,
    viewer: turn.person.id,
    may: mayDo(turn, current),
    row: rowSetting(procedure, arranged.settings),
    settings: arranged.settings,
    isTheirs: waitsForTeam(procedure, current, { person: turn.person, directory: turn.ports.directory }),
    managers: managersToName(procedure, turn.ports.directory, current.worker),
    newer: newerFor(turn.ports, current),
    ...nextListFor(turn, current, arranged),
    ...(current.worker === turn.person.id ? {} : { workerName: nameIn(turn)(current.worker) }),
  }
}

const mayDo = ({ ports: { directory }, person }: Viewing, current: Case) => ({
  handOver: !current.ended && mayLead(person, current, directory),
  restrict: mayRestrict(person, current, directory),
})

export type Viewing = Pick<Turn, 'ports' | 'person' | 'now' | 'today'>

/** The next open list of the case's meeting, so that booking takes two presses. */
function nextListFor(
  { ports, now }: Viewing,
  current: Case,
  { settings, series: stored }: Arrangements,
): Pick<ChecklistView, 'nextList'> {
  const procedure = ports.procedure(current.council, current.procedureVersion)
  const step = current.ended || current.booking ? null : bookableStep(procedure, current)
  const forum = step?.gate !== 'panel' && step?.forums.length === 1 ? forumOf(procedure, step.forums[0] ?? '') : null
  if (forum?.booking !== 'self') return {}
  const series = seriesFor(procedure, forum, stored, settings)
  const next = series && openMeetings(series, now, 1)[0]
  return next ? { nextList: { meetingId: next.id, at: next.at } } : {}
}

export function rowSetting(procedure: Procedure, settings: readonly Setting[]): ChecklistView['row'] {
  const row = rowHeadingsOf(procedure, settings)
  return (
    row && {
      ...row,
      refused: settings.some(setting => setting.id.endsWith('.refuse-incomplete-row') && setting.value === true),
    }
  )
}

/** The case with what its card is drawn with. */
export type Opened = { readonly current: Case; readonly arranged: Arrangements }
export type Found = Opened | { readonly refused: readonly Outgoing[] }

/** The case a press is about, or the refusal to show. `toAnswer`: only its own worker. */
export async function findFor(turn: Turn, caseId: string, use: 'read' | 'answer'): Promise<Found> {
  return allowed(turn, await turn.ports.openCase(turn.person.council, { id: caseId }), caseId, use)
}

export async function findByReference(turn: Turn, reference: string, use: 'read' | 'answer'): Promise<Found> {
  return allowed(turn, await turn.ports.openCase(turn.person.council, { reference }), reference, use)
}

function allowed(turn: Turn, { current, ...arranged }: OpenedCase, wanted: string, use: 'read' | 'answer'): Found {
  if (!current)
    return {
      refused: replyRefused(turn, { code: 'no-such-case', reference: wanted.length > 24 ? 'like that' : wanted }, null),
    }
  const may = use === 'read' ? mayRead(turn.person, current, turn.ports.directory) : mayAnswer(turn.person, current)
  if (!may) {
    // To whoever may not see a restricted case it is not there at all.
    const sees = mayRead(turn.person, current, turn.ports.directory)
    return current.restricted && !sees
      ? allowed(turn, { current: undefined, ...arranged }, wanted, use)
      : { refused: replyRefused(turn, { code: 'not-your-case', reference: current.reference, sees }, null) }
  }
  if (use === 'answer' && current.ended) {
    return {
      refused: replyRefused(turn, { code: 'case-ended', reference: current.reference, how: current.ended.how }, null),
    }
  }
  return { current, arranged }
}

export async function openCaseById(turn: Turn, caseId: string, shown: Shown = {}): Promise<readonly Outgoing[]> {
  const found = await findFor(turn, caseId, 'read')
  return 'refused' in found ? found.refused : caseReply(turn, found.current, found.arranged, shown)
}

/** After a repeat of a message that was already handled: the present state, nothing changed. */
export async function showPresent(turn: Turn, incoming: Incoming): Promise<readonly Outgoing[]> {
  const action = incoming.kind === 'press' ? readPress(incoming.data)?.action : undefined
  return action && 'caseId' in action && action.caseId ? openCaseById(turn, action.caseId) : showHelp(turn)
}
