/** A case goes to another worker: when theirs has left, is away, or the work is shared out anew. */
import { isLeavers, mayLead } from './access.ts'
import { askAgain } from './approval.ts'
import { leftBehind } from './booking-notice.ts'
import type { Case, Person, PersonId, SignOff } from './case.ts'
import { changeOf, revise } from './case-changes.ts'
import { latestSignOff } from './checklist.ts'
import { accept, type Decision, type Directory, type Notice, refuse, type Write } from './decision.ts'
import type { Procedure } from './procedure.ts'
import { agreementReminders } from './reminder.ts'

/** Practitioners of the council who could take it, those of the same manager first. */
export function workersToTake(current: Case, directory: Directory): readonly Person[] {
  const others = directory.withRole(current.council, 'practitioner').filter(({ id }) => id !== current.worker)
  const near = (person: Person) => (person.manager && person.manager === current.manager ? 0 : 1)
  return others.toSorted((a, b) => near(a) - near(b) || a.name.localeCompare(b.name))
}

export type HandingOver = {
  readonly person: Person
  readonly now: Date
  readonly directory: Directory
  /** The worker whom the card showed: a card that is out of date hands nothing over. */
  readonly from: PersonId
  readonly to: PersonId
}

/** Answers, agreements and its place on a list stay. What waits for a decision is asked again, of the new worker's line. */
export function handOver(procedure: Procedure, current: Case, press: HandingOver): Decision {
  const { person, now, directory } = press
  if (!mayLead(person, current, directory)) return refuse({ code: 'not-your-team', reference: current.reference })
  if (current.ended) return refuse({ code: 'case-ended', reference: current.reference, how: current.ended.how })
  if (current.worker !== press.from)
    return refuse({ code: 'handed-over-meanwhile', reference: current.reference, worker: current.worker })
  const to = workersToTake(current, directory).find(({ id }) => id === press.to)
  if (!to) return refuse({ code: 'not-a-colleague' })
  const at = now.toISOString()
  const given = {
    ...current,
    worker: to.id,
    manager: to.manager ?? current.manager,
    signOffs: current.signOffs.map(lapsed),
  }
  const again = askAgain(procedure, given, current, { person: to, now, directory })
  const next = revise(procedure, { ...given, signOffs: again.signOffs }, {}, at)
  const outbox = [...again.outbox, ...givenNotices(current, next, press)]
  const happening = { type: 'handed-over', by: person.id, facts: { from: current.worker, to: to.id } }
  return accept(changeOf(current, next, happening, { outbox, writes: remindersOf(next, at) }))
}

const lapsed = (signOff: SignOff): SignOff =>
  signOff.status === 'asked' ? { ...signOff, status: 'lapsed', lapsedBecause: 'handed-over' } : signOff

/** For what was asked again at this moment. */
function remindersOf(next: Case, at: string): readonly Write[] {
  const steps = new Set(next.signOffs.map(({ step }) => step))
  return [...steps]
    .filter(step => latestSignOff(next, step)?.status === 'asked' && latestSignOff(next, step)?.askedAt === at)
    .flatMap(step => agreementReminders(next, step, at).map(reminder => ({ kind: 'remind', reminder }) as const))
}

/** The new worker is told, and the old one where they are still there. */
function givenNotices(
  current: Case,
  next: Case,
  { directory, now }: Pick<HandingOver, 'directory' | 'now'>,
): readonly Notice[] {
  const notice = (person: PersonId, how: 'to-you' | 'from-you'): Notice => ({
    key: `given:${next.id}:${next.revision}:${person}`,
    council: next.council,
    to: { person },
    kind: 'case-given',
    caseId: next.id,
    // At once: the old worker stops, and what is due today is due of the new one.
    urgency: 'now',
    facts: {
      how,
      reference: next.reference,
      other: how === 'to-you' ? current.worker : next.worker,
      left: how === 'from-you' ? leftBehind(current.booking, null, now) : null,
    },
  })
  const left = isLeavers(current, directory)
  return [notice(next.worker, 'to-you'), ...(left ? [] : [notice(current.worker, 'from-you')])]
}
