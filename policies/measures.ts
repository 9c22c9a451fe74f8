/** What a manager counts: cases and how long they wait. Never a person's hours, typing or snoozes. */
import { addWorkingDays, dayOf } from './calendar.ts'
import type { Case, Instant, PersonId, Stage } from './case.ts'
import type { Procedure } from './procedure.ts'

/** The least of a case that is needed to count it. */
export type MeasuredCase = Pick<Case, 'worker' | 'routes' | 'stage' | 'episode' | 'openedAt' | 'changedAt'> & {
  readonly manager: PersonId | null
  readonly endedAt: Instant | null
  readonly signOffs: readonly {
    readonly status: string
    readonly askedAt: Instant
    readonly decidedAt: Instant | null
  }[]
  /** Where each consent stands now. */
  readonly consents: readonly string[]
  /** How often its meeting did not reach it. */
  readonly carriedOver: number
}
/** What is counted of a case: the in-memory ports and the database agree on it. */
export const measuredCase = (current: Case): MeasuredCase => ({
  worker: current.worker,
  manager: current.manager ?? null,
  routes: current.routes,
  stage: current.stage,
  episode: current.episode,
  openedAt: current.openedAt,
  changedAt: current.changedAt,
  endedAt: current.ended?.at ?? null,
  signOffs: current.signOffs.map(({ status, askedAt, decidedAt }) => ({ status, askedAt, decidedAt: decidedAt ?? null })),
  consents: Object.keys(current.consents)
    .sort()
    .flatMap(key => current.consents[key]?.at(-1)?.status ?? []),
  carriedOver: current.decisions.filter(({ then }) => then === 'carried-over').length,
})

export type Waits = { readonly count: number; readonly longestDays: number }
/** Anything counted of the document's own list, by what it counts. */
export type Countable = 'down' | 'up' | 'returned' | 'to-universal'
export type Measures = {
  readonly stages: readonly { readonly stage: Stage; readonly count: number }[]
  readonly agreement: Waits
  /** Working days from opening to the first agreement given; null below five cases: too few to say. */
  readonly daysToAgreement: number | null
  readonly carriedOver: number
  readonly consentRefused: number
  readonly takenBack: number
  /** Closed since the first day counted, and cases that came back. */
  readonly counts: Readonly<Record<Countable, number>>
}

const fewest = 5

/** `since`: the first instant that counts for what is over. Days are working days. */
export function measuresOf(
  procedure: Procedure,
  cases: readonly MeasuredCase[],
  { now, since }: { readonly now: Date; readonly since: Instant },
): Measures {
  const open = cases.filter(({ endedAt }) => endedAt === null)
  const over = cases.filter(({ endedAt }) => endedAt !== null && endedAt >= since)
  const closed = over.filter(({ stage }) => stage === 'closed')
  const counts = [...Map.groupBy(open, ({ stage }) => stage)].map(([stage, group]) => ({ stage, count: group.length }))
  return {
    stages: counts.toSorted((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage)),
    agreement: waits(open, now),
    daysToAgreement: medianDays(cases.filter(({ openedAt }) => openedAt >= since)),
    carriedOver: cases.reduce((sum, one) => sum + one.carriedOver, 0),
    consentRefused: cases.filter(({ consents }) => consents.some(status => status !== 'given')).length,
    takenBack: over.filter(({ stage }) => stage === 'withdrawn').length,
    counts: {
      down: closed.filter(one => routeOf(procedure, one)?.direction === 'down').length,
      up: closed.filter(one => routeOf(procedure, one)?.direction === 'up').length,
      returned: cases.filter(({ episode, openedAt }) => episode > 1 && openedAt >= since).length,
      'to-universal': closed.filter(one => routeOf(procedure, one)?.to.id.startsWith('universal')).length,
    },
  }
}

const order: readonly Stage[] = [
  'draft',
  'returned',
  'awaiting-approval',
  'approved',
  'booked',
  'awaiting-decision',
  'awaiting-panel',
  'handover',
  'closure',
]

/** By the route it is on now: the last one that a meeting added. */
const routeOf = (procedure: Procedure, { routes }: MeasuredCase) => procedure.routes.find(({ id }) => id === routes.at(-1))

function waits(open: readonly MeasuredCase[], now: Date): Waits {
  const asked = open.flatMap(({ signOffs }) => signOffs.findLast(({ status }) => status === 'asked')?.askedAt ?? [])
  return { count: asked.length, longestDays: Math.max(0, ...asked.map(at => workingDays(at, now.toISOString()))) }
}

function medianDays(cases: readonly MeasuredCase[]): number | null {
  const days = cases
    .flatMap(({ openedAt, signOffs }) => {
      const given = signOffs.find(({ status, decidedAt }) => status === 'agreed' && decidedAt !== null)?.decidedAt
      return given ? [workingDays(openedAt, given)] : []
    })
    .sort((a, b) => a - b)
  if (days.length < fewest) return null
  const middle = days.length / 2
  const at = (index: number) => days[index] ?? 0
  return Number.isInteger(middle) ? (at(middle - 1) + at(middle)) / 2 : at(Math.floor(middle))
}

/** Working days between two instants: 0 on the same day. */
function workingDays(from: Instant, to: Instant): number {
  const end = dayOf(to)
  let days = 0
  for (let day = addWorkingDays(dayOf(from), 1); day <= end; day = addWorkingDays(day, 1)) days++
  return days
}
