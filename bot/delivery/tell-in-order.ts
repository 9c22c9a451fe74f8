/** What could not reach somebody is told when they come back: one after the other, in the order it happened. */
import type { Attempt } from '../jobs/attempts.ts'
import { type Log, loggedError } from '../log.ts'
import type { Missed } from './conversations.ts'

/** Each is decided anew as things stand. One that fails has its job still, and does not keep back the next. */
export async function tellInOrder(attempt: Attempt, { council, noticeIds }: Missed, log: Log): Promise<void> {
  for (const noticeId of noticeIds) {
    await attempt({ council, noticeId }).catch(error =>
      log.warn({ council, noticeId, error: loggedError(error) }, 'a notice waits for its next attempt'),
    )
  }
}
