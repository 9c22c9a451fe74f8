/** Commands that show procedures: `list`, `show`, `graph`, `compare`, `diff`. They change nothing. */
import { compareTopic, describeComparison, topicsToCompare } from '../../policies/compare.ts'
import { describeProcedure } from '../../policies/describe.ts'
import { describeDifferences } from '../../policies/diff.ts'
import { routeGraph } from '../../policies/graph.ts'
import { type RuleRow, ruleRows } from '../../policies/rule-rows.ts'
import {
  type CommandAnswer,
  done,
  misused,
  placeOf,
  problemLine,
  withProcedure,
  withProcedures,
  wrong,
} from './procedures-answer.ts'
import { readFolder } from './read-procedures.ts'

/** `list [--json] [COUNCIL]`: every rule of every council, or of one. */
export function listRules(args: readonly string[]): CommandAnswer {
  const named = args.find(arg => !arg.startsWith('--'))
  const told = (rows: readonly RuleRow[]) =>
    done(args.includes('--json') ? JSON.stringify(rows, null, 1) : rows.map(lineOf).join('\n'))
  if (named) return withProcedure(named, procedure => told(ruleRows(procedure)))
  return withProcedures(procedures => told([...procedures.values()].flatMap(ruleRows)))
}

const lineOf = ({ id, force, text, section }: RuleRow): string =>
  [id, force, text, section && `(${section})`].filter(Boolean).join('  ')

/** `show COUNCIL[@VERSION] [up|down]`: the procedure as text. */
export function showProcedure([council, direction]: readonly string[]): CommandAnswer {
  if (direction !== undefined && direction !== 'up' && direction !== 'down') return misused('Name a direction: up or down.')
  return withProcedure(council, procedure => done(describeProcedure(procedure, direction)))
}

/** `graph COUNCIL ROUTE`: the route as a Mermaid flow chart. */
export function graphRoute([council, route]: readonly string[]): CommandAnswer {
  return withProcedure(council, procedure => {
    const found = procedure.routes.find(candidate => candidate.id.toLowerCase() === route?.toLowerCase())
    return found
      ? done(routeGraph(procedure, found.id))
      : misused(`Name a route: ${procedure.routes.map(({ id }) => id).join(', ')}.`)
  })
}

/** `compare TOPIC`: what each council's document says of it. */
export function compareProcedures(args: readonly string[]): CommandAnswer {
  const asked = args.join(' ')
  return withProcedures(procedures => {
    const comparison = asked.trim() === '' ? null : compareTopic(procedures, asked)
    if (comparison) return done(describeComparison(comparison))
    return misused(`No rule is about "${asked}". Topics: ${topicsToCompare().join(', ')}; or any word of the rules.`)
  })
}

/** `diff A B`: two versions, the earlier first: each a council, `council@version`, or a folder with its three files. */
export function diffFolders([before, after]: readonly string[]): CommandAnswer {
  if (!before || !after) return misused('Name two versions, the earlier first: COUNCIL@1.0 COUNCIL, or two folders.')
  const [old, now] = [readFolder(placeOf(before)), readFolder(placeOf(after))]
  if (old.ok && now.ok) return done(describeDifferences(old.procedure, now.procedure))
  return wrong([old, now].flatMap(loaded => (loaded.ok ? [] : loaded.problems.map(problemLine))).join('\n'))
}
