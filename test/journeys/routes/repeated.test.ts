/** Nothing happens twice: three whole journeys with every press delivered again, and every card pressed after its time. */
import { describe, expect, it } from 'vitest'
import { journeys } from './journeys.ts'
import { walkWithRepeats } from './repeats.ts'

const chosen = ['SW-D2', 'CE-D4', 'SK-U2']

describe('pressing again', () => {
  it.each(journeys.filter(({ route }) => chosen.includes(route)).map(journey => [journey.route, journey] as const))(
    'changes nothing on any card of %s',
    async (_route, journey) => {
      const repeats = await walkWithRepeats(journey)
      expect(repeats.twice, 'the same press delivered twice').toEqual([])
      expect(repeats.silent, 'pressed without an answer').toEqual([])
      expect([...repeats.anew], 'pressed anew, or after the case was closed').toEqual([])
      expect(repeats.presses).toBeGreaterThan(40)
    },
  )
})
