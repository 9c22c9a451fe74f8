/** Every route as a flow chart: all its steps and rules are in it, and every line is one that Mermaid reads. */
import { describe, expect, it } from 'vitest'
import { councilFolders } from '../../bot/commands/read-procedures.ts'
import { routeGraph } from '../../policies/graph.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { readProcedures } from '../support/memory-ports.ts'

const procedures = readProcedures(councilFolders())
const routes = [...procedures.values()].flatMap(procedure =>
  procedure.routes.map(route => ({ id: route.id, route, procedure })),
)
const node = /^ {2}\w+(?:\(\["[^"]*"\]\)|\{\{"[^"]*"\}\}|\("[^"]*"\)|\[\/"[^"]*"\/\]|\["[^"]*"\])$/
const arrow = /^ {2}\w+ (?:-->|-\.->)(?:\|[^|]*\|)? \w+(?:\["[^"]*"\])?$/

describe('the flow chart of a route', () => {
  it.each(routes)('$id has each of its steps, one after the other', ({ id, route, procedure }) => {
    const graph = routeGraph(procedure, id)
    for (const step of route.steps) expect(graph).toContain(step.name.replaceAll('"', '#quot;'))
    expect(graph.match(/^ {2}s\d+ -->(?:\|[^|]*\|)? s\d+$/gm) ?? []).toHaveLength(Math.max(0, route.steps.length - 1))
  })

  it.each(routes)('$id is made of lines that Mermaid reads', ({ id, procedure }) => {
    const [first, note, ...lines] = routeGraph(procedure, id).trimEnd().split('\n')
    expect(first).toBe('flowchart TD')
    expect(note).toMatch(/^ {2}%% /)
    expect(lines.filter(line => !node.test(line) && !arrow.test(line))).toEqual([])
  })

  it('draws where a meeting sends a case, and where a refusal leads', () => {
    const swindon = routeGraph(procedures.get('swindon') as Procedure, 'SW-D2')
    expect(swindon).toContain('-.->|"Not the right course for the child"| s2o3["Back to the worker"]')
    expect(routeGraph(procedures.get('stockport') as Procedure, 'SK-D4')).toContain('-.->|"SK-C38 refused"|')
  })

  it('says so when the council has no such route', () => {
    expect(() => routeGraph(procedures.get('swindon') as Procedure, 'HT-D1')).toThrow('swindon has no route HT-D1')
  })
})
