/** What stands in a text to copy for something the case knows; in square brackets what it does not know yet. */
import type { Answer, Case, Consent } from '../policies/case.ts'
import { consentOf, latestSignOff, stepFact } from '../policies/checklist.ts'
import { dateWords, dayWords, whenWords } from '../policies/day-words.ts'
import type { Item, Procedure } from '../policies/procedure.ts'
import { factOf, planOf, routeOf } from '../policies/route-plan.ts'
import { inLine } from './wording.ts'

/** `name`: an item's id, or one of the case's own fields. The route that decides where to is the one added last. */
export function fieldWords(procedure: Procedure, current: Case, name: string): string {
  const last = routeOf(procedure, current.routes.at(-1) ?? current.routes[0])
  switch (name) {
    case 'reference':
      return current.reference
    case 'from':
      return routeOf(procedure, current.routes[0]).from.label
    case 'to':
      return last.to.label
    default: {
      const item = procedure.items.find(({ id }) => id === name)
      return item ? itemWords(procedure, current, item) : `[${name}]`
    }
  }
}

function itemWords(procedure: Procedure, current: Case, item: Item): string {
  if (item.answer.kind === 'act') return actWords(procedure, current, item.answer.step)
  const consent = item.answer.kind === 'consent' ? consentOf(current, factOf(item)) : undefined
  if (consent) return consentWords(consent)
  const answer = current.answers[factOf(item)]
  if (!answer || answer.unconfirmed) return blank(blankFor(item))
  return answerWords(item, answer)
}

const blank = (words: string): string => `[${inLine(words)}]`

function blankFor({ answer, short }: Item): string {
  if (answer.kind === 'date' || answer.kind === 'text') return answer.label
  return answer.kind === 'lead' ? 'their role and agency' : short
}

function answerWords(item: Item, answer: Answer): string {
  const because = answer.reason ? `: ${answer.reason}` : ''
  if (answer.value === 'na')
    return item.answer.kind === 'sharing-basis' ? `going without${because}` : `does not apply${because}`
  if (answer.value === 'no') return `${item.answer.kind === 'lead' ? 'nobody yet' : 'no'}${because}`
  switch (item.answer.kind) {
    case 'date':
      return answer.day ? dayWords(answer.day) : blank(blankFor(item))
    case 'choice':
      return item.answer.options.find(({ id }) => id === answer.choice)?.label ?? blank(blankFor(item))
    case 'lead':
    case 'text':
      return answer.text ?? blank(blankFor(item))
    case 'closure-value':
      return answer.choice ?? answer.text ?? blank(blankFor(item))
    case 'sharing-basis':
      return 'agreed to'
    default:
      return 'yes'
  }
}

const forms = { spoken: 'spoken', written: 'in writing', both: 'spoken and in writing' } as const

/** `given, spoken, by both parents, on 1 December 2026` */
function consentWords({ status, form, who, day }: Consent): string {
  const how = status === 'given' ? `given, ${forms[form]}` : status
  return `${how}, by ${who.charAt(0).toLowerCase()}${who.slice(1)}, on ${dateWords(day)}`
}

/** Who agreed or decided is not said: names go into the finished text only. */
function actWords(procedure: Procedure, current: Case, wanted: string): string {
  const step = planOf(procedure, current.routes).steps.find(({ id }) => id === wanted)
  if (step?.kind === 'sign-off') {
    const signOff = latestSignOff(current, step.id)
    return signOff?.status === 'agreed' && signOff.decidedAt
      ? `agreed on ${whenWords(signOff.decidedAt)}`
      : '[not agreed yet]'
  }
  const decision = current.decisions.findLast(({ step: decided }) => decided === wanted)
  if (decision) return whenWords(decision.meetsAt)
  const day = current.answers[stepFact(wanted)]?.day
  return day ? dayWords(day) : `[day of the ${inLine(step?.name ?? 'meeting')}]`
}
