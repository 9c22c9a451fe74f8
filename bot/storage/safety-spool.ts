/** What was shown to worried people, line by line, until the database has it. */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import type { SafetyShown } from '../../dialogs/ports.ts'
import type { Log } from './store.ts'
import { writeWhole } from './write-whole.ts'

export type Spool = {
  readonly add: (shown: SafetyShown) => void
  readonly drain: (enter: (shown: readonly SafetyShown[]) => Promise<void>) => Promise<void>
}

/**
 * A line is on disk when `add` returns. `drain` is safe to call at any moment and from several places: lines that
 * come while it writes wait for the next time, and a line entered twice is the same row.
 */
export function openSpool(path: string, log: Log): Spool {
  let lines = readLines(path, log)
  let draining: Promise<void> | undefined
  const empty = async (enter: (shown: readonly SafetyShown[]) => Promise<void>) => {
    const taken = lines
    if (taken.length === 0) return
    await enter(taken)
    lines = lines.slice(taken.length)
    writeWhole(path, lines.map(line => `${JSON.stringify(line)}\n`).join(''))
  }
  return {
    add: shown => {
      lines = [...lines, shown]
      appendSynced(path, `${JSON.stringify(shown)}\n`)
    },
    drain: enter => {
      draining ??= empty(enter).finally(() => {
        draining = undefined
      })
      return draining
    },
  }
}

/** The last line may be cut short by a crash in the middle of writing it: it was never answered for. */
function readLines(path: string, log: Log): readonly SafetyShown[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  return lines.flatMap(line => {
    try {
      return [JSON.parse(line) as SafetyShown]
    } catch (error) {
      log.error({ path, error: String(error) }, 'a line of the safety spool is damaged')
      return []
    }
  })
}

function appendSynced(path: string, text: string): void {
  const file = openSync(path, 'a', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
