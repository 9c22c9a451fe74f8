/** One load on one bot, from its first turn until nothing is left to be sent. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Connector, Taken } from './connector.ts'
import { type Answered, load, percentile } from './load.ts'
import { cpuWatch, familyOf, type Program } from './program.ts'

export type Under = {
  readonly program: Pick<Program, 'pid' | 'address'>
  readonly connector: Connector
  /** The server's own process, whose children work for the bot; null for a database inside the bot. */
  readonly database: number | null
}
export type Figures = {
  readonly turns: number
  /** The bot's CPU a turn, in ms, until its queue was empty. */
  readonly cpuMs: number
  /** The server's CPU a turn, in ms; null where the database is inside the bot. */
  readonly databaseMs: number | null
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}
export type Measured = {
  readonly figures: Figures
  readonly answers: readonly Answered[]
  /** What the bot sent meanwhile. */
  readonly sent: readonly Taken[]
}

/** `messages`: how many the bot owes for all of these turns, answers and notices together. */
export async function measure(
  { program, connector, database }: Under,
  bodies: readonly string[],
  messages: number,
): Promise<Measured> {
  const before = await connector.count()
  const botCpu = cpuWatch(() => [program.pid])
  const databaseCpu = database === null ? null : cpuWatch(() => familyOf(database))
  const { answers, seconds } = await load(program.address, bodies)
  await untilSent(connector, before + messages)
  const turns = bodies.length
  const times = answers.map(({ ms }) => ms)
  const figures = {
    turns,
    cpuMs: botCpu() / turns,
    databaseMs: databaseCpu && databaseCpu() / turns,
    perSecond: turns / seconds,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
  }
  return { figures, answers, sent: await connector.taken(before) }
}

/** Notices go out at 50 a second at most; after the last of them its delivery is still written down. */
async function untilSent(connector: Connector, wanted: number): Promise<void> {
  const until = performance.now() + 20_000 + wanted * 25
  while ((await connector.count()) < wanted) {
    if (performance.now() > until) throw new Error(`${wanted - (await connector.count())} messages never came`)
    await sleep(50)
  }
  await sleep(250)
}
