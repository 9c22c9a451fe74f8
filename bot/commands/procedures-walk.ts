/** `walk COUNCIL ROUTE`: reads answers from the lines of the standard input and prints where that stands, as JSON. */
import { walkLines } from '../../policies/walk.ts'
import { type Around, type CommandAnswer, done, misused, withProcedure, wrong } from './procedures-answer.ts'

/** Lines as in `policies/walk-lines.ts`. A line that cannot be read is named, and nothing is printed. */
export function walkRoute([council, route]: readonly string[], { stdin, today }: Around): CommandAnswer {
  return withProcedure(council, procedure => {
    const found = procedure.routes.find(candidate => candidate.id.toLowerCase() === route?.toLowerCase())
    if (!found) return misused(`Name a route: ${procedure.routes.map(({ id }) => id).join(', ')}.`)
    const walked = walkLines(procedure, found.id, { text: stdin(), today })
    if (walked.ok) return done(JSON.stringify(walked.result))
    return wrong(walked.problems.map(({ line, message }) => `line ${line}: ${message}`).join('\n'))
  })
}
