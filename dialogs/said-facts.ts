/** What somebody typed with the request: shown filled in, to be confirmed; it counts only once saved. */
import { mayAnswer } from '../policies/access.ts'
import { isDay } from '../policies/calendar.ts'
import type { Case } from '../policies/case.ts'
import { itemsOf } from '../policies/checklist.ts'
import type { Item } from '../policies/procedure.ts'
import { factOf } from '../policies/route-plan.ts'
import type { Told } from '../policies/told.ts'
import type { Outgoing } from './incoming.ts'
import { caseReply } from './open-case.ts'
import { arrangementsOf, type Turn } from './turn.ts'

type SaidFacts = readonly { readonly fact: string; readonly day: string }[]
export type Said = Told & { readonly facts: SaidFacts }

const wordsOf: Readonly<Record<string, RegExp>> = {
  visit: /\bvisit/i,
  'joint-visit': /joint visit/i,
  'plan-review': /plan.*(review|updat)|review.*plan/i,
  'final-meeting': /final/i,
  handover: /handover/i,
  supervision: /supervision/i,
}

/** The case with what was said filled in but not kept: nothing counts until the person presses Save. */
export async function withSaidFacts(
  turn: Turn,
  current: Case,
  said: Said,
  before: readonly string[] = [],
): Promise<readonly Outgoing[]> {
  const procedure = turn.ports.procedure(current.council, current.procedureVersion)
  const may = mayAnswer(turn.person, current)
  const filled = may ? saidAnswers(turn, current, itemsOf(procedure, current), said.facts) : {}
  const shown = { ...current, answers: { ...filled, ...current.answers } }
  const told = may ? { ...(said.consent ? { consent: said.consent } : {}), ...(said.lead ? { lead: said.lead } : {}) } : {}
  const isFilled = Object.keys(filled).length + Object.keys(told).length > 0
  const line = isFilled ? ['Filled in from your message. Check and press Save.'] : []
  return caseReply(turn, shown, await arrangementsOf(turn), { said: [...before, ...line], told })
}

function saidAnswers(turn: Turn, current: Case, items: readonly Item[], said: SaidFacts): Case['answers'] {
  const answers: Record<string, Case['answers'][string]> = {}
  for (const { fact, day } of said.filter(({ day }) => isDay(day))) {
    const item = items.find(
      candidate =>
        candidate.answer.kind === 'date' && wordsOf[fact]?.test(candidate.text) && !current.answers[factOf(candidate)],
    )
    if (item)
      answers[factOf(item)] = {
        value: 'yes',
        day,
        by: turn.person.id,
        at: turn.now.toISOString(),
        unconfirmed: true,
      }
  }
  return answers
}
