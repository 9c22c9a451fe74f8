/** The only catch for the unexpected: it goes to the log with a reference, and the person is told the reference. */
import { randomInt } from 'node:crypto'
import type { Incoming, Outgoing } from '../dialogs/incoming.ts'
import type { Ports } from '../dialogs/ports.ts'
import type { Doors } from './doors.ts'
import { typedWords } from './incoming.ts'
import { type Log, loggedError } from './log.ts'
import type { Metrics } from './metrics.ts'

export type FaultParts = {
  readonly doors: Doors
  readonly ports: Ports
  readonly log: Log
  readonly metrics: Metrics
}

/** No letters or digits that are mistaken for each other when read out on the phone. */
const letters = '23456789BCDFGHJKMNPQRSTVWXYZ'

/** `R7K-2MN4`: stands in the log and on the person's card. */
export function turnReference(): string {
  const letter = () => letters[randomInt(letters.length)]
  return `${letter()}${letter()}${letter()}-${letter()}${letter()}${letter()}${letter()}`
}

/**
 * Does the turn's work; when it fails, answers with an apology, the reference and the way to the front door instead.
 * What was typed is kept out of the log.
 */
export async function withApology<T>(
  parts: FaultParts,
  incoming: Incoming,
  turn: {
    readonly work: () => Promise<T>
    readonly apologise: (outgoing: readonly Outgoing[]) => Promise<T>
  },
): Promise<T> {
  try {
    return await turn.work()
  } catch (error) {
    const reference = turnReference()
    const typed = typedWords(incoming)
    parts.log.error({ turn: reference, kind: incoming.kind, error: loggedError(error, typed) }, 'a turn failed')
    parts.metrics.faults.inc({ where: 'turn' })
    return turn.apologise([await parts.doors.faultCard(parts.ports, incoming, reference)])
  }
}
