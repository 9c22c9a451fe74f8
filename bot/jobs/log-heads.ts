/** Once a day the end of every chain goes into the log, which lies elsewhere: a tail cut off later then shows. */
import { type StreamHead, streamHeads } from '../storage/audit.ts'
import type { Store } from '../storage/store.ts'

const perLine = 100

/** Logs the heads that moved since they were last logged; after a start, all of them. */
export async function logHeads(store: Store, logged: Map<string, string>): Promise<void> {
  for (const council of store.councils) {
    const moved = (await streamHeads(store, council)).filter(one => logged.get(keyOf(one)) !== one.head)
    for (let from = 0; from < moved.length; from += perLine) {
      store.log.info({ heads: moved.slice(from, from + perLine) }, 'stream heads')
    }
    for (const one of moved) logged.set(keyOf(one), one.head)
  }
}

function keyOf(one: StreamHead): string {
  return `${one.council}/${one.stream}`
}
