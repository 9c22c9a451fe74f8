/** Sign-offs: who may decide, what exactly they are shown, and that nobody decides their own case. */
import { dayOf } from './calendar.ts'
import type { Case, Person, SignOff } from './case.ts'
import { changeOf, revise } from './case-changes.ts'
import { latestSignOff, nextAct } from './checklist.ts'
import { decidersOf } from './deciders.ts'
import { accept, type Decision, type Directory, type Notice, type Refusal, refuse } from './decision.ts'
import { factsOf, freeze, needsWhy } from './frozen-record.ts'
import type { Procedure, SignOffStep } from './procedure.ts'
import { agreementReminders } from './reminder.ts'
import { planOf } from './route-plan.ts'
import { standingOf } from './standing.ts'

export type Moment = { readonly person: Person; readonly now: Date }

/** The sign-off that is the case's next act, if it is one. */
export function signOffDue(procedure: Procedure, current: Case, now: Date): SignOffStep | null {
  const next = standingOf(procedure, current, dayOf(now)).next
  return next?.kind === 'sign-off' ? next : null
}

/** Asks for the next sign-off. With something still needed a reason is wanted: "put it to my manager anyway". */
export function askForSignOff(
  procedure: Procedure,
  current: Case,
  directory: Directory,
  moment: Moment & { readonly anyway: string; readonly decider?: string },
): Decision {
  if (current.ended) return refuse({ code: 'case-ended', reference: current.reference, how: current.ended.how })
  if (current.safety) return refuse({ code: 'safety-first', reference: current.reference, since: current.safety.since })
  const step = signOffDue(procedure, current, moment.now)
  if (!step) return refuse(notYet(procedure, current))
  const latest = latestSignOff(current, step.id)
  if (latest?.status === 'asked') return refuse(decidedAlready(step, latest))
  const deciders = decidersOf({ procedure, directory, step, worker: current.worker, chosen: moment.decider })
  if (deciders.length === 0) return refuse({ code: 'no-decider', step: step.name, ask: 'administrator' })
  const standing = standingOf(procedure, current, dayOf(moment.now))
  if (standing.kind !== 'nothing-missing' && !moment.anyway.trim()) {
    return refuse({
      code: 'still-needed',
      closing: false,
      items: standing.open.map(({ item }) => ({ id: item.id, text: item.text, section: item.section })),
    })
  }
  const signOff = newSignOff(procedure, current, { step, deciders, moment })
  const next = revise(procedure, current, { signOffs: [...current.signOffs, signOff] }, signOff.askedAt)
  const outbox = deciders.map(decider => signOffNotice(next, signOff, decider.id))
  const writes = agreementReminders(next, step.id, signOff.askedAt).map(reminder => ({ kind: 'remind', reminder }) as const)
  const facts = { step: step.id, of: signOff.of, anyway: signOff.anyway }
  return accept(changeOf(current, next, { type: 'sign-off-asked', by: moment.person.id, facts }, { outbox, writes }))
}

/** A meeting or call comes first: its day is what is missing, not the sign-off. */
function notYet(procedure: Procedure, current: Case): Refusal {
  const next = nextAct(procedure, current)
  return next?.kind === 'case-meeting' || next?.kind === 'contact'
    ? { code: 'answer-needs', fields: [{ field: next.name, problem: 'has to be recorded first, with its day' }] }
    : { code: 'not-at-this-step', step: 'A sign-off' }
}

type Asking = {
  readonly step: SignOffStep
  readonly deciders: readonly Person[]
  readonly moment: Moment & { readonly anyway: string }
}
function newSignOff(procedure: Procedure, current: Case, { step, deciders, moment }: Asking): SignOff {
  return {
    step: step.id,
    status: 'asked',
    askedBy: moment.person.id,
    askedAt: moment.now.toISOString(),
    of: deciders.map(decider => decider.id),
    frozen: freeze(procedure, current, step, moment.now),
    ...(moment.anyway.trim() ? { anyway: moment.anyway.trim() } : {}),
  }
}

export type SignOffPress = {
  readonly step: string
  /** `askedAt` of the asking that the card showed. */
  readonly asked: string
  readonly decision: 'agree' | 'return'
  readonly note: string
}

/** Agrees, or returns with a note. A second press, a stale card and the wrong person change nothing. */
export function decideSignOff(
  procedure: Procedure,
  current: Case,
  directory: Directory,
  press: SignOffPress & Moment,
): Decision {
  const step = planOf(procedure, current.routes).steps.find(candidate => candidate.id === press.step)
  const asked = latestSignOff(current, press.step)
  if (step?.kind !== 'sign-off' || !asked) return refuse({ code: 'not-asked', step: press.step })
  const no = whyNot(procedure, current, { step, asked, directory, press })
  if (no) return no
  if (factsOf(procedure, current, step) !== asked.frozen.facts) return refuse({ code: 'facts-changed', step: step.name })
  const note = press.note.trim()
  if (press.decision === 'return' && !note) return refuse({ code: 'note-needed', why: 'return' })
  if (press.decision === 'agree' && needsWhy(asked.frozen) && !note)
    return refuse({ code: 'note-needed', why: 'expected-open' })
  const at = press.now.toISOString()
  const status = press.decision === 'agree' ? 'agreed' : 'returned'
  const decided: SignOff = {
    ...asked,
    status,
    decidedBy: press.person.id,
    decidedAt: at,
    ...(note ? { note } : {}),
  }
  const signOffs = current.signOffs.map(signOff => (signOff === asked ? decided : signOff))
  const next = closedWhenDone(procedure, revise(procedure, current, { signOffs }, at), press)
  const outbox = [decidedNotice(next, decided, step)]
  const facts = { step: step.id, status, note: note !== '' }
  return accept(changeOf(current, next, { type: 'sign-off-decided', by: press.person.id, facts }, { outbox }))
}

/** The last sign-off closes the case when nothing is needed any more; otherwise its worker closes it. */
function closedWhenDone(procedure: Procedure, next: Case, { person, now }: Moment): Case {
  const standing = standingOf(procedure, next, dayOf(now))
  const done = standing.kind === 'nothing-missing' && standing.next === null && next.booking === null
  return done ? { ...next, stage: 'closed', ended: { how: 'closed', at: now.toISOString(), by: person.id } } : next
}

type Checking = {
  readonly step: SignOffStep
  readonly asked: SignOff
  readonly directory: Directory
  readonly press: SignOffPress & Moment
}
function whyNot(procedure: Procedure, current: Case, { step, asked, directory, press }: Checking): Decision | null {
  const { person } = press
  if (person.id === current.worker || person.id === asked.askedBy) return refuse({ code: 'own-case', step: step.name })
  const deciders = decidersNow(procedure, current, { step, asked, directory })
  if (!deciders.includes(person.id)) return refuse({ code: 'not-the-decider', step: step.name, of: deciders })
  if (asked.status === 'lapsed' || asked.askedAt !== press.asked) return refuse({ code: 'facts-changed', step: step.name })
  if (asked.status !== 'asked') return refuse(decidedAlready(step, asked))
  if (current.safety) return refuse({ code: 'safety-first', reference: current.reference, since: current.safety.since })
  return null
}

/**
 * Who may decide today. When nobody is left by the people file (the manager has gone and with them the deputy's
 * entry), those who were asked and are still there.
 */
export function decidersNow(
  procedure: Procedure,
  current: Case,
  open: { step: SignOffStep; asked: SignOff; directory: Directory },
): readonly string[] {
  const { step, asked, directory } = open
  const today = decidersOf({ procedure, directory, step, worker: current.worker, chosen: asked.of[0] }).map(
    decider => decider.id,
  )
  return today.length > 0 ? today : asked.of.filter(id => directory.find(id) !== undefined && id !== current.worker)
}

function decidedAlready(step: SignOffStep, signOff: SignOff) {
  const by = signOff.decidedBy ?? signOff.askedBy
  const at = signOff.decidedAt ?? signOff.askedAt
  return { code: 'already-decided', step: step.name, by, at, status: signOff.status } as const
}

/** Sign-offs whose facts have changed lapse; those still waiting are asked again by the caller. */
export function lapseChanged(procedure: Procedure, current: Case): Case['signOffs'] {
  const steps = planOf(procedure, current.routes).steps
  return current.signOffs.map(signOff => {
    const step = steps.find(candidate => candidate.id === signOff.step)
    const live =
      signOff === latestSignOff(current, signOff.step) && (signOff.status === 'asked' || signOff.status === 'agreed')
    if (!live || step?.kind !== 'sign-off') return signOff
    const same = factsOf(procedure, current, step) === signOff.frozen.facts
    return same ? signOff : { ...signOff, status: 'lapsed', lapsedBecause: 'facts-changed' }
  })
}

/**
 * Asks again, with the new facts, for every sign-off that was waiting when its facts changed. Agreements that were
 * already given only lapse: the worker asks anew when ready.
 */
export function askAgain(
  procedure: Procedure,
  lapsed: Case,
  before: Case,
  moment: Moment & { readonly directory: Directory },
): { readonly signOffs: Case['signOffs']; readonly outbox: readonly Notice[] } {
  const due = signOffDue(procedure, lapsed, moment.now)
  const was = due && latestSignOff(before, due.id)
  if (!due || was?.status !== 'asked' || latestSignOff(lapsed, due.id)?.status !== 'lapsed') {
    return { signOffs: lapsed.signOffs, outbox: [] }
  }
  const deciders = decidersOf({
    procedure,
    directory: moment.directory,
    step: due,
    worker: lapsed.worker,
    chosen: was.of[0],
  })
  const signOff = newSignOff(procedure, lapsed, {
    step: due,
    deciders,
    moment: { ...moment, anyway: was.anyway ?? '' },
  })
  return {
    signOffs: [...lapsed.signOffs, signOff],
    outbox: deciders.map(decider => signOffNotice(lapsed, signOff, decider.id)),
  }
}

export function signOffNotice(current: Case, signOff: SignOff, to: string): Notice {
  return {
    key: `sign-off:${current.id}:${signOff.step}:${signOff.askedAt}:${to}`,
    council: current.council,
    to: { person: to },
    kind: 'sign-off-asked',
    caseId: current.id,
    urgency: 'now',
    facts: { step: signOff.step, asked: signOff.askedAt },
  }
}

function decidedNotice(current: Case, signOff: SignOff, step: SignOffStep): Notice {
  return {
    key: `sign-off-decided:${current.id}:${signOff.step}:${signOff.askedAt}`,
    council: current.council,
    to: { person: signOff.askedBy },
    kind: 'sign-off-decided',
    caseId: current.id,
    urgency: 'now',
    facts: {
      step: step.id,
      name: step.name,
      status: signOff.status,
      by: signOff.decidedBy,
      at: signOff.decidedAt,
      note: signOff.note,
    },
  }
}
