/** `npm run try -- --play`: the whole road by itself, over HTTP, printing what each person sees. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { councilFolders } from '../commands/read-procedures.ts'
import { readConfig } from '../config.ts'
import { insides } from '../insides.ts'
import { createLog } from '../log.ts'
import { startBot } from '../wire.ts'
import { playRoad, readRoad } from './play-road.ts'
import { openStage } from './stage.ts'

/** Resolves when the road was walked to its end, on a database of its own that is thrown away. Rejects where it breaks. */
export async function play(council: string, print: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stepwise-play-'))
  const env = { STEPWISE_LOCAL: '1', PORT: '0', DATA_DIR: folder, STEPWISE_COUNCILS: council }
  const read = readConfig(env, councilFolders())
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const bot = await startBot(read.config, { ...insides, log: createLog({ to: join(folder, 'play.log') }) })
  const stage = await openStage(bot.address, print)
  try {
    const today = bot.calendar.dayOf(bot.ports.now())
    await playRoad(readRoad(council), { stage, council, calendar: bot.calendar, today })
    print(`\nThe road is walked, with ${stage.presses()} presses.`)
  } finally {
    await bot.stop()
    await stage.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
