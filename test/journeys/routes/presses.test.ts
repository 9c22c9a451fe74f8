/** How many entries a whole case takes of its worker: a message, choice, text or press counts one, a date two. */
import { describe, expect, it } from 'vitest'
import type { Journey } from './journey.ts'
import { journeys } from './journeys.ts'
import { walk } from './walk.ts'

type Counted = { readonly journey: Journey; readonly aim: number; readonly atMost: number }

const of = (route: string): Journey => journeys.find(journey => journey.route === route) ?? { route }

/** The shortest way: what is quicker said is said, and good practice is left open. */
const counted: readonly Counted[] = [
  {
    journey: {
      ...of('CE-D4'),
      message:
        'step down CS-2001 from CIN plan, visit 16/11, plan 17/11, final CIN 23/11, both parents agreed in writing 20/11, lead is the health visitor',
      give: { 'CE-C39': null, 'CE-C17': null, 'lead-at-final-meeting': 'yes' },
    },
    aim: 20,
    atMost: 19,
  },
  {
    journey: {
      ...of('SW-D2'),
      message: 'step down CS-2001 from CIN plan to early help',
      give: { 'SW-C23': null },
      says: [{ asked: 'SW-C21.consent', text: 'CS-2001 both parents agreed in writing today' }],
    },
    aim: 13,
    atMost: 12,
  },
]

describe('a whole case, from the question to closure', () => {
  it.each(counted.map(({ journey, aim, atMost }) => [journey.route, atMost, aim, journey] as const))(
    'takes the worker on %s no more than %i entries (the aim is %i)',
    async (_route, atMost, _aim, journey) => {
      const { town, found } = await walk(journey)
      expect(found.stage).toBe('closed')
      expect(town.countOf(`${town.council}-worker`)).toBeLessThanOrEqual(atMost)
    },
  )
})
