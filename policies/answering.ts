/** Answers to checklist items: each checked for its kind, the good ones kept, the others sent back with a reason. */
import {
  type AnswerMoment,
  type FieldProblem,
  type Given,
  type Kept,
  keepItem,
  keepStep,
  keepYesNo,
} from './answer-kinds.ts'
import { askAgain, lapseChanged } from './approval.ts'
import type { Answer, Case, Instant } from './case.ts'
import { changeOf, revise } from './case-changes.ts'
import { itemsOf, latestSignOff, stepFact } from './checklist.ts'
import type { Change } from './decision.ts'
import { routesAfter } from './outcomes.ts'
import type { Procedure } from './procedure.ts'
import { planOf } from './route-plan.ts'
import { filledRow, rowAnswers, rowStateInput, statedRowAnswers } from './transfer-row.ts'

export type Answered = {
  /** null when nothing was new. */
  readonly change: Change | null
  readonly next: Case
  readonly problems: readonly FieldProblem[]
}
/**
 * Keeps every good answer of a form, also when others are wrong: nothing typed is lost. Keys are item ids, question
 * facts or `step-<id>`. An act (agreement, meeting decision, sign-off) is never taken from here. Sign-offs whose
 * facts change lapse, and those still waiting are asked again in the same change.
 */
export function answerItems(
  procedure: Procedure,
  current: Case,
  given: Readonly<Record<string, Given>>,
  moment: AnswerMoment,
): Answered {
  const kept: Kept = { answers: {}, consents: {}, problems: [], outcomes: [] }
  const items = itemsOf(procedure, current)
  const plan = planOf(procedure, current.routes)
  for (const [field, value] of Object.entries(given)) {
    if (field === rowStateInput) Object.assign(kept.answers, statedRow(procedure, current, value, moment))
    const item = items.find(candidate => candidate.id === field)
    if (item) keepItem(item, value, { kept, moment, current, procedure })
    else if (plan.questions.some(question => question.fact === field))
      keepYesNo(field, value, { kept, moment, current, procedure })
    else if (plan.steps.some(step => stepFact(step.id) === field))
      keepStep(field, value, { kept, moment, current, procedure, steps: plan.steps })
  }
  const row = keepRow(procedure, current, moment, kept)
  const at = moment.now.toISOString()
  const changed = { ...onlyNew(current.answers, kept.answers) }
  if (Object.keys(changed).length === 0 && Object.keys(kept.consents).length === 0 && row === current.row) {
    return { change: null, next: current, problems: kept.problems }
  }
  const answered: Case = {
    ...current,
    ...cameOf(procedure, current, kept.outcomes, { by: moment.person.id, at }),
    row,
    answers: { ...current.answers, ...changed },
    consents: { ...current.consents, ...kept.consents },
  }
  const lapsed = lapseChanged(procedure, answered)
  const again = askAgain(procedure, { ...answered, signOffs: lapsed }, current, moment)
  const next = revise(procedure, { ...answered, signOffs: lapsed }, { signOffs: again.signOffs }, at)
  const facts = { items: [...Object.keys(changed), ...Object.keys(kept.consents)] }
  const change = changeOf(current, next, { type: 'answered', by: moment.person.id, facts }, { outbox: again.outbox })
  return { change, next, problems: kept.problems }
}

/** Routes and end of a case after its meetings and calls: an outcome may add a route, take over, or stop it. */
function cameOf(
  procedure: Procedure,
  current: Case,
  outcomes: Kept['outcomes'],
  who: { by: string; at: Instant },
): Partial<Case> {
  const stop = outcomes.find(({ outcome }) => outcome.then === 'stop')
  const routes = outcomes.reduce<Case['routes']>(
    (before, { step, outcome }) => routesAfter(procedure, { routes: before }, { after: [step], route: outcome.route }),
    current.routes,
  )
  return {
    routes,
    ...(stop ? { ended: { how: 'closed', at: who.at, by: who.by, why: stop.outcome.label } as const } : {}),
  }
}

/** The row as the form leaves it; the same object when nothing of it changed. */
function keepRow(procedure: Procedure, current: Case, moment: AnswerMoment, kept: Kept): Case['row'] {
  if (!moment.row) return current.row
  const { headings, inputs } = moment.row
  const row = filledRow(current.row, headings, inputs)
  if (JSON.stringify(row) === JSON.stringify(current.row)) return current.row
  Object.assign(kept.answers, rowAnswers(procedure, current, row, { headings, person: moment.person, now: moment.now }))
  return row
}

/** With headings set the row itself answers; a word on it is then not taken. */
const statedRow = (procedure: Procedure, current: Case, { value }: Given, moment: AnswerMoment): Case['answers'] =>
  moment.row ? {} : statedRowAnswers(procedure, current, value, moment)

/** Answers that differ from what is kept: pressing Save twice writes nothing. */
function onlyNew(before: Case['answers'], after: Record<string, Answer>): Record<string, Answer> {
  const essence = (answer: Answer | undefined) =>
    answer &&
    JSON.stringify([answer.value, answer.day, answer.choice, answer.text, answer.reason, answer.how, answer.unconfirmed])
  return Object.fromEntries(Object.entries(after).filter(([fact, answer]) => essence(before[fact]) !== essence(answer)))
}

/** True while the sign-off of this step waits for somebody. */
export const isAsked = (current: Case, step: string): boolean => latestSignOff(current, step)?.status === 'asked'
