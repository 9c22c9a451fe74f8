/** A case: where it stands, what is due now to answer, what waits for somebody else, and the next acts. */
import type { Case } from '../policies/case.ts'
import { stepFact } from '../policies/checklist.ts'
import type { Setting } from '../policies/meeting-record.ts'
import type { Item, Procedure } from '../policies/procedure.ts'
import { planOf, routeOf } from '../policies/route-plan.ts'
import { type OpenItem, type Standing, standingOf } from '../policies/standing.ts'
import type { Told } from '../policies/told.ts'
import type { RowHeading } from '../policies/transfer-row.ts'
import type { NewerVersion } from '../policies/versions.ts'
import { buttonsOf } from './actions.ts'
import { calendarButtons } from './calendar-buttons.ts'
import { caseButtons, type MayDo, moreButtons } from './case-buttons.ts'
import { caseLines, waitingForTeam } from './case-lines.ts'
import { groupsOf } from './checklist-groups.ts'
import { documentLine, documentWarning } from './document-words.ts'
import { type Card, render } from './render.ts'
import { silentLines } from './silent-words.ts'
import { bannerFor, stageLine } from './standing-words.ts'
import { stepInputs } from './step-inputs.ts'
import { changesButton, versionLine } from './version-words.ts'
import { plain } from './wording.ts'

export type ChecklistView = {
  readonly procedure: Procedure
  readonly current: Case
  readonly today: string
  /** Shows every answered item again, to be changed. */
  readonly all?: boolean
  /** What was not kept, and why. */
  readonly problems?: readonly { readonly field: string; readonly problem: string }[]
  /** Read out of the person's message: filled in where it is asked now, and kept only by their Save. */
  readonly told?: Told
  /** Said above the rest: "Saved", "The manager has been asked". */
  readonly said?: readonly string[]
  readonly viewer: string
  /** Nothing of it when left out. */
  readonly may?: MayDo
  /** Managers a sign-off may go to where the procedure sends it to somebody else's manager. */
  readonly managers?: readonly { readonly id: string; readonly name: string }[]
  /** Headings of the transfer spreadsheet; null while the council has not set them. */
  readonly row: RowSetting | null
  /** Items that another team records by itself: they wait for it and are not asked here. */
  readonly isTheirs?: (item: Item) => boolean
  /** What the council set for what its document leaves out. */
  readonly settings?: readonly Setting[]
  /** The next meeting whose list is open, where the case may be put on one. */
  readonly nextList?: { readonly meetingId: string; readonly at: string }
  /** A meeting to come that the case was just taken off: it may stand in the worker's calendar. */
  readonly left?: string | null
  /** The version in force, where the case began under another. */
  readonly newer?: NewerVersion | null
  /** Name of the person the case belongs to, when the viewer is another. */
  readonly workerName?: string
}

export type RowSetting = {
  readonly headings: readonly RowHeading[]
  readonly sample: boolean
  readonly refused: boolean
}

export function checklistCard(view: ChecklistView): Card {
  const { procedure, current, today } = view
  const standing = standingOf(procedure, current, today)
  const mine = view.viewer === current.worker && !current.ended
  const data = {
    title: `${current.reference}${current.episode > 1 ? ` (episode ${current.episode})` : ''}`,
    subtitle: [
      routeLine(procedure, current),
      stageLine(procedure, current),
      view.workerName && plain(view.workerName),
      current.restricted && 'Restricted',
    ]
      .filter(Boolean)
      .join(' · '),
    said: (view.said ?? []).map(text => ({ text })),
    warnings: [...problemLines(view), firstWarning(view), keptVersion(view)].filter(Boolean).map(text => ({ text })),
    banner: current.ended ? endedBanner(procedure, current) : openBanner(view, standing),
    groups: mine ? groupsOf(view, standing) : [],
    lines: caseLines(view, standing),
    deciders: mine ? deciderChoice(standing, view.managers ?? []) : [],
    reasons: mine && canAskAnyway(standing) ? [{ id: 'anyway', label: anywayLabel(standing) }] : [],
    buttons: buttonsOf(mine ? buttonsFor(view, standing) : calendarOnly(view)),
    more: buttonsOf([
      ...moreButtons(procedure, current, { mine, all: view.all === true, may: view.may ?? nothing }),
      ...changed(view),
    ]),
    footer: documentLine(procedure, today),
  }
  return render('checklist', data, current.id)
}

function buttonsFor(view: ChecklistView, standing: Standing) {
  const { procedure, current, nextList, left = null, all = false } = view
  const isOwn = ({ item }: OpenItem) => !view.isTheirs?.(item)
  const own = { ...standing, open: standing.open.filter(isOwn), optional: standing.optional.filter(isOwn) }
  const waits = own.open.length < standing.open.length
  const records = stepInputs(view, standing).length > 0
  return [...caseButtons(procedure, current, own, { nextList, left, all, waits, records }), ...calendarOnly(view)]
}

const calendarOnly = ({ current, left = null }: ChecklistView) => (current.booking ? [] : calendarButtons(null, left))

/** In full while nothing of the case is answered; after that the line at the foot of each card says it. */
const firstWarning = ({ procedure, current, today }: ChecklistView): string =>
  current.revision === 1 ? documentWarning(procedure, today) : ''

const nothing: MayDo = { handOver: false, restrict: false }

/** An open case says which version it keeps; an ended one is history. */
const keptVersion = ({ current, newer }: ChecklistView): string =>
  current.ended ? '' : versionLine(current.procedureVersion, newer)

const changed = ({ current, newer }: ChecklistView) =>
  newer && !current.ended ? [changesButton(current.id, current.procedureVersion, newer.version)] : []
/** The road the case is on; where a meeting, a call or a rule sent it on, also where it began. */
function routeLine(procedure: Procedure, { routes }: Case): string {
  const [first, last] = [routes[0], routes.at(-1) ?? routes[0]].map(id => routeOf(procedure, id).name)
  return last === first ? `${first}` : `${last}, begun as: ${first}`
}

/** The same in one line, for previews inside Teams and clients without cards. */
export const checklistText = ({ procedure, current, today }: ChecklistView): string =>
  `${current.reference}: ${bannerFor(procedure, current, standingOf(procedure, current, today)).title}`

/** Some sign-offs are another manager's: the worker names that person. */
function deciderChoice({ next }: Standing, managers: NonNullable<ChecklistView['managers']>): object[] {
  if (next?.kind !== 'sign-off' || next.decider === 'own-manager') return []
  const options = managers.map(({ id, name }) => ({ title: name, value: id }))
  return [{ id: 'decider', label: `${next.name}: who is to decide (required to ask)`, options }]
}

/** A sign-off may be for another than the worker's own manager. */
const anywayLabel = ({ next }: Standing): string =>
  next?.kind === 'sign-off' && next.decider === 'chosen'
    ? 'Ask anyway: your reason'
    : 'Put it to my manager anyway: your reason'

const canAskAnyway = (standing: Standing): boolean =>
  standing.kind !== 'nothing-missing' && standing.next?.kind === 'sign-off'

function openBanner(view: ChecklistView, standing: Standing) {
  const banner = bannerFor(view.procedure, view.current, standing)
  return { ...banner, lines: [...banner.lines, ...waitingForTeam(view, standing), ...silentLines(view, standing)] }
}

/** The child's own case may well go on: what is said is how this road ended. */
function endedBanner(procedure: Procedure, { ended, routes }: Case) {
  const closed = ended?.how === 'closed'
  const how = ended?.why ? plain(ended.why) : closed ? routeOf(procedure, routes.at(-1) ?? routes[0]).ends : ''
  return {
    style: 'emphasis',
    title: closed ? 'Closed in Stepwise' : 'Taken back',
    lines: how ? [{ text: how }] : [],
  }
}

function problemLines({ problems, procedure, current }: ChecklistView): string[] {
  return (problems ?? []).map(({ field, problem }) => {
    const name =
      procedure.items.find(({ id }) => id === field)?.short ??
      planOf(procedure, current.routes).steps.find(({ id }) => stepFact(id) === field)?.name ??
      planOf(procedure, current.routes).questions.find(({ fact }) => fact === field)?.text
    return `Not saved: “${name ?? field}” ${problem}. Everything else is kept.`
  })
}
