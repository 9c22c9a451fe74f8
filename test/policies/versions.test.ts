/** Which version of a procedure is in force, and what keeps one from following another. */
import { describe, expect, it } from 'vitest'
import type { Procedure } from '../../policies/procedure.ts'
import { proveVersions } from '../../policies/verify/versions.ts'
import { compareVersions, inForceOn, newerVersion, startsOn, type Versions } from '../../policies/versions.ts'
import { readProcedures } from '../support/memory-ports.ts'

const swindon = readProcedures(['swindon']).get('swindon')!
const version = (name: string, inForceFrom?: string, over: Partial<Procedure> = {}): Procedure => ({
  ...swindon,
  version: name,
  ...(inForceFrom ? { inForceFrom } : {}),
  ...over,
})
const printed = (inForceFrom: string) => ({ document: { ...swindon.document, inForceFrom } })

describe('a version', () => {
  it.each([
    ['1.9', '1.10'],
    ['1.10', '2.0'],
    ['9.0', '10.0'],
  ])('%s comes before %s', (a, b) => {
    expect(compareVersions(a, b)).toBeLessThan(0)
    expect(compareVersions(b, a)).toBeGreaterThan(0)
  })

  it('begins on its own day, else on the one its document prints, else it has none', () => {
    expect(startsOn(version('1.1', '2026-12-07', printed('2026-12-01')))).toBe('2026-12-07')
    expect(startsOn(version('1.1', undefined, printed('2026-12-01')))).toBe('2026-12-01')
    expect(startsOn(swindon)).toBeNull()
  })
})

describe('the version in force', () => {
  const versions: Versions = [version('1.0'), version('1.1', '2026-12-07'), version('2.0', '2027-04-01')]
  it.each([
    ['2026-12-06', '1.0'],
    ['2026-12-07', '1.1'],
    ['2027-03-31', '1.1'],
    ['2027-04-01', '2.0'],
  ])('on %s is %s', (day, expected) => {
    expect(inForceOn(versions, day).version).toBe(expected)
  })

  it('is the oldest before the first day of them all', () => {
    expect(inForceOn([version('1.0', '2027-01-01'), version('1.1', '2027-02-01')], '2026-12-01').version).toBe('1.0')
  })

  it('is told to a case that keeps another, and to no case of its own', () => {
    expect(newerVersion({ procedureVersion: '1.0' }, version('1.1', '2026-12-07'))).toEqual({
      version: '1.1',
      since: '2026-12-07',
    })
    expect(newerVersion({ procedureVersion: '1.1' }, version('1.1', '2026-12-07'))).toBeNull()
  })
})

describe('a version that follows another', () => {
  const first = version('1.0')
  const follows = (after: Procedure) => proveVersions([first, after]).map(({ message }) => message)
  it('is higher and says its first day', () => {
    expect(follows(version('1.1', '2026-12-07'))).toEqual([])
  })
  it.each<[string, Procedure, string]>([
    ['not raised', version('1.0', '2026-12-07'), 'version 1.0 is not higher than version 1.0: raise it'],
    ['lower', version('0.9', '2026-12-07'), 'version 0.9 is not higher than version 1.0: raise it'],
    ['without a day', version('1.1'), 'version 1.1 does not say from which day it is in force: add inForceFrom'],
    [
      'of another council',
      version('1.1', '2026-12-07', { council: 'halton', code: 'HT' }),
      'is of halton (HT), not of swindon (SW)',
    ],
    [
      'without a list that cases may stand on',
      version('1.1', '2026-12-07', { forums: swindon.forums.filter(({ id }) => id !== 'SW-F3') }),
      'SW-F3 (Early Intervention locality panel South) is gone: keep it for the cases on its list that began under version 1.0',
    ],
  ])('is refused when it is %s', (_, after, message) => {
    expect(follows(after)).toEqual([message])
  })
  it('is refused when it begins before the one it follows, and named', () => {
    const versions: Versions = [first, version('1.1', '2026-12-07'), version('1.2', '2026-12-06')]
    expect(proveVersions(versions)).toEqual([
      { version: '1.2', message: 'version 1.2 is in force from 2026-12-06, before version 1.1 (2026-12-07)' },
    ])
  })
})
