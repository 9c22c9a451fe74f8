/** A clock that can be moved forwards by hand. Where it was moved to survives any end of the process. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { writeWhole } from '../storage/write-whole.ts'

export type LocalClock = {
  readonly now: () => Date
  /** Sets it to an instant, from which it runs on. On disk when it returns. */
  readonly set: (at: Date) => void
}

const keptSchema = z.object({ offsetMs: z.number() })

/** `wall`: the computer's own clock. Kept in `DATA_DIR/clock.json`. */
export function openClock(dataDir: string, wall: () => Date = () => new Date()): LocalClock {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'clock.json')
  let offsetMs = existsSync(path) ? keptSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).offsetMs : 0
  return {
    now: () => new Date(wall().getTime() + offsetMs),
    set: at => {
      offsetMs = at.getTime() - wall().getTime()
      writeWhole(path, `${JSON.stringify({ offsetMs })}\n`)
    },
  }
}
