/** A meeting about the child, or a call, as its worker records it: the day, and what came of it. */
import { stepFact } from '../policies/checklist.ts'
import { stepOutcomes } from '../policies/outcomes.ts'
import type { Step } from '../policies/procedure.ts'
import { factOf } from '../policies/route-plan.ts'
import type { Standing } from '../policies/standing.ts'
import type { ChecklistView } from './checklist-card.ts'

/**
 * The inputs of the step that comes next; none where it is somebody's act or plain work, nor for a meeting whose day
 * lies ahead or is still asked for.
 */
export function stepInputs(view: ChecklistView, { next: step, open }: Standing): object[] {
  const { procedure, current, today, all } = view
  if (step?.kind !== 'case-meeting' && step?.kind !== 'contact') return []
  const dayIsAsked = 'heldOn' in step && open.some(({ item }) => factOf(item) === step.heldOn)
  if (!all && (dayIsAsked || plannedFor(step, current.answers, today))) return []
  const outcomes = stepOutcomes(procedure, current, step)
  const came = {
    id: stepFact(step.id),
    label: `${step.name}: what came of it`,
    value: '',
    options: outcomes.map(({ id, label }) => ({ title: label, value: id })),
  }
  const label = step.kind === 'contact' ? `${step.name}: day it was done` : `${step.name}: day it was held`
  const value = dayGiven(step, current.answers, today)
  return [
    {
      choices: outcomes.length > 0 ? [came] : [],
      dates: [{ id: `${stepFact(step.id)}.day`, label, value }],
      texts: [],
      toggles: [],
      hint: value ? `${step.section} · The day given before. Press Save to confirm that it was held then.` : step.section,
      why: { verb: 'why', caseId: current.id, rule: step.id },
    },
  ]
}

type Answers = ChecklistView['current']['answers']
const dayBefore = (step: Step, answers: Answers): string | undefined =>
  'heldOn' in step && step.heldOn ? answers[step.heldOn]?.day : undefined

/** The day an item gave for the meeting beforehand, once it has come. */
function dayGiven(step: Step, answers: Answers, today: string): string {
  const day = dayBefore(step, answers)
  return day && day <= today ? day : ''
}

/** The day for which this meeting is planned, while it lies ahead: until then nobody is asked what came of it. */
export function plannedFor(step: Step | null, answers: Answers, today: string): string {
  const day = step ? dayBefore(step, answers) : undefined
  return day && day > today ? day : ''
}
