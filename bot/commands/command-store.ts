/** Opens the store for a command, from the same environment as the bot. */
import { openStore } from '../storage/database.ts'
import type { Mode, Store } from '../storage/store.ts'
import { councilFolders } from './read-procedures.ts'

type Environment = Readonly<Record<string, string | undefined>>

export function modeOf(env: Environment): Mode {
  return env.STEPWISE_LOCAL === '1' ? 'local' : 'live'
}

export function openCommandStore(env: Environment): Promise<Store> {
  return openStore({
    dataDir: env.DATA_DIR || '.data',
    databaseUrl: env.DATABASE_URL || undefined,
    mode: modeOf(env),
    councils: env.STEPWISE_COUNCILS?.split(/[\s,]+/).filter(Boolean) ?? councilFolders(),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    log: { info: () => undefined, warn: toConsole, error: toConsole },
  })
}

function toConsole(facts: object, message: string): void {
  console.error(message, facts)
}
