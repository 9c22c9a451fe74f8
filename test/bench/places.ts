/** Two hundred people, ten places, one moment. */
import { storagePorts } from '../../bot/storage/ports.ts'
import type { Store } from '../../bot/storage/store.ts'
import { MeetingFullError } from '../../dialogs/ports.ts'
import { bookWrite, change, newCouncil, sampleMeeting, writeCase } from '../support/storage-samples.ts'

export type PlacesFigures = {
  readonly rounds: number
  /** The latest to press, over all rounds, of those who got a place. */
  readonly latest: number
  /** The longest anybody waited for an answer, in ms. */
  readonly slowestMs: number
}
const [people, places] = [200, 10]

/** Throws when a place was given twice or lost, or somebody got no clear answer. */
export async function racePlaces(store: Store, rounds: number): Promise<PlacesFigures> {
  let [latest, slowestMs] = [0, 0]
  for (let round = 0; round < rounds; round++) {
    const ports = storagePorts(store)
    const council = newCouncil()
    const ids = Array.from({ length: people }, (_, n) => `c${n}`)
    await ports.commit(change(council, ...ids.map(id => writeCase(council, id))), null)
    const meeting = sampleMeeting(council, 'm', { places })
    const from = performance.now()
    const answers = await Promise.all(
      ids.map(id =>
        ports.commit(change(council, bookWrite(meeting, id)), null).then(
          () => 'booked' as const,
          (error: unknown) => {
            if (error instanceof MeetingFullError) return 'full' as const
            throw error
          },
        ),
      ),
    )
    slowestMs = Math.max(slowestMs, performance.now() - from)
    const booked = ids.filter((_, n) => answers[n] === 'booked')
    const listed = ((await ports.agendaOf(council, 'm'))?.items ?? []).map(({ booking }) => booking)
    const same =
      [...booked].sort().join() ===
      listed
        .map(({ caseId }) => caseId)
        .sort()
        .join()
    const inOrder = listed.every(({ position }, at) => position === at + 1)
    if (booked.length !== places || !same || !inOrder)
      throw new Error(`round ${round}: ${booked.length} told, ${listed.length} listed`)
    latest = Math.max(latest, ...booked.map(id => Number(id.slice(1)) + 1))
  }
  return { rounds, latest, slowestMs }
}
