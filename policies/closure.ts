/** The end of a case, and the case system's own labels to copy when it ends. */
import { dayOf } from './calendar.ts'
import type { Case, Person } from './case.ts'
import { changeOf, revise } from './case-changes.ts'
import type { ClosureValues } from './council.ts'
import { accept, type Decision, type Notice, refuse } from './decision.ts'
import type { Item, Procedure } from './procedure.ts'
import { standingOf } from './standing.ts'

/**
 * Closure values for the case's first route: a route that a meeting added keeps its origin's values.
 * Empty where the document lists none.
 */
export const closureValuesOf = (procedure: Procedure, current: Pick<Case, 'routes'>): readonly ClosureValues[] =>
  procedure.closures.filter(values => values.routes.includes(current.routes[0]))

/** A closure reason with only one possible label is not asked: the service or school chosen carries it. */
export function isCarried(procedure: Procedure, current: Pick<Case, 'routes'>, item: Item): boolean {
  if (item.answer.kind !== 'closure-value' || item.answer.part !== 'option') return false
  const options = new Set(closureValuesOf(procedure, current).map(values => values.option))
  const asksService = procedure.items.some(
    other =>
      other.answer.kind === 'closure-value' &&
      other.answer.part === 'then-option' &&
      other.routes.includes(current.routes[0]),
  )
  return options.size === 1 && asksService
}

/** Ends a case whose steps are all done and for which nothing is needed any more. */
export function closeCase(procedure: Procedure, current: Case, by: { person: Person; now: Date }): Decision {
  if (current.ended) return refuse({ code: 'case-ended', reference: current.reference, how: current.ended.how })
  const standing = standingOf(procedure, current, dayOf(by.now))
  if (standing.next) return refuse({ code: 'not-at-this-step', step: standing.next.name })
  if (standing.open.length > 0 || standing.questions.length > 0) {
    return refuse({
      code: 'still-needed',
      closing: true,
      items: standing.open.map(({ item }) => ({ id: item.id, text: item.text, section: item.section })),
    })
  }
  return end(procedure, current, by, { how: 'closed' })
}

/** Takes a case back. What was recorded stays; its place on a list is given up. */
export function withdrawCase(
  procedure: Procedure,
  current: Case,
  by: { person: Person; now: Date; why: string },
): Decision {
  if (current.ended) return refuse({ code: 'case-ended', reference: current.reference, how: current.ended.how })
  if (!by.why.trim()) return refuse({ code: 'note-needed', why: 'withdraw' })
  return end(procedure, current, by, { how: 'withdrawn', why: by.why.trim() })
}

type Ending = { readonly how: 'closed' | 'withdrawn'; readonly why?: string }
function end(procedure: Procedure, current: Case, by: { person: Person; now: Date }, ending: Ending): Decision {
  const at = by.now.toISOString()
  const asked = current.signOffs.filter(signOff => signOff.status === 'asked')
  const signOffs = current.signOffs.map(signOff =>
    signOff.status === 'asked' ? { ...signOff, status: 'lapsed' as const, lapsedBecause: 'withdrawn' as const } : signOff,
  )
  const next = revise(procedure, current, { signOffs, booking: null, ended: { ...ending, at, by: by.person.id } }, at)
  const writes = [
    ...(current.booking ? [{ kind: 'unbook', meetingId: current.booking.meetingId, caseId: current.id } as const] : []),
    ...['booking', 'agreement', 'handover-open', 'closure-open', 'own'].map(
      what => ({ kind: 'forget-reminders', keyPrefix: `${what}:${current.id}:` }) as const,
    ),
  ]
  const outbox = asked.flatMap(signOff =>
    signOff.of.map(
      (person): Notice => ({
        key: `lapsed:${current.id}:${signOff.step}:${signOff.askedAt}:${person}`,
        council: current.council,
        to: { person },
        kind: 'sign-off-lapsed',
        caseId: current.id,
        urgency: 'day',
        facts: { step: signOff.step, why: ending.how },
      }),
    ),
  )
  const facts = { how: ending.how, why: ending.why ?? null }
  return accept(changeOf(current, next, { type: 'ended', by: by.person.id, facts }, { writes, outbox }))
}
