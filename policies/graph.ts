/** A route as a Mermaid flow chart: its steps, what is due before each, and every way out. */
import { triggersOf } from './council.ts'
import type { Procedure, Route, Step } from './procedure.ts'
import { planOf, routeOf, stepsBefore } from './route-plan.ts'

/**
 * Mermaid text (`flowchart TD`) of one route. Solid arrows lead on, dotted arrows lead out of the route: to another
 * route, back to the worker, or to somebody who is asked. Throws when the council has no such route.
 */
export function routeGraph(procedure: Procedure, id: string): string {
  const route = routeOf(procedure, id)
  const { steps } = planOf(procedure, [id])
  const nodes = steps.map((step, index) => `  s${index}${shapeOf(step, labelOf(procedure, route, step))}`)
  const ways = [...steps.keys()].slice(1).map(index => `  s${index - 1} -->${skipOf(steps[index - 1])} s${index}`)
  const first = steps.length > 0 ? ['  from --> s0', `  s${steps.length - 1} --> to`] : ['  from --> to']
  return [
    'flowchart TD',
    `  %% ${procedure.name}: ${route.id}, ${oneLine(route.section)}`,
    `  from([${quoted(route.from.label)}])`,
    `  to([${quoted(`${route.to.label}<br>${route.ends}`)}])`,
    ...nodes,
    ...first,
    ...ways,
    ...steps.flatMap((step, index) => waysOut(procedure, step, index)),
    ...refusalsOf(procedure, route, steps),
    '',
  ].join('\n')
}

/** A sign-off is a hexagon, a meeting a rounded box, a call a parallelogram, work a plain box. */
function shapeOf(step: Step, label: string): string {
  switch (step.kind) {
    case 'sign-off':
      return `{{${quoted(label)}}}`
    case 'list-meeting':
    case 'case-meeting':
      return `(${quoted(label)})`
    case 'contact':
      return `[/${quoted(label)}/]`
    case 'work':
      return `[${quoted(label)}]`
  }
}

/** Name, section, and the rules due by then: the first step of a gate carries the gate's rules. */
function labelOf(procedure: Procedure, route: Route, step: Step): string {
  const first = planOf(procedure, [route.id]).steps.find(candidate => candidate.gate === step.gate)
  const due =
    first === step ? procedure.items.filter(item => item.routes.includes(route.id) && item.gate === step.gate) : []
  return [step.name, step.section, due.map(item => item.id).join(' ')].filter(Boolean).join('<br>')
}

const skipOf = (step: Step | undefined): string => (step && 'optional' in step && step.optional ? '|held or left out|' : '')

/** Outcomes of a meeting that do not simply lead on, and routes that begin after this step. */
function waysOut(procedure: Procedure, step: Step, index: number): readonly string[] {
  const forums = 'forums' in step ? procedure.forums.filter(forum => step.forums.includes(forum.id)) : []
  const outcomes = forums.flatMap(forum => forum.outcomes.filter(outcome => outcome.then !== 'go-on'))
  const named = new Map(outcomes.map(outcome => [outcome.id, outcome]))
  const decided = [...named.values()].map((outcome, at) => ({
    node: `s${index}o${at}`,
    label: outcome.route ? `Route ${outcome.route}` : toOf[outcome.then],
    by: outcome.label,
  }))
  const after = step.kind === 'contact' ? procedure.routes.filter(route => stepsBefore(route).includes(step.id)) : []
  const begun = after.map((route, at) => ({
    node: `s${index}r${at}`,
    label: `Route ${route.id}`,
    by: route.name,
  }))
  return [...decided, ...begun].map(({ node, label, by }) => `  s${index} -.->|${quoted(by)}| ${node}[${quoted(label)}]`)
}

const toOf = {
  'go-on': 'The next step',
  route: 'Another route',
  return: 'Back to the worker',
  stop: 'The case is not stepped',
  action: 'An action is noted',
} as const

/** Rules that an answer on this route sets off, drawn from the step by which that answer is due. */
function refusalsOf(procedure: Procedure, route: Route, steps: readonly Step[]): readonly string[] {
  return procedure.refusals.flatMap((rule, at) => {
    const item = procedure.items.find(
      candidate => triggersOf(rule).includes(candidate.id) && candidate.routes.includes(route.id),
    )
    const from = steps.findIndex(step => step.gate === item?.gate)
    if (!item || from < 0) return []
    const when = `${item.id} ${rule.trigger?.is ?? 'no'}`
    return [`  s${from} -.->|${quoted(when)}| x${at}[${quoted(`${rule.id}: ${rule.then}`)}]`]
  })
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ')
const quoted = (text: string): string => `"${oneLine(text).replaceAll('"', '#quot;')}"`
