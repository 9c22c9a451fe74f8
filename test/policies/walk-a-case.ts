/** Walks a case along its route as people would, giving every state that it passes through. */

import type { Given } from '../../policies/answer-kinds.ts'
import { askForSignOff, decideSignOff } from '../../policies/approval.ts'
import { dayOf } from '../../policies/calendar.ts'
import type { Case } from '../../policies/case.ts'
import { stepFact } from '../../policies/checklist.ts'
import { closureValuesOf } from '../../policies/closure.ts'
import { decidersOf, managersToName } from '../../policies/deciders.ts'
import { decideItem } from '../../policies/meeting-decision.ts'
import { outcomesFor, stepOutcomes } from '../../policies/outcomes.ts'
import type { Item, ListMeetingStep, Procedure, SignOffStep, Step } from '../../policies/procedure.ts'
import { forumOf } from '../../policies/series.ts'
import { standingOf } from '../../policies/standing.ts'
import { answerWith, bookingOn, caseAfter, caseOn, coordinator, directoryFor, meetingOf, now, worker } from './samples.ts'

/** A step that nobody can take: the walk stands still there. */
export class StuckError extends Error {
  override readonly name = 'StuckError'
}

/** Every state from the first card to the end of the route, oldest first. Throws where it cannot go on. */
export const statesAlong = (procedure: Procedure, route: string): readonly Case[] =>
  statesFrom(procedure, caseOn(procedure, route))

/** The same from where a case stands. */
export function statesFrom(procedure: Procedure, first: Case): readonly Case[] {
  const route = first.routes.join(', ')
  const states = [first]
  for (let turn = 0; turn < 60; turn++) {
    const current = states.at(-1) as Case
    const standing = standingOf(procedure, current, dayOf(now))
    if (current.ended || (standing.open.length === 0 && standing.questions.length === 0 && !standing.next)) return states
    const next = oneStepOn(procedure, current, standing)
    if (next === current)
      throw new StuckError(
        `${route} stands still at ${standing.next?.id ?? 'its end'}: ${standing.open.map(({ item }) => item.id)}`,
      )
    states.push(next)
  }
  throw new StuckError(`${route} has no end`)
}

function oneStepOn(procedure: Procedure, current: Case, standing: ReturnType<typeof standingOf>): Case {
  const questions = standing.questions.map(question => [question.fact, { value: 'no' }] as const)
  const items = [...standing.open, ...standing.optional].map(
    ({ item }) => [item.id, goodAnswer(procedure, current, item)] as const,
  )
  if (questions.length + standing.open.length > 0) {
    return answerWith(procedure, current, Object.fromEntries([...questions, ...items])).next
  }
  return standing.next ? act(procedure, current, standing.next) : current
}

function act(procedure: Procedure, current: Case, step: Step): Case {
  switch (step.kind) {
    case 'sign-off':
      return signedOff(procedure, current, step)
    case 'list-meeting':
      return decidedAt(procedure, current, step)
    case 'case-meeting':
    case 'contact': {
      const outcomes = stepOutcomes(procedure, current, step)
      const came = outcomes.find(({ then }) => then === 'go-on') ?? outcomes[0]
      return answerWith(procedure, current, { [stepFact(step.id)]: { day: dayOf(now), choice: came?.id } }).next
    }
    case 'work':
      return current
  }
}

/** On the list, and there sent on to the next step. */
function decidedAt(procedure: Procedure, current: Case, step: ListMeetingStep): Case {
  const forum = forumOf(procedure, step.forums[0] ?? '')
  const outcomes = outcomesFor(procedure, current, forum)
  const outcome = outcomes.find(candidate => candidate.then === 'go-on') ?? outcomes[0]
  if (!outcome) throw new StuckError(`${forum.id} decides nothing`)
  const meeting = meetingOf(procedure, forum.id)
  const booked = { ...current, booking: bookingOn(meeting, step.id) }
  const press = { person: coordinator, now, outcome: outcome.id, action: '', seen: null }
  return caseAfter(decideItem(procedure, booked, { forum, meeting }, press))
}

function signedOff(procedure: Procedure, current: Case, step: SignOffStep): Case {
  const directory = directoryFor(procedure)
  const chosen = managersToName(procedure, directory, current.worker)[0]?.id
  const [decider] = decidersOf({ procedure, directory, step, worker: current.worker, chosen })
  const asked = caseAfter(
    askForSignOff(procedure, current, directory, { person: worker, now, anyway: '', decider: chosen }),
  )
  if (!decider) throw new StuckError(`nobody decides ${step.id}`)
  const press = {
    step: step.id,
    asked: now.toISOString(),
    decision: 'agree',
    note: 'It is right for the child',
    person: decider,
    now,
  } as const
  return caseAfter(decideSignOff(procedure, asked, directory, press))
}

/** The answer that makes an item true. */
export function goodAnswer(procedure: Procedure, current: Case, item: Item): Given {
  switch (item.answer.kind) {
    case 'date':
      return { day: dayOf(now) }
    case 'choice':
      return { choice: item.answer.options[0]?.id }
    case 'closure-value': {
      const values = closureValuesOf(procedure, current)[0]
      return item.answer.part === 'then-text'
        ? { text: 'Sample School' }
        : { choice: item.answer.part === 'option' ? values?.option : values?.thenOptions[0] }
    }
    case 'text':
    case 'lead':
      return { text: 'Sample lead worker, sample agency' }
    case 'consent':
      return {
        consent: {
          status: 'given',
          who: 'Both parents',
          parentalResponsibility: 'yes',
          form: 'spoken',
          day: dayOf(now),
        },
      }
    default:
      return { value: 'yes' }
  }
}
