/** A reminder fell due: the case is read as it stands now, and only then is anybody told. A Change, nothing else. */
import { agendaNotice } from '../policies/agenda.ts'
import { decidersNow } from '../policies/approval.ts'
import type { Case } from '../policies/case.ts'
import type { CouncilId } from '../policies/council.ts'
import type { Change, Notice, Reminder } from '../policies/decision.ts'
import type { Meeting } from '../policies/meeting-record.ts'
import { ownDue } from '../policies/own-reminder.ts'
import { due, nextMorning } from '../policies/reminder.ts'
import { planOf } from '../policies/route-plan.ts'
import { checkNotices, nextCheck } from '../policies/safety/number-check.ts'
import { headingsOf } from '../policies/transfer-row.ts'
import { afterTry, firstTry } from '../policies/workbook-place.ts'
import type { Outgoing } from './incoming.ts'
import { tellGone } from './miss-version.ts'
import { type EndedAmong, type Ports, VersionGoneError } from './ports.ts'
import { findHeld } from './run-meeting.ts'
import { settleLists } from './settle-lists.ts'

/**
 * Commits what the reminder comes to, together with its being done: it fires once, and again if that failed. Where
 * the case's version is not here it waits until the next working morning, and the administrator is told.
 */
export async function remind(ports: Ports, reminder: Reminder, at: Date): Promise<readonly Outgoing[]> {
  try {
    return await fire(ports, reminder, at)
  } catch (fault) {
    if (!(fault instanceof VersionGoneError)) throw fault
    await tellGone(ports, fault)
    const later = { ...reminder, dueAt: nextMorning(at) }
    await ports.commit(
      { council: reminder.council, writes: [{ kind: 'remind', reminder: later }], events: [], outbox: [] },
      null,
    )
    return []
  }
}

async function fire(ports: Ports, reminder: Reminder, at: Date): Promise<readonly Outgoing[]> {
  if (reminder.what === 'lists-changed')
    await settleLists({ ports, council: reminder.council, now: at }, reminder.meetingId)
  const work = await workOf(ports, reminder, at)
  const change: Change = {
    council: reminder.council,
    writes: [...work.writes, { kind: 'reminder-done', key: reminder.key }],
    events: work.events ?? [],
    outbox: work.outbox,
  }
  await ports.commit(change, null)
  return []
}

type Work = Pick<Change, 'writes' | 'outbox'> & Partial<Pick<Change, 'events'>>

function workOf(ports: Ports, reminder: Reminder, at: Date): Promise<Work> {
  switch (reminder.what) {
    case 'cut-off':
      return agendaAtCutOff(ports, reminder, at)
    case 'keep-workbook':
      return putWorkbook(ports, reminder, at)
    case 'number-check':
      return numbersAt(ports, reminder, at)
    default:
      return noticesOf(ports, reminder, at)
  }
}

/** The numbers are looked at as they stand now; the next look takes the place of any other. */
async function numbersAt(ports: Ports, { council }: Reminder, at: Date): Promise<Work> {
  const procedure = ports.procedure(council)
  const { settings } = await ports.arrangements(council)
  return { writes: nextCheck(procedure, settings, at), outbox: checkNotices(procedure, settings, at) }
}

async function noticesOf(ports: Ports, reminder: Reminder, at: Date): Promise<Work> {
  const current = reminder.caseId ? await ports.findCase(reminder.council, reminder.caseId) : undefined
  if (!current) return { writes: [], outbox: [] }
  if (reminder.what === 'own') return { writes: [], outbox: ownDue(current, reminder, ports.directory) }
  const procedure = ports.procedure(current.council, current.procedureVersion)
  const outbox: readonly Notice[] = due(procedure, current, reminder, at, decidersOfWaiting(ports, current))
  return { writes: [], outbox }
}

/** Those who may decide what waits now; a leaver's deputy among them, the leaver not. */
function decidersOfWaiting(ports: Ports, current: Case): readonly string[] {
  const procedure = ports.procedure(current.council, current.procedureVersion)
  const asked = current.signOffs.findLast(signOff => signOff.status === 'asked')
  const step = planOf(procedure, current.routes).steps.find(candidate => candidate.id === asked?.step)
  if (step?.kind !== 'sign-off' || !asked) return []
  return decidersNow(procedure, current, { step, asked, directory: ports.directory })
}

/** At the cut-off the list goes to the coordinators, and a copy is kept where it can be had when Stepwise is away. */
async function agendaAtCutOff(ports: Ports, reminder: Reminder, at: Date): Promise<Work> {
  const procedure = ports.procedure(reminder.council)
  const held = reminder.meetingId ? await findHeld({ ports, procedure, now: at }, reminder.meetingId) : null
  if (!held || !isDue(held.agenda.meeting, at)) return { writes: [], outbox: [] }
  const headings = headingsOf((await ports.arrangements(reminder.council)).settings)?.headings ?? []
  const files = await Promise.all([
    ports.makeAgenda(held.agenda, headings),
    ports.makeCalendar(held.agenda.meeting, held.series),
  ])
  const meeting = { ...held.agenda.meeting, status: 'agenda-sent' } as const
  return {
    writes: [
      ...files.map(file => ({ kind: 'file', file }) as const),
      { kind: 'meeting', meeting, expectsStatus: held.stored },
      ...(ports.keepWorkbook ? [{ kind: 'remind', reminder: firstTry(meeting, at) } as const] : []),
    ],
    outbox: [agendaNotice(meeting, held.agenda.items.length, files)],
  }
}

/**
 * The list as it stands now goes to the council's own place; when that is not there, another try is set. The agenda
 * went to the coordinators before and does not wait for it.
 */
async function putWorkbook(ports: Ports, reminder: Reminder, at: Date): Promise<Work> {
  const procedure = ports.procedure(reminder.council)
  const held = reminder.meetingId ? await findHeld({ ports, procedure, now: at }, reminder.meetingId) : null
  if (!ports.keepWorkbook || !held || !isDue(held.agenda.meeting, at)) return { writes: [], outbox: [] }
  const headings = headingsOf((await ports.arrangements(reminder.council)).settings)?.headings ?? []
  const kept = await ports.keepWorkbook(held.agenda, headings, endedAmong(ports, reminder.council))
  return afterTry(held.agenda.meeting, reminder, { kept, now: at })
}

const endedAmong =
  (ports: Ports, council: CouncilId): EndedAmong =>
  async references => {
    const found = await ports.findCasesByReference(council, references)
    return found.filter(({ ended }) => ended).map(({ reference }) => reference)
  }

/** Not of a meeting that was called off or is over, nor before a cut-off that has moved since. */
const isDue = ({ status, cutOff }: Meeting, at: Date): boolean =>
  status !== 'cancelled' && status !== 'closed' && (cutOff === null || cutOff <= at.toISOString())
