/** Each proof is shown to fail: a fault is planted in the text, and the line it stands on is named. */
import { describe, expect, it } from 'vitest'
import { councilFolders, readProcedure } from '../../bot/commands/read-procedures.ts'
import inventory from '../../policies/inventory-ids.json' with { type: 'json' }
import { loadProcedure, type ProcedureFiles } from '../../policies/load.ts'
import { deadEndsOf, walkRoute } from '../../policies/verify/walk.ts'
import { verify, verifyReport } from '../../policies/verify.ts'
import { placeOf, plant, soundFiles } from './plant-fault.ts'
import { faults } from './verify-faults.ts'

const ids = inventory.map(entry => entry.id)

function load(files: ProcedureFiles) {
  const loaded = loadProcedure(files)
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  return loaded
}

describe('the procedures as they are', () => {
  it.each(councilFolders())('%s is proved, with every id of the inventory', council => {
    const loaded = readProcedure(council)
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
    expect(verify(loaded.procedure, loaded.lineOf, ids)).toEqual([])
    expect(verifyReport(loaded.procedure).cut).toEqual([])
  })

  it('the inventory has 636 entries, each once', () => {
    expect(new Set(ids).size).toBe(636)
    expect(inventory.filter(entry => entry.kind === 'C')).toHaveLength(254)
    expect(inventory.filter(entry => entry.kind === 'C' && !entry.force)).toEqual([])
  })
})

describe('a fault in a procedure', () => {
  it('comes in at least thirty kinds, no two alike', () => {
    expect(new Set(faults.map(fault => fault.name)).size).toBe(faults.length)
    expect(new Set(faults.map(fault => String(fault.says))).size).toBeGreaterThanOrEqual(30)
  })

  it.each(faults)('$name is found with file and line', fault => {
    const files = plant(fault)
    const { procedure, lineOf } = load(files)
    const found = verify(procedure, lineOf, ids).filter(problem => fault.says.test(problem.message))
    expect(found).not.toEqual([])
    expect(found.map(({ file, line }) => ({ file, line }))).toContainEqual(placeOf(files, fault.at))
  })

  it('is not seen where there is none', () => {
    const { procedure, lineOf } = load(soundFiles)
    const messages = verify(procedure, lineOf, ids).map(problem => problem.message)
    expect(faults.filter(fault => messages.some(message => fault.says.test(message)))).toEqual([])
  })
})

describe('the walk', () => {
  const decidesNothing = faults.find(fault => fault.name === 'a meeting that decides nothing')
  const stuck = load(plant(decidesNothing ?? faults[0]!)).procedure

  it('tells the shortest way to a place without a way out', () => {
    const dead = deadEndsOf(walkRoute(stuck, 'SK-U2')).filter(visited => visited.next.length === 0)
    const shortest = Math.min(...dead.map(visited => visited.way.length))
    const told = verify(stuck, () => ({ file: '', line: 1 })).find(problem =>
      problem.message.startsWith('SK-U2 has no way out'),
    )
    expect(told?.message.split(' → ')).toHaveLength(shortest + 1)
  })

  it('comes to every place once and counts them for each route begun by itself', () => {
    const report = verifyReport(load(soundFiles).procedure)
    expect(report.routes.map(route => route.route)).toContain('SK-D4')
    expect(report.routes.map(route => route.route)).not.toContain('SK-D6')
    expect(report.states).toBe(report.routes.reduce((sum, route) => sum + route.states, 0))
    expect(report.moves).toBeGreaterThan(report.states)
  })

  it('says when there are more places than it may walk, and then calls none of them a dead end', () => {
    const walk = walkRoute(load(soundFiles).procedure, 'SK-D4', 10)
    expect(walk.isCut).toBe(true)
    expect(walk.places.size).toBe(10)
    expect(deadEndsOf(walk)).toEqual([])
  })
})
