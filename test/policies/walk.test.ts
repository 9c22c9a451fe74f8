/** Every route of every council, walked with everything there, and with each single rule left out or answered no. */
import { describe, expect, it } from 'vitest'
import { councilFolders } from '../../bot/commands/read-procedures.ts'
import type { Item, Procedure } from '../../policies/procedure.ts'
import { type WalkResult, walkLines } from '../../policies/walk.ts'
import { readProcedures } from '../support/memory-ports.ts'

const procedures = readProcedures(councilFolders())
const today = '2026-12-01'

function itemsOn(procedure: Procedure, route: string): readonly Item[] {
  return procedure.items.filter(item => item.routes.includes(route))
}

function walk(procedure: Procedure, route: string, lines: readonly string[]): WalkResult {
  const walked = walkLines(procedure, route, {
    text: [`today ${today}`, ...lines].join('\n'),
    today: '2020-01-01',
  })
  if (!walked.ok) throw new Error(JSON.stringify(walked.problems))
  return walked.result
}

const routes = [...procedures.values()].flatMap(procedure =>
  procedure.routes.map(route => ({ council: procedure.council, route: route.id, procedure })),
)
const allYes = (procedure: Procedure, route: string) =>
  itemsOn(procedure, route).map(item => `${item.id} yes`)
const counted = (procedure: Procedure, route: string) =>
  itemsOn(procedure, route).filter(item => item.force !== 'good-practice')

describe('a walk along a route', () => {
  it('is there for all 63 routes', () => {
    expect(routes).toHaveLength(63)
  })

  it.each(routes)(
    '$route with every rule answered yes lacks nothing and has nothing next',
    ({ procedure, route }) => {
      expect(walk(procedure, route, allYes(procedure, route))).toEqual({
        standing: 'nothing-missing',
        open: [],
        next: null,
      })
    },
  )

  it.each(routes)(
    '$route with one rule left out says that this one is still needed',
    ({ procedure, route }) => {
      for (const left of counted(procedure, route)) {
        const lines = allYes(procedure, route).filter(line => line !== `${left.id} yes`)
        const { standing, open } = walk(procedure, route, lines)
        expect({ left: left.id, standing }).toEqual({ left: left.id, standing: 'still-needed' })
        expect(open).toContainEqual({ id: left.id, section: left.section, by: left.by, gate: left.gate })
      }
    },
  )

  it.each(routes)(
    '$route with one rule answered no says what is needed, or points elsewhere',
    ({ procedure, route }) => {
      for (const refused of counted(procedure, route)) {
        const lines = allYes(procedure, route).map(line =>
          line === `${refused.id} yes` ? `${refused.id} no` : line,
        )
        const { standing, open, next } = walk(procedure, route, lines)
        if (standing === 'elsewhere') expect(next?.kind).toBe('elsewhere')
        else
          expect({ standing, open: open.map(entry => entry.id) }).toEqual({
            standing: 'still-needed',
            open: expect.arrayContaining([refused.id]),
          })
      }
    },
  )

  it.each(routes)('$route without its good practice lacks nothing', ({ procedure, route }) => {
    const lines = counted(procedure, route).map(item => `${item.id} yes`)
    expect(walk(procedure, route, lines)).toMatchObject({ standing: 'nothing-missing', open: [] })
  })
})
