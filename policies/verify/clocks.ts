/** Clocks: each has an event that starts it, or says that the document gives none and who can say. */
import type { TimeLimit } from '../council.ts'
import type { Procedure } from '../procedure.ts'
import type { Finding } from './finding.ts'

const running: readonly TimeLimit['kind'][] = ['within', 'look-back', 'notice', 'at-least']

export function proveClocks(procedure: Procedure): readonly Finding[] {
  return [
    ...procedure.limits.flatMap(limit => limitFindings(procedure, limit)),
    ...procedure.items.flatMap(item => {
      const wanted = item.answer.kind === 'date' ? item.answer.limit : undefined
      const limit = procedure.limits.find(candidate => candidate.id === wanted)
      return limit && limit.clock === null
        ? [{ at: item.id, message: `${item.id} is held against ${limit.id}, which has no clock` }]
        : []
    }),
  ]
}

function limitFindings(procedure: Procedure, limit: TimeLimit): readonly Finding[] {
  const wrong = whatIsWrong(procedure, limit)
  return wrong ? [{ at: limit.id, message: `${limit.id} ${wrong}` }] : []
}

function whatIsWrong(procedure: Procedure, limit: TimeLimit): string | null {
  const { clock } = limit
  const runs = running.includes(limit.kind)
  if (clock === null)
    return runs ? 'runs, but neither names the event that starts it nor says that the document gives none' : null
  if ('unstated' in clock && runs && !isNamed(procedure, limit))
    return 'has a clock that the document does not start, and no ambiguity or silence says so'
  return clock.fact && !factsOf(procedure).has(clock.fact) ? `runs from ${clock.fact}, which nothing records` : null
}

/** An ambiguity or a silence is about the limit or about an item held against it. */
function isNamed(procedure: Procedure, limit: TimeLimit): boolean {
  const items = procedure.items
    .filter(item => item.answer.kind === 'date' && item.answer.limit === limit.id)
    .map(item => item.id)
  return [...procedure.ambiguities, ...procedure.silences].some(entry =>
    entry.about.some(id => id === limit.id || items.includes(id)),
  )
}

/** Whatever a case records: answers of items and questions, and that a step was taken. */
function factsOf(procedure: Procedure): ReadonlySet<string> {
  return new Set([
    ...procedure.items.flatMap(item => [item.id, item.fact ?? item.id]),
    ...procedure.questions.map(question => question.fact),
    ...procedure.routes.flatMap(route => route.steps.flatMap(step => [step.id, `step-${step.id}`])),
  ])
}
