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
const allYes = (procedure: Procedure, route: string) => itemsOn(procedure, route).map(item => `${item.id} yes`)
const counted = (procedure: Procedure, route: string) =>
  itemsOn(procedure, route).filter(item => item.force !== 'good-practice')

/** Rules that are rightly not needed although they are left out or answered no, and why. */
const settledByAnother: readonly {
  readonly rule: string
  readonly left: boolean
  readonly refused: boolean
  readonly why: string
}[] = [
  {
    rule: 'CE-C65',
    left: true,
    refused: true,
    why: 'The handover visit takes the place of the lead at the final meeting. Yes to CE-C35 says that the lead was there.',
  },
  {
    rule: 'CE-C35',
    left: false,
    refused: true,
    why: 'No says that the lead was not at the final meeting. Yes to CE-C65 says that the visit took place instead.',
  },
]
const isSettled = (rule: string, how: 'left' | 'refused') =>
  settledByAnother.some(entry => entry.rule === rule && entry[how])

describe('a walk along a route', () => {
  it('is there for all 63 routes', () => {
    expect(routes).toHaveLength(63)
  })

  it.each(routes)('$route with every rule answered yes lacks nothing and has nothing next', ({ procedure, route }) => {
    expect(walk(procedure, route, allYes(procedure, route))).toEqual({
      standing: 'nothing-missing',
      open: [],
      next: null,
    })
  })

  it.each(routes)('$route with one rule left out says that this one is still needed', ({ procedure, route }) => {
    for (const left of counted(procedure, route)) {
      const lines = allYes(procedure, route).filter(line => line !== `${left.id} yes`)
      const { standing, open } = walk(procedure, route, lines)
      const needed = { id: left.id, section: left.section, by: left.by, gate: left.gate }
      const expected = isSettled(left.id, 'left') ? [] : [needed]
      expect({ left: left.id, standing, open: open.filter(({ id }) => id === left.id) }).toEqual({
        left: left.id,
        standing: expected.length > 0 ? 'still-needed' : 'nothing-missing',
        open: expected,
      })
    }
  })

  it.each(routes)('$route with one rule answered no says what is needed, or points elsewhere', ({ procedure, route }) => {
    for (const refused of counted(procedure, route)) {
      const lines = allYes(procedure, route).map(line => (line === `${refused.id} yes` ? `${refused.id} no` : line))
      const { standing, open, next } = walk(procedure, route, lines)
      if (standing === 'elsewhere') expect(next?.kind).toBe('elsewhere')
      else if (isSettled(refused.id, 'refused')) expect(standing).toBe('nothing-missing')
      else
        expect({ standing, open: open.map(entry => entry.id) }).toEqual({
          standing: 'still-needed',
          open: expect.arrayContaining([refused.id]),
        })
    }
  })

  it.each(routes)('$route without its good practice lacks nothing', ({ procedure, route }) => {
    const lines = counted(procedure, route).map(item => `${item.id} yes`)
    expect(walk(procedure, route, lines)).toMatchObject({ standing: 'nothing-missing', open: [] })
  })
})

describe('a walk that stops on the way', () => {
  const swindon = procedures.get('swindon') as Procedure

  it('lacks nothing when only somebody else can go on', () => {
    const { standing, open, next } = walk(swindon, 'SW-D2', ['SW-C15 yes', 'SW-C16 yes'])
    expect({ standing, open, next: next?.id }).toEqual({
      standing: 'nothing-missing',
      open: [],
      next: 'agreement',
    })
  })

  it('lacks the agreement as soon as it goes on beyond it', () => {
    const { standing, open } = walk(swindon, 'SW-D2', ['SW-C15 yes', 'SW-C16 yes', 'SW-C17 yes'])
    expect({ standing, open: open.map(entry => entry.id) }).toEqual({
      standing: 'still-needed',
      open: ['SW-C14'],
    })
  })

  it('lacks what is due before the next act and nothing of what comes later', () => {
    const { open, next } = walk(swindon, 'SW-D2', ['SW-C14 yes', 'SW-C15 yes', 'SW-C16 yes', 'SW-C17 yes'])
    expect(open.map(entry => entry.id)).toEqual(['SW-C18', 'SW-C19'])
    expect(next?.id).toBe('transfer-meeting')
  })
})

describe('a walk by its answers', () => {
  const on = (council: string, route: string, lines: readonly string[]) =>
    walk(procedures.get(council) as Procedure, route, lines)

  it('points elsewhere, with the rule and its section, when a consent is refused and the document says where to', () => {
    expect(on('stockport', 'SK-D4', ['SK-C38 no'])).toMatchObject({
      standing: 'elsewhere',
      next: {
        kind: 'elsewhere',
        id: 'SK-X3',
        to: ['SK-D6'],
        section: 'Step Down from Social care to Early Help support',
      },
    })
  })

  it('counts a date that is too old as still needed', () => {
    const procedure = procedures.get('cheshire-east') as Procedure
    const dated = procedure.items.find(
      item => item.routes.includes('CE-D4') && item.answer.kind === 'date' && item.answer.limit === 'CE-T3',
    )
    const others = allYes(procedure, 'CE-D4').filter(line => line !== `${dated?.id} yes`)
    expect(walk(procedure, 'CE-D4', [...others, `${dated?.id} yes 2026-11-20`]).standing).toBe('nothing-missing')
    expect(walk(procedure, 'CE-D4', [...others, `${dated?.id} yes 2026-10-20`]).open.map(entry => entry.id)).toEqual([
      dated?.id,
    ])
  })

  it('takes an expected rule that stays open with a reason, and no other', () => {
    const others = allYes(procedures.get('swindon') as Procedure, 'SW-D2').filter(line => !line.startsWith('SW-C15'))
    expect(on('swindon', 'SW-D2', [...others, 'SW-C15 no The plan says it']).standing).toBe('nothing-missing')
    expect(on('swindon', 'SW-D2', [...others, 'SW-C15 no']).standing).toBe('still-needed')
  })

  it('lets a question and "na" take a conditional rule away', () => {
    const others = allYes(procedures.get('halton') as Procedure, 'HT-U1').filter(line => !line.startsWith('HT-C34'))
    expect(on('halton', 'HT-U1', others).open.map(entry => entry.id)).toEqual(['HT-C34'])
    expect(on('halton', 'HT-U1', [...others, 'HT-C34 na']).standing).toBe('nothing-missing')
    expect(on('halton', 'HT-U1', [...others, 'new-family no']).standing).toBe('nothing-missing')
  })

  it('reports every line that cannot be read, and passes over comments and empty lines', () => {
    const text = '# a comment\n\ntoday 2026-13-01\nSW-C99 yes\nSW-C15 perhaps\nsw-c16 yes'
    const walked = walkLines(procedures.get('swindon') as Procedure, 'SW-D2', { text, today })
    expect(walked.ok ? [] : walked.problems.map(problem => problem.line)).toEqual([3, 4, 5])
  })
})
