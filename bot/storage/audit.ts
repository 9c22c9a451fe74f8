/** Whether history is as it was written; and how the content of an old case is removed without breaking it. */
import { sql, type Transaction } from 'kysely'
import type { Instant, PersonId } from '../../policies/case.ts'
import type { CouncilId } from '../../policies/council.ts'
import type { Event } from '../../policies/decision.ts'
import { digestOf, eventRow, firstLink, nextLink } from './chain.ts'
import type { Store } from './store.ts'

/** The end of a chain at some moment. Kept outside the database, it shows when the tail was cut off later. */
export type StreamHead = {
  readonly council: CouncilId
  readonly stream: string
  readonly length: number
  readonly head: string
}
export type Audit = {
  readonly streams: number
  readonly events: number
  /** Events whose content was removed; their links still hold. */
  readonly purged: number
  readonly problems: readonly string[]
}

type Link = {
  readonly seq: string
  readonly at: string
  readonly digest: Buffer
  readonly hash: Buffer
  readonly salt: Buffer | null
  readonly body: string | null
}

/** Follows every chain of a council from its first link. `kept` are heads that were noted earlier. */
export async function verifyChains(store: Store, council: CouncilId, kept: readonly StreamHead[] = []): Promise<Audit> {
  return store.inCouncil(council, async trx => {
    const heads = await headsIn(trx, council)
    const found: Audit[] = []
    for (const head of heads) found.push(await verifyStream(trx, head, kept))
    const lost = kept
      .filter(one => one.council === council && !heads.some(head => head.stream === one.stream))
      .map(one => `${council} ${one.stream}: the whole stream is gone`)
    return {
      streams: heads.length,
      events: sum(found.map(one => one.events)),
      purged: sum(found.map(one => one.purged)),
      problems: [...lost, ...found.flatMap(one => one.problems)],
    }
  })
}

/** Where each chain of a council ends now. */
export function streamHeads(store: Store, council: CouncilId): Promise<readonly StreamHead[]> {
  return store.inCouncil(council, trx => headsIn(trx, council))
}

/**
 * Removes the content of every event of a stream, salts too, so that it cannot be guessed from its digest. That it
 * was removed, and by whom, becomes an event of the council. Returns how many were removed.
 */
export async function purgeStream(
  store: Store,
  council: CouncilId,
  purge: { readonly stream: Event['stream']; readonly by: PersonId | 'stepwise'; readonly at: Instant },
): Promise<number> {
  return store.inCouncil(council, async trx => {
    const gone = await sql`delete from stepwise.payloads where council = ${council} and stream = ${purge.stream}`.execute(
      trx,
    )
    const count = Number(gone.numAffectedRows ?? 0)
    const event: Event = {
      stream: `council:${council}`,
      type: 'content-removed',
      at: purge.at,
      by: purge.by,
      facts: { stream: purge.stream, count },
    }
    await sql`select stepwise.append_event(${council}, ${JSON.stringify(eventRow(event))})`.execute(trx)
    return count
  })
}

async function headsIn(trx: Transaction<unknown>, council: CouncilId): Promise<readonly StreamHead[]> {
  const found = await sql<{ readonly stream: string; readonly length: string; readonly head: string }>`
    select stream, coalesce(s.length, 0) as length, coalesce(encode(s.head, 'hex'), '') as head
    from stepwise.streams s full join (select distinct stream from stepwise.events) e using (stream)
    order by stream`.execute(trx)
  return found.rows.map(row => ({ council, stream: row.stream, length: Number(row.length), head: row.head }))
}

async function verifyStream(trx: Transaction<unknown>, end: StreamHead, kept: readonly StreamHead[]): Promise<Audit> {
  const found = await sql<Link>`select e.seq, e.at, e.digest, e.hash, p.salt, p.body from stepwise.events e
    left join stepwise.payloads p using (council, stream, seq)
    where e.council = ${end.council} and e.stream = ${end.stream} order by e.seq`.execute(trx)
  const name = `${end.council} ${end.stream}`
  const problems = brokenLinks(found.rows, firstLink(end.council, end.stream)).map(problem => `${name}: ${problem}`)
  const last = found.rows.at(-1)?.hash.toString('hex') ?? ''
  if (found.rows.length !== end.length || last !== end.head) problems.push(`${name}: the end is not where it was`)
  for (const one of kept.filter(head => head.council === end.council && head.stream === end.stream)) {
    const then = found.rows[one.length - 1]?.hash.toString('hex')
    if (then !== one.head) problems.push(`${name}: event ${one.length} is not the one that was noted`)
  }
  const purged = found.rows.filter(row => row.body === null).length
  return { streams: 1, events: found.rows.length, purged, problems }
}

/** At the first broken link the rest is not worth saying: it hangs on it. */
function brokenLinks(links: readonly Link[], first: Buffer): readonly string[] {
  let previous = first
  for (const [index, link] of links.entries()) {
    if (Number(link.seq) !== index + 1) return [`event ${index + 1} is missing`]
    if (!nextLink(previous, link.digest, link.at).equals(link.hash))
      return [`event ${link.seq} does not follow the one before`]
    if (link.salt && link.body !== null && !digestOf(link.salt, link.body).equals(link.digest)) {
      return [`the content of event ${link.seq} is not what was written`]
    }
    previous = link.hash
  }
  return []
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
