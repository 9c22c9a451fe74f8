/** Nothing happens twice: three whole journeys with every press delivered again, and every card pressed after its time. */
import { describe, expect, it } from 'vitest'
import { journeys } from './journeys.ts'
import { walkWithRepeats } from './repeats.ts'

const chosen = ['SW-D2', 'CE-D4', 'SK-U2']

/** Verbs that still write when an old card is pressed anew: what they write. An entry has to go once they do not. */
const stillWrite: Readonly<Record<string, string>> = {
  'save-setting': 'the same value again, as a new revision with a new entry in the history',
  'close-meeting': 'a meeting that is ended already is ended again in the history',
  reminder: 'a reminder about a closed case is put off to tomorrow',
}

describe('pressing again', () => {
  const written = new Set<string>()

  it.each(
    journeys.filter(({ route }) => chosen.includes(route)).map(journey => [journey.route, journey] as const),
  )('changes nothing on any card of %s', async (_route, journey) => {
    const repeats = await walkWithRepeats(journey)
    expect(repeats.twice, 'the same press delivered twice').toEqual([])
    expect(repeats.silent, 'pressed without an answer').toEqual([])
    expect(
      [...repeats.anew].filter(verb => !(verb in stillWrite)),
      'pressed anew, or after the case was closed',
    ).toEqual([])
    expect(repeats.presses).toBeGreaterThan(40)
    for (const verb of repeats.anew) written.add(verb)
  })

  it.each(Object.entries(stillWrite))('still writes by %s: %s', verb => {
    expect(written).toContain(verb)
  })
})
