/** What is measured of Stepwise on one engine: the turns, its memory after them, its start with all of that behind it. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { addWorkingDays, dayOf, instantAt, isWorkingDay } from '../../policies/calendar.ts'
import type { Connector } from './connector.ts'
import { openEngine } from './engines.ts'
import type { EngineName, Options } from './options.ts'
import { memoryOf, type Program, type Ready } from './program.ts'
import { type Row, walk, warmUpOf } from './walk.ts'

export type Memory = { readonly now: number; readonly peak: number }
export type Report = {
  readonly engine: EngineName
  readonly rows: readonly Row[]
  readonly memory: Memory
  /** Three starts on the directory that the turns filled. */
  readonly starts: readonly Ready[]
}

export async function measureStepwise(
  name: EngineName,
  options: Options,
  { connector, folder }: { readonly connector: Connector; readonly folder: string },
): Promise<Report> {
  const place = join(folder, name)
  mkdirSync(place)
  const engine = await openEngine(name, { folder: place, cases: options.turns + warmUpOf(options.turns) })
  try {
    const program = await engine.start(options.profile !== null)
    try {
      await moveToWorkingHours(program)
      const under = { program, connector, database: engine.database }
      const rows = await walk({ under, ...options, profile: profileFor(name, options, program) })
      const memory = memoryOf(program.pid)
      await program.stop()
      return { engine: name, rows, memory, starts: await startTimes(() => engine.start()) }
    } finally {
      await program.stop()
    }
  } finally {
    await engine.stop()
  }
}

function profileFor(name: EngineName, { profile }: Options, program: Program) {
  const inspector = program.inspector()
  return profile !== null && inspector ? { inspector, folder: join(profile, name) } : null
}

export async function startTimes(start: () => Promise<Program>): Promise<readonly Ready[]> {
  const starts: Ready[] = []
  for (let count = 0; count < 3; count++) {
    const program = await start()
    starts.push(program.ready)
    await program.stop()
  }
  return starts
}

/** Notices for the day wait for working hours; whoever measures at night measures them too. */
async function moveToWorkingHours({ address }: Program): Promise<void> {
  const today = dayOf(new Date())
  const day = addWorkingDays(today, isWorkingDay(today) ? 1 : 2)
  const answer = await fetch(`${address}/local/clock`, {
    method: 'PUT',
    body: JSON.stringify({ now: instantAt(day, '10:00') }),
  })
  if (!answer.ok) throw new Error(`the clock answered ${answer.status}`)
}
