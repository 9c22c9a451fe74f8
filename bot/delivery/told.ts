/** Who has been told what: a repeated attempt then tells only those who were not. */
import type { Delivery } from '../../dialogs/incoming.ts'

export type Told = {
  readonly has: (delivery: Delivery) => boolean
  readonly add: (delivery: Delivery) => void
}

/** A notice's key is used once for ever, so nothing has to be forgotten but the oldest. */
const most = 10_000

export function createTold(): Told {
  const marks = new Set<string>()
  return {
    has: delivery => marks.has(markOf(delivery)),
    add: delivery => {
      marks.add(markOf(delivery))
      const [oldest] = marks
      if (marks.size > most && oldest !== undefined) marks.delete(oldest)
    },
  }
}

const markOf = ({ notice, to }: Delivery): string => `${notice.council} ${notice.key} ${to}`
