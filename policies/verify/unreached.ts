/** What no walk came to: routes, outcomes, questions and rules that are there for nobody. */
import type { Procedure } from '../procedure.ts'
import { type Finding, placeOfQuestion } from './finding.ts'
import type { Walk } from './walk.ts'

type Proved = {
  readonly procedure: Procedure
  readonly used: ReadonlySet<string>
  readonly entered: ReadonlySet<string>
}

export function unreachedFindings(procedure: Procedure, walks: readonly Walk[]): readonly Finding[] {
  const used = new Set(walks.flatMap(walk => [...walk.used]))
  const entered = new Set(walks.flatMap(walk => [...walk.places.values()].flatMap(({ place }) => place.routes)))
  const proved = { procedure, used, entered }
  return [...idleRoutes(proved), ...idleOutcomes(proved), ...idleQuestions(proved), ...idleRules(proved)]
}

function idleRoutes({ procedure, used, entered }: Proved): readonly Finding[] {
  return procedure.routes
    .filter(route => !used.has(route.id))
    .map(({ id }) => ({
      at: id,
      message: entered.has(id) ? `no case on ${id} ever reaches its end` : `nothing sends a case to ${id}`,
    }))
}

/** Outcomes that leave a case where it is are no place to come to. A meeting that is no step of any route is told of elsewhere. */
function idleOutcomes({ procedure, used }: Proved): readonly Finding[] {
  const held = new Set(
    procedure.routes.flatMap(route => route.steps.flatMap(step => ('forums' in step ? step.forums : []))),
  )
  return procedure.forums
    .filter(forum => held.has(forum.id))
    .flatMap(forum =>
      forum.outcomes
        .filter(outcome => ['go-on', 'route', 'stop'].includes(outcome.then) && !used.has(`${forum.id}/${outcome.id}`))
        .map(outcome => ({
          at: forum.id,
          message: `no case reaches the outcome ${outcome.id} of ${forum.id}`,
        })),
    )
}

function idleQuestions({ procedure, used }: Proved): readonly Finding[] {
  return procedure.questions
    .filter(question => !used.has(`${question.fact}=yes`))
    .map(({ fact }) => ({ at: placeOfQuestion(procedure, fact), message: `no case is ever asked ${fact}` }))
}

function idleRules({ procedure, used }: Proved): readonly Finding[] {
  return procedure.refusals
    .filter(rule => rule.trigger && !used.has(rule.id))
    .map(({ id }) => ({ at: id, message: `no answer ever sets off ${id}` }))
}
