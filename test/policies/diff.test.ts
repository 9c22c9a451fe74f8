/** Two versions of a procedure told apart: every change is told, and nothing that has not changed. */
import { describe, expect, it } from 'vitest'
import { councilFolders } from '../../bot/commands/read-procedures.ts'
import { describeDifferences, diffProcedures } from '../../policies/diff.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { readProcedures } from '../support/memory-ports.ts'

const procedures = readProcedures(councilFolders())
const swindon = procedures.get('swindon') as Procedure
const withItem = (id: string, change: Partial<Procedure['items'][number]>): Procedure => ({
  ...swindon,
  items: swindon.items.map(item => (item.id === id ? { ...item, ...change } : item)),
})

describe('the difference of two versions', () => {
  it.each([...procedures.values()].map(procedure => [procedure.council, procedure] as const))(
    'of %s and itself is none',
    (_name, procedure) => {
      expect(diffProcedures(procedure, structuredClone(procedure))).toEqual([])
    },
  )

  it('says how binding a rule was and is', () => {
    expect(describeDifferences(swindon, withItem('SW-C16', { force: 'must' }))).toContain(
      'SW-C16, how binding it is: was "expected", is now "must".',
    )
  })

  it('says who does a rule now that nobody was said to do', () => {
    expect(diffProcedures(withItem('SW-C16', { by: null }), swindon)).toEqual([
      { kind: 'changed', id: 'SW-C16', field: 'who does it', before: 'not said', after: 'SW-R06, SW-R05' },
    ])
  })

  it('names a rule that is new and one that is gone', () => {
    const less: Procedure = { ...swindon, items: swindon.items.filter(item => item.id !== 'SW-C16') }
    expect(diffProcedures(less, swindon)).toMatchObject([{ kind: 'new', id: 'SW-C16' }])
    expect(diffProcedures(swindon, less)).toMatchObject([{ kind: 'gone', id: 'SW-C16' }])
  })

  it('tells a moved meeting and a new version of the document', () => {
    const forums = swindon.forums.map(forum =>
      forum.schedule ? { ...forum, schedule: { ...forum.schedule, weekday: 'wednesday' as const } } : forum,
    )
    const text = describeDifferences(swindon, { ...swindon, forums, version: '1.1' })
    expect(text.split('\n')[0]).toBe(`Swindon Borough Council: version ${swindon.version} and version 1.1`)
    expect(text).toContain('SW-F1, schedule: was "weekday tuesday; ')
  })

  it('tells what one outcome of a meeting is called now, and nothing of the others', () => {
    const forums = swindon.forums.map(forum =>
      forum.id === 'SW-F1'
        ? {
            ...forum,
            outcomes: forum.outcomes.map((outcome, at) => (at === 0 ? { ...outcome, label: 'Agreed' } : outcome)),
          }
        : forum,
    )
    expect(diffProcedures(swindon, { ...swindon, forums })).toEqual([
      {
        kind: 'changed',
        id: 'SW-F1, outcomes right-course',
        field: 'label',
        before: 'Right course for the child',
        after: 'Agreed',
      },
    ])
  })

  it('tells every field of every rule of a list, one by one', () => {
    const [first] = swindon.refusals
    for (const key of Object.keys(first ?? {}).filter(name => name !== 'id')) {
      const changed = { ...first, [key]: 'something else' } as typeof first
      const after = {
        ...swindon,
        refusals: swindon.refusals.map(rule => (rule === first ? changed : rule)),
      } as Procedure
      expect(diffProcedures(swindon, after)).toMatchObject([{ kind: 'changed', id: first?.id, after: 'something else' }])
    }
  })
})
