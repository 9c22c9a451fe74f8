/** Runs a table under three time zones of the machine: none of them may change a rule. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** `winter`: minutes that the zone lies behind UTC on 1 January, to prove that it is in force. */
export const zones = [
  { zone: 'UTC', winter: 0, summer: 0 },
  { zone: 'Europe/London', winter: 0, summer: -60 },
  { zone: 'Pacific/Auckland', winter: -780, summer: -720 },
] as const

export function inEveryZone(title: string, tests: () => void): void {
  describe.each(zones)(`${title}, on a machine in $zone`, ({ zone, winter, summer }) => {
    const home = process.env.TZ
    beforeAll(() => {
      process.env.TZ = zone
    })
    afterAll(() => {
      if (home === undefined) delete process.env.TZ
      else process.env.TZ = home
    })
    it('has that zone in force', () => {
      expect(new Date('2026-01-01T12:00:00Z').getTimezoneOffset()).toBe(winter)
      expect(new Date('2026-07-01T12:00:00Z').getTimezoneOffset()).toBe(summer)
    })
    tests()
  })
}
