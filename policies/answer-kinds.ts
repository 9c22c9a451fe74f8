/** How one answer is read by its item's kind: kept when it is right, sent back with a reason when it is not. */
import { dayOf, isDay } from './calendar.ts'
import type { Answer, Case, Consent, Instant, Person } from './case.ts'
import { itemsOf, stepFact } from './checklist.ts'
import { closureValuesOf } from './closure.ts'
import type { Directory } from './decision.ts'
import { type StepOutcome, stepOutcomes } from './outcomes.ts'
import type { Item, Procedure, Step } from './procedure.ts'
import { factOf } from './route-plan.ts'
import type { RowHeading } from './transfer-row.ts'

/** What a person gave for one item, question or step, as it came. Empty texts mean "not answered". */
export type Given = {
  readonly value?: string
  readonly day?: string
  readonly choice?: string
  readonly text?: string
  readonly reason?: string
  readonly how?: string
  readonly consent?: Partial<Record<'status' | 'who' | 'parentalResponsibility' | 'form' | 'day', string>>
}
export type FieldProblem = { readonly field: string; readonly problem: string }
export type AnswerMoment = {
  readonly person: Person
  readonly now: Date
  readonly directory: Directory
  /** The transfer spreadsheet row, where the council has set its headings. */
  readonly row?: {
    readonly headings: readonly RowHeading[]
    readonly inputs: Readonly<Record<string, string>>
  }
}

/** What a form leaves: good answers and consents, problems of the others, and what meetings came to. */
export type Kept = {
  readonly answers: Record<string, Answer>
  readonly consents: Record<string, readonly Consent[]>
  readonly problems: FieldProblem[]
  readonly outcomes: { readonly step: string; readonly outcome: StepOutcome }[]
}

export type Keeping = {
  readonly kept: Kept
  readonly moment: AnswerMoment
  readonly current: Case
  readonly procedure: Procedure
}

/** Keeps the answer to one item. Acts and standing duties take none. */
export function keepItem(item: Item, given: Given, keeping: Keeping): void {
  const field = item.id
  switch (item.answer.kind) {
    case 'act':
    case 'duty':
      return
    case 'consent':
      return given.consent ? keepConsent(item, given.consent, keeping) : keepWithoutYes(item, given, keeping)
    case 'date':
      if (given.day && !isDay(given.day)) return problem(keeping, field, 'is not a date')
      if (given.day && given.day > dayOf(keeping.moment.now) && !item.answer.mayLieAhead)
        return problem(keeping, field, 'is in the future')
      if (given.day) return keep(keeping, factOf(item), { value: 'yes', day: given.day, ...reasonOf(given) })
      return keepWithoutYes(item, given, keeping)
    case 'choice': {
      const options = item.answer.options
      if (given.choice && !options.some(option => option.id === given.choice))
        return problem(keeping, field, 'is not one of the choices')
      if (given.choice) return keep(keeping, factOf(item), { value: 'yes', choice: given.choice })
      return keepWithoutYes(item, given, keeping)
    }
    case 'closure-value':
      return keepClosureValue(item, given, keeping)
    case 'spreadsheet':
      // With headings set the row answers these items, never a tick.
      if (!keeping.moment.row) keepValue(item, given, keeping)
      return
    case 'lead':
      return keepLead(item, given, keeping)
    case 'text':
      return keepText(item, given, keeping)
    default:
      return keepValue(item, given, keeping)
  }
}

/** A council service or school type carries its closure reason with it where the document gives only one. */
function keepClosureValue(item: Item, given: Given, keeping: Keeping): void {
  const part = item.answer.kind === 'closure-value' ? item.answer.part : 'option'
  const values = closureValuesOf(keeping.procedure, keeping.current)
  const known = part === 'option' ? values.map(value => value.option) : values.flatMap(value => value.thenOptions)
  if (part === 'then-text') return keepText(item, given, keeping)
  if (!given.choice) return
  if (!known.includes(given.choice)) return problem(keeping, item.id, 'is not one of the labels of the document')
  keep(keeping, factOf(item), { value: 'yes', choice: given.choice })
  const reason = itemsOf(keeping.procedure, keeping.current).find(
    other => other.answer.kind === 'closure-value' && other.answer.part === 'option',
  )
  const only = new Set(values.map(value => value.option)).size === 1 ? values[0]?.option : undefined
  if (part === 'then-option' && reason && only) keep(keeping, factOf(reason), { value: 'yes', choice: only })
}

/** Besides "nobody will" and "does not apply". A role alone, as it is said in words, names somebody. */
const leadAnswers: ReadonlySet<string> = new Set(['accepted', 'named'])

/** Who leads, and whether they have taken it on. "Nobody will" sets off the council's own ladder where it has one. */
function keepLead(item: Item, given: Given, keeping: Keeping): void {
  const text = given.text?.trim()
  const reason = given.reason?.trim()
  const answered = answeredOutside(item, given, keeping)
  if (!answered) return
  if (given.value === 'no') return keep(keeping, factOf(item), { value: 'no', ...(reason ? { reason } : {}), ...answered })
  if (given.value === 'na') return keepValue(item, given, keeping)
  if (given.value && !leadAnswers.has(given.value)) return problem(keeping, item.id, 'is not one of the choices')
  if (!text) {
    if (given.value) problem(keeping, item.id, 'needs the lead person’s role and agency')
    return
  }
  keep(keeping, factOf(item), {
    value: 'yes',
    text,
    choice: given.value === 'accepted' ? 'accepted' : 'named',
    ...answered,
  })
}

/**
 * How and when a lead outside Stepwise answered, as it was recorded before where the same answer is saved again; null,
 * with the problem told, for a day that cannot be.
 */
function answeredOutside(item: Item, { value, how, day }: Given, keeping: Keeping): Pick<Answer, 'how' | 'day'> | null {
  const before = keeping.current.answers[factOf(item)]
  if (!how && !day) {
    const same = before?.how && (before.choice ?? before.value) === value
    return same ? { how: before.how, day: before.day } : {}
  }
  if (how && day && isDay(day) && day <= dayOf(keeping.moment.now)) return { how, day }
  problem(keeping, item.id, 'needs how they answered and on which day, not in the future')
  return null
}

function keepText(item: Item, given: Given, keeping: Keeping): void {
  const text = given.text?.trim()
  if (text) keep(keeping, factOf(item), { value: 'yes', text })
  else keepWithoutYes(item, given, keeping)
}

/**
 * A bare "yes" is no date, no text and no record of consent: only "no" and "does not apply" are taken so. A reason alone
 * says why it stays open, or for a must why it does not apply.
 */
function keepWithoutYes(item: Item, given: Given, keeping: Keeping): void {
  if (given.value === 'yes') return problem(keeping, item.id, 'needs more than yes')
  const isReasonAlone = !given.value && reasonOf(given).reason !== undefined && item.answer.kind !== 'consent'
  keepValue(item, isReasonAlone ? { ...given, value: item.force === 'must' ? 'na' : 'no' } : given, keeping)
}

const reasonOf = ({ reason }: Given): { readonly reason?: string } => (reason?.trim() ? { reason: reason.trim() } : {})

function keepValue(item: Item, given: Given, keeping: Keeping): void {
  const reason = given.reason?.trim() ?? ''
  if (!given.value) return
  if (given.value === 'na' && !reason && item.force === 'must') {
    return problem(keeping, item.id, 'needs a reason why it does not apply')
  }
  if (given.value !== 'yes' && given.value !== 'no' && given.value !== 'na')
    return problem(keeping, item.id, 'is not an answer')
  keep(keeping, factOf(item), {
    value: given.value,
    ...(given.day && isDay(given.day) ? { day: given.day } : {}),
    ...(reason ? { reason } : {}),
  })
}

export function keepYesNo(field: string, given: Given, keeping: Keeping): void {
  if (given.value === 'yes' || given.value === 'no') keep(keeping, field, { value: given.value })
}

/** A meeting or call is there once its day is, and what came of it where the document names what may come of it. */
export function keepStep(field: string, given: Given, keeping: Keeping & { readonly steps: readonly Step[] }): void {
  const step = keeping.steps.find(candidate => stepFact(candidate.id) === field)
  if (!step || step.kind === 'sign-off' || step.kind === 'work') return
  if (given.value === 'na') {
    if ('optional' in step && step.optional) keep(keeping, field, { value: 'na' })
    return
  }
  if (step.kind === 'list-meeting' || (!given.day && !given.choice)) return
  if (!given.day || !isDay(given.day)) return problem(keeping, field, 'needs its day')
  if (given.day > dayOf(keeping.moment.now)) return problem(keeping, field, 'is in the future')
  const outcomes = stepOutcomes(keeping.procedure, keeping.current, step)
  const outcome = outcomes.find(({ id }) => id === given.choice)
  if (outcomes.length > 0 && !outcome) return problem(keeping, field, 'needs what came of it')
  keep(keeping, field, { value: 'yes', day: given.day, ...(outcome ? { choice: outcome.id } : {}) })
  if (outcome) keeping.kept.outcomes.push({ step: step.id, outcome })
}

function keepConsent(item: Item, given: NonNullable<Given['consent']>, keeping: Keeping): void {
  const { status, who, parentalResponsibility, form, day } = given
  const field = item.id
  if (status !== 'given' && status !== 'refused' && status !== 'withdrawn')
    return problem(keeping, field, 'needs given, refused or withdrawn')
  if (!who?.trim()) return problem(keeping, field, 'needs who was asked (their role, for example mother)')
  if (!day || !isDay(day) || day > dayOf(keeping.moment.now))
    return problem(keeping, field, 'needs the day on which they were asked, not in the future')
  if (form !== 'spoken' && form !== 'written' && form !== 'both')
    return problem(keeping, field, 'needs spoken, written or both')
  const known = parentalResponsibility === 'yes' || parentalResponsibility === 'no' ? parentalResponsibility : 'not-known'
  const fact = factOf(item)
  const consent: Consent = {
    status,
    to: item.answer.kind === 'consent' ? item.answer.to : item.short,
    who: who.trim(),
    parentalResponsibility: known,
    form,
    day,
    recordedBy: keeping.moment.person.id,
    at: at(keeping),
  }
  const before = keeping.current.consents[fact] ?? []
  if (sameConsent(before.at(-1), consent)) return
  keeping.kept.consents[fact] = [...before, consent]
}

const at = (keeping: Keeping): Instant => keeping.moment.now.toISOString()
const problem = (keeping: Keeping, field: string, text: string): void => {
  keeping.kept.problems.push({ field, problem: text })
}
const keep = (keeping: Keeping, fact: string, answer: Omit<Answer, 'by' | 'at'>): void => {
  keeping.kept.answers[fact] = { ...answer, by: keeping.moment.person.id, at: at(keeping) }
}
const sameConsent = (a: Consent | undefined, b: Consent): boolean =>
  a !== undefined &&
  a.status === b.status &&
  a.who === b.who &&
  a.day === b.day &&
  a.form === b.form &&
  a.parentalResponsibility === b.parentalResponsibility
