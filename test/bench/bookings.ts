/** Bookings as Stepwise writes them, beside the same rows written by bare SQL through the same connections. */
import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { storagePorts } from '../../bot/storage/ports.ts'
import type { Store } from '../../bot/storage/store.ts'
import { book } from '../../policies/booking.ts'
import type { Case } from '../../policies/case.ts'
import type { Change } from '../../policies/decision.ts'
import type { Meeting } from '../../policies/meeting-record.ts'
import type { Procedure } from '../../policies/procedure.ts'
import { forumOf, openMeetings, seriesFor } from '../../policies/series.ts'
import { caseOn, now, procedureFor, worker } from '../policies/samples.ts'

/** So many people press at the same moment. */
export const pressing = 16
/** All of them on these few lists: their rows are what is fought over. */
const lists = 4

export type BookingFigures = { readonly stepwise: number; readonly bare: number; readonly rows: string }

/** Bookings a second, the median of the rounds; each round does both, one after the other, in turn. */
export async function measureBookings(
  store: Store,
  { bookings, rounds }: { bookings: number; rounds: number },
): Promise<BookingFigures> {
  const rates = { stepwise: [] as number[], bare: [] as number[] }
  for (let round = -1; round < rounds; round++) {
    for (const way of round % 2 === 0 ? (['stepwise', 'bare'] as const) : (['bare', 'stepwise'] as const)) {
      const changes = await prepare(store, bookings)
      const write = way === 'stepwise' ? commitOf(store) : bareOf(store)
      const from = performance.now()
      await inParallel(changes, write)
      const rate = changes.length / ((performance.now() - from) / 1000)
      await expectWritten(store, changes)
      if (round >= 0) rates[way].push(rate)
    }
  }
  return { stepwise: median(rates.stepwise), bare: median(rates.bare), rows: rowsOf(await prepare(store, 1)) }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const rowsOf = ([change]: readonly Change[]): string =>
  `${change?.writes.map(({ kind }) => kind).join(', ')}, ${change?.events.length} event, the seen message`

/** Cases of a council nobody used before, and the booking of each, decided by the procedure. */
async function prepare(store: Store, bookings: number): Promise<readonly Change[]> {
  const procedure: Procedure = { ...procedureFor('swindon'), council: `bench-${randomUUID().replace(/[^a-f]/g, '')}` }
  const forum = forumOf(procedure, 'SW-F1')
  const series = seriesFor(procedure, forum, [], [])
  const meetings = series ? openMeetings(series, now, lists) : []
  const cases = Array.from({ length: bookings }, (_, n) =>
    caseOn(procedure, 'SW-D1', { id: randomUUID(), reference: `CS-${10_000 + n}`, revision: 0 }),
  )
  await inParallel(cases, current =>
    storagePorts(store).commit(
      { council: procedure.council, writes: [{ kind: 'case', case: current, expects: 0 }], events: [], outbox: [] },
      null,
    ),
  )
  return cases.map((current, n) => {
    const meeting = meetings[n % lists]
    if (!series || !meeting) throw new Error('no meeting to book')
    const press = { person: { ...worker, council: procedure.council }, now, newId: randomUUID, late: '', full: false }
    const decision = book(procedure, { ...current, revision: 1 }, { forum, series, meeting }, press)
    if (!decision.ok) throw new Error(`not booked: ${JSON.stringify(decision.refusal)}`)
    return decision.change
  })
}

async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  let next = 0
  const one = async () => {
    for (let at = next++; at < all.length; at = next++) await work(all[at] as T)
  }
  await Promise.all(Array.from({ length: pressing }, one))
}

const turnKey = () => ({ tenant: 'bench', conversationId: 'chat', activityId: randomUUID() })
const commitOf = (store: Store) => (change: Change) => storagePorts(store).commit(change, turnKey())

/** Every list counts what stands on it, and nothing was lost. */
async function expectWritten(store: Store, changes: readonly Change[]): Promise<void> {
  const council = changes[0]?.council ?? ''
  const [found] = await store.inCouncil(council, async trx => {
    const { rows } = await sql<{ readonly taken: number; readonly booked: number; readonly events: number }>`
      select (select sum(taken)::int from stepwise.meetings) as taken, (select count(*)::int from stepwise.bookings) as booked,
        (select count(*)::int from stepwise.events) as events`.execute(trx)
    return rows
  })
  const all = [found?.taken, found?.booked, found?.events]
  if (all.some(count => count !== changes.length))
    throw new Error(`${changes.length} bookings, but ${all.join(', ')} written`)
}

const quote = (value: string | null): string => (value === null ? 'null' : `'${value.replaceAll("'", "''")}'`)
const json = (value: unknown): string => `${quote(JSON.stringify(value))}::jsonb`

/**
 * The same rows as plain statements in one message and one transaction: no functions, no look at what is there
 * already, no hashing in the database. One round trip, as ours.
 */
const bareOf = (store: Store) => (change: Change) => store.rows(sql.raw(bareSql(change)))

function bareSql(change: Change): string {
  const council = quote(change.council)
  const { tenant, conversationId, activityId } = turnKey()
  const [event] = change.events
  const body = JSON.stringify(event)
  const digest = `'\\x${createHash('sha256').update(body).digest('hex')}'::bytea`
  const stream = quote(event?.stream ?? '')
  return [
    'begin',
    `select set_config('stepwise.council', ${council}, true)`,
    `insert into stepwise.seen_activities (tenant, conversation_id, activity_id) values (${quote(tenant)}, ${quote(conversationId)}, ${quote(activityId)})`,
    ...change.writes.map(write => writeSql(write, council)),
    `insert into stepwise.streams (council, stream, length, head) values (${council}, ${stream}, 1, ${digest})`,
    `insert into stepwise.events (council, stream, seq, at, digest, hash) values (${council}, ${stream}, 1, ${quote(event?.at ?? '')}, ${digest}, ${digest})`,
    `insert into stepwise.payloads (council, stream, seq, salt, body) values (${council}, ${stream}, 1, ${digest}, ${quote(body)})`,
    'commit',
  ].join(';\n')
}

function writeSql(write: Change['writes'][number], council: string): string {
  switch (write.kind) {
    case 'case':
      return caseSql(write.case, council)
    case 'book':
      return bookSql(write, council)
    case 'remind': {
      const { key, dueAt } = write.reminder
      return `insert into stepwise.reminders (council, key, due_at, body) values (${council}, ${quote(key)}, ${quote(dueAt)}, ${json(write.reminder)}) on conflict (council, key) do update set due_at = excluded.due_at, body = excluded.body`
    }
    default:
      throw new Error(`a booking writes no ${write.kind}`)
  }
}

const caseSql = (next: Case, council: string): string =>
  `update stepwise.cases set revision = ${next.revision}, stage = ${quote(next.stage)}, changed_at = ${quote(next.changedAt)}, body = ${json(next)} where council = ${council} and id = ${quote(next.id)} and revision = 1`

function bookSql(
  {
    booking,
    meeting,
  }: { readonly booking: object & { readonly caseId: string; readonly step: string }; readonly meeting: Meeting },
  council: string,
): string {
  const id = quote(meeting.id)
  return [
    `insert into stepwise.meetings (council, id, forum, at, status, places, taken, body) values (${council}, ${id}, ${quote(meeting.forum)}, ${quote(meeting.at)}, ${quote(meeting.status)}, ${meeting.places}, 1, ${json(meeting)}) on conflict (council, id) do update set taken = stepwise.meetings.taken + 1`,
    `insert into stepwise.bookings (council, meeting_id, case_id, step, place, position, open, body) select ${council}, ${id}, ${quote(booking.caseId)}, ${quote(booking.step)}, 'place', taken, true, ${json(booking)} from stepwise.meetings where council = ${council} and id = ${id}`,
  ].join(';\n')
}
