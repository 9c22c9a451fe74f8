/** Councils, people and cases for tables of rules. People have role-like names; nothing here is anybody's. */
import { councilFolders } from '../../bot/commands/read-procedures.ts'
import type { Given } from '../../policies/answer-kinds.ts'
import { type Answered, answerItems } from '../../policies/answering.ts'
import type { Case, CaseBooking, Person, StepwiseRole } from '../../policies/case.ts'
import type { Decision, Refusal } from '../../policies/decision.ts'
import type { Meeting, Setting } from '../../policies/meeting-record.ts'
import { routesToStart } from '../../policies/opening.ts'
import type { Procedure, Route } from '../../policies/procedure.ts'
import { directoryOf, readProcedures } from '../support/memory-ports.ts'

export const councils: readonly string[] = councilFolders()
export const procedures = readProcedures(councils)

export function procedureFor(council: string): Procedure {
  const found = procedures.get(council)
  if (!found) throw new Error(`no council ${council}`)
  return found
}
export const swindon = procedureFor('swindon')

export function personOf(id: string, roles: readonly StepwiseRole[], over: Partial<Person> = {}): Person {
  return {
    id,
    name: `Sample ${id}`,
    council: 'swindon',
    roles,
    team: 'Team',
    locality: 'North',
    manager: null,
    deputy: null,
    ...over,
  }
}
export const worker = personOf('worker', ['practitioner'], { manager: 'manager' })
export const colleague = personOf('colleague', ['practitioner'], { manager: 'manager' })
export const manager = personOf('manager', ['manager'], { manager: 'head', deputy: 'deputy' })
export const deputy = personOf('deputy', ['manager'])
export const head = personOf('head', ['manager'])
export const coordinator = personOf('coordinator', ['coordinator'])
export const dutyManager = personOf('duty-manager', ['duty-manager'])
export const administrator = personOf('administrator', ['administrator'])
export const stranger = personOf('stranger', ['manager', 'coordinator', 'administrator'], {
  council: 'halton',
})
export const people = [worker, colleague, manager, deputy, head, coordinator, dutyManager, administrator, stranger]
export const directory = directoryOf(people)
/** The same people, at another council. */
export const directoryFor = ({ council }: Procedure) =>
  directoryOf(people.map(person => (person === stranger ? person : { ...person, council })))

/** Monday 23 November 2026, 10am in London. */
export const now = new Date('2026-11-23T10:00:00Z')
export const today = '2026-11-23'

export function caseOn(procedure: Procedure, route: string, over: Partial<Case> = {}): Case {
  const at = now.toISOString()
  return {
    id: 'case-1',
    council: procedure.council,
    reference: 'CS-1042',
    episode: 1,
    revision: 1,
    procedureVersion: procedure.version,
    routes: [route],
    worker: worker.id,
    locality: 'North',
    openedAt: at,
    changedAt: at,
    stage: 'draft',
    answers: {},
    consents: {},
    signOffs: [],
    row: {},
    booking: null,
    decisions: [],
    safety: null,
    ...over,
  }
}

/** A Tuesday 4pm meeting with a Thursday cut-off, unless told otherwise. */
export function meetingOf(procedure: Procedure, forum: string, over: Partial<Meeting> = {}): Meeting {
  return {
    id: `${procedure.council}-${forum.toLowerCase()}:2026-12-01`,
    council: procedure.council,
    forum,
    seriesId: `${procedure.council}-${forum.toLowerCase()}`,
    at: '2026-12-01T16:00:00.000Z',
    cutOff: '2026-11-26T16:00:00.000Z',
    place: null,
    places: null,
    taken: 0,
    status: 'planned',
    ...over,
  }
}

export function bookingOn(meeting: Meeting, step: string, over: Partial<CaseBooking> = {}): CaseBooking {
  return {
    id: 'booking-1',
    step,
    forum: meeting.forum,
    meetingId: meeting.id,
    meetsAt: meeting.at,
    cutOff: meeting.cutOff,
    place: 'place',
    bookedBy: worker.id,
    bookedAt: now.toISOString(),
    ...over,
  }
}

export const settingOf = (id: string, value: unknown, over: Partial<Setting> = {}): Setting => ({
  council: 'swindon',
  id,
  value,
  revision: 1,
  setBy: 'administrator',
  setAt: now.toISOString(),
  ...over,
})

export const startable = (procedure: Procedure): readonly Route[] => [
  ...routesToStart(procedure, 'down'),
  ...routesToStart(procedure, 'up'),
]

export const answerWith = (
  procedure: Procedure,
  current: Case,
  given: Readonly<Record<string, Given>>,
  at: Date = now,
): Answered => answerItems(procedure, current, given, { person: worker, now: at, directory: directoryFor(procedure) })

export function refusalOf(decision: Decision): Refusal {
  if (decision.ok) throw new Error('it was agreed to')
  return decision.refusal
}

/** The case as the change writes it. */
export function caseAfter(decision: Decision): Case {
  if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.refusal)}`)
  const write = decision.change.writes.find(candidate => candidate.kind === 'case')
  if (!write) throw new Error('the change writes no case')
  return write.case
}
