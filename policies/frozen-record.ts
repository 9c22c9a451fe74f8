/** Exactly what a decider is shown and agrees to: the items due by then, as they stand at that moment. */
import { dayOf } from './calendar.ts'
import type { Answer, Case, Consent, FrozenLine, FrozenRecord } from './case.ts'
import { consentOf, itemsOf, stateOf } from './checklist.ts'
import type { Item, Procedure, SignOffStep } from './procedure.ts'
import { factOf, planOf } from './route-plan.ts'

/** True when something was open or answered with a reason: then "why is this right for the child?" is asked. */
export const needsWhy = (frozen: FrozenRecord): boolean =>
  frozen.lines.some(line => line.force !== 'good-practice' && line.state !== 'settled')

function itemsUpTo(procedure: Procedure, current: Case, step: SignOffStep): readonly Item[] {
  const plan = planOf(procedure, current.routes)
  const at = plan.steps.indexOf(step)
  return itemsOf(procedure, current).filter(
    item => item.answer.kind !== 'act' && item.answer.kind !== 'duty' && (plan.positionOf.get(item.gate) ?? 0) <= at,
  )
}

const consentForms: Readonly<Record<Consent['form'], string>> = {
  spoken: 'spoken',
  written: 'in writing',
  both: 'spoken and in writing',
}

/** A consent is shown with who was asked, how and when; anything else as it was answered. */
function answerShown(current: Case, item: Item): Partial<Answer> {
  const consent = item.answer.kind === 'consent' ? consentOf(current, factOf(item)) : undefined
  if (!consent) return current.answers[factOf(item)] ?? {}
  const { who, form, day, status } = consent
  return { value: status === 'given' ? 'yes' : 'no', day, text: status === 'given' ? `${who}, ${consentForms[form]}` : who }
}

/** What was chosen, in the words of its option, or typed. A lead is named with whether they have taken it on. */
function saidIn({ answer: asked }: Item, { choice, text, how }: Partial<Answer>): string | undefined {
  if (asked.kind === 'lead' && text)
    return choice === 'accepted' ? `${text}, who has taken it on${how ? `, ${how}` : ''}` : `${text}, no answer yet`
  const label = asked.kind === 'choice' ? asked.options.find(({ id }) => id === choice)?.label : undefined
  return label ?? choice ?? text
}

/** The record for a sign-off asked for now. */
export function freeze(procedure: Procedure, current: Case, step: SignOffStep, now: Date): FrozenRecord {
  const today = dayOf(now)
  const lines = itemsUpTo(procedure, current, step).map((item): FrozenLine => {
    const answer = answerShown(current, item)
    const said = saidIn(item, answer)
    return {
      item: item.id,
      text: item.text,
      section: item.section,
      force: item.force,
      state: stateOf(procedure, current, item, today),
      ...(answer.value ? { value: answer.value } : {}),
      ...(answer.day ? { day: answer.day } : {}),
      ...(said ? { said } : {}),
      ...(answer.reason ? { reason: answer.reason } : {}),
    }
  })
  return { facts: factsOf(procedure, current, step), lines, procedureVersion: current.procedureVersion }
}

/**
 * Everything the decider agrees to, as one comparable text. Who typed it and when is not part of it, nor a route that a
 * meeting added later: that meeting rested on the agreement and does not undo it.
 */
export function factsOf(procedure: Procedure, current: Case, step: SignOffStep): string {
  const agreed = itemsUpTo(procedure, current, step).filter(item => item.force !== 'good-practice')
  const facts = agreed.map(item => {
    const answer = current.answers[factOf(item)]
    const consent = current.consents[factOf(item)]?.at(-1)
    return [
      item.id,
      answer?.value,
      answer?.day,
      answer?.choice,
      answer?.text,
      answer?.reason,
      consent?.status,
      consent?.day,
    ]
  })
  return JSON.stringify([current.routes[0], facts])
}
