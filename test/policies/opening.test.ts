import { describe, expect, it } from 'vitest'
import { type Opening, openCase, routesToStart, safetyRoutes } from '../../policies/opening.ts'
import { anyReference, fitsPattern, tidyReference } from '../../policies/reference.ts'
import { caseAfter, caseOn, now, procedures, refusalOf, swindon, worker } from './samples.ts'

const opening = (over: Partial<Opening> = {}): Opening => ({
  person: worker,
  now,
  newId: () => 'case-1',
  reference: 'CS-1042',
  route: 'SW-D2',
  pattern: anyReference,
  earlier: undefined,
  ...over,
})

describe('a case reference', () => {
  it.each([
    [' cs-1042 ', 'CS-1042'],
    ['cs 1042', 'CS-1042'],
    ['1042', 'CS-1042'],
    ['CS1042', 'CS-1042'],
    ['CS–1042', 'CS-1042'],
    ['CS-10\u200b42', 'CS-1042'],
    ['CS\u00a01042', 'CS-1042'],
    ['123456', '123456'],
    ['cs  1042', 'CS-1042'],
    ['LL/2026/77', 'LL/2026/77'],
  ])('typed as “%s” is kept as %s', (typed, kept) => {
    expect(tidyReference(typed, anyReference)).toBe(kept)
    expect(caseAfter(openCase(swindon, opening({ reference: typed }))).reference).toBe(kept)
  })
  it.each([
    'Jane Smith',
    'SMITH',
    '',
    ' ',
    '-',
    'CS_1042',
    'CS-1042;DROP',
    '=CS-1042',
    'A'.repeat(30),
    '07700 900123 JANE SMITH MOTHER',
    '👧1',
    '${x}1',
  ])('“%s” is refused with an example', typed => {
    expect(refusalOf(openCase(swindon, opening({ reference: typed })))).toMatchObject({
      code: 'reference-pattern',
      example: 'CS-1042',
    })
  })
  it('follows the pattern that the council sets', () => {
    const pattern = { pattern: '^\\d{7}$', example: '1234567' }
    expect(fitsPattern('1234567', pattern)).toBe(true)
    expect(refusalOf(openCase(swindon, opening({ pattern })))).toMatchObject({
      code: 'reference-pattern',
      example: '1234567',
    })
  })
})

describe('opening a case', () => {
  it('starts as a draft of the worker, with nothing answered, under the version in force', () => {
    expect(caseAfter(openCase(swindon, opening()))).toMatchObject({
      council: 'swindon',
      routes: ['SW-D2'],
      worker: worker.id,
      locality: worker.locality,
      stage: 'draft',
      episode: 1,
      revision: 1,
      procedureVersion: swindon.version,
      answers: {},
      consents: {},
      signOffs: [],
    })
  })
  it('writes a row that must not exist yet, and says so in the history', () => {
    const decision = openCase(swindon, opening())
    expect(decision.ok && decision.change.writes[0]).toMatchObject({ kind: 'case', expects: 0 })
    expect(decision.ok && decision.change.events).toMatchObject([{ stream: 'case:case-1', type: 'opened', by: worker.id }])
  })
  it('is refused while a case with that reference is open, whoever has it', () => {
    const earlier = caseOn(swindon, 'SW-D1', { worker: 'somebody', id: 'case-0' })
    expect(refusalOf(openCase(swindon, opening({ earlier })))).toMatchObject({
      code: 'reference-taken',
      caseId: 'case-0',
      worker: 'somebody',
    })
  })
  it.each(['closed', 'withdrawn'] as const)('of one that was %s begins a new episode with nothing carried over', how => {
    const earlier = caseOn(swindon, 'SW-D1', {
      id: 'case-0',
      episode: 2,
      ended: { how, at: now.toISOString(), by: worker.id },
      answers: { 'SW-C15': { value: 'yes', by: worker.id, at: now.toISOString() } },
    })
    expect(caseAfter(openCase(swindon, opening({ earlier })))).toMatchObject({
      id: 'case-1',
      episode: 3,
      answers: {},
    })
  })
  it.each(['SW-D3', 'SW-U3', 'HT-D1', '', 'SW-D99'])(
    'on %s is refused: it is no route that a Swindon worker starts',
    route => {
      expect(refusalOf(openCase(swindon, opening({ route }))).code).toBe('route-not-offered')
    },
  )
})

describe('routes that are offered', () => {
  it('down in Swindon are D1, D2, D4 and D5: D3 is an outcome of the transfer meeting', () => {
    expect(routesToStart(swindon, 'down').map(({ id }) => id)).toEqual(['SW-D1', 'SW-D2', 'SW-D4', 'SW-D5'])
  })
  it('never include a route of immediate risk', () => {
    const safety = [...procedures.values()].flatMap(safetyRoutes).map(({ id }) => id)
    expect(safety.sort()).toEqual(['CE-U1', 'HT-U3', 'SK-U5', 'WW-U1'])
    for (const procedure of procedures.values()) {
      for (const route of safetyRoutes(procedure))
        expect(refusalOf(openCase(procedure, opening({ route: route.id }))).code).toBe('route-not-offered')
    }
  })
  it('exist in both directions for every council', () => {
    for (const procedure of procedures.values()) {
      expect(routesToStart(procedure, 'down').length).toBeGreaterThan(0)
      expect(routesToStart(procedure, 'up').length).toBeGreaterThan(0)
    }
  })
})
