/** What the rest of storage stands on: one way to a row, one way to a transaction. */
import type { RawBuilder, Transaction } from 'kysely'
import type { Db } from 'pg-boss'
import type { SafetyShown } from '../../dialogs/ports.ts'
import type { CouncilId } from '../../policies/council.ts'
import type { SafetyMirror } from './safety-mirror.ts'

/** Whether a database holds sample cases or children's. Said at its birth, for ever. */
export type Mode = 'local' | 'live'

/** What `pino` offers; facts never hold a message's text or a case's. */
export type Log = {
  readonly info: (facts: object, message: string) => void
  readonly warn: (facts: object, message: string) => void
  readonly error: (facts: object, message: string) => void
}

export type StoreOptions = {
  /** Holds the embedded database, the safety mirror and the copies of files. */
  readonly dataDir: string
  /** A server's address, logging in as a role that owns nothing. Absent: the embedded database. */
  readonly databaseUrl?: string
  readonly mode: Mode
  readonly councils: readonly CouncilId[]
  readonly now: () => Date
  readonly newId: () => string
  readonly log?: Log
}

export type Store = Pick<StoreOptions, 'dataDir' | 'mode' | 'councils' | 'now' | 'newId'> & {
  readonly engine: 'embedded' | 'server'
  readonly log: Log
  /** One statement, one round trip, one transaction of its own. Throws what `dialogs/ports.ts` names. */
  readonly rows: <T>(query: RawBuilder<unknown>) => Promise<readonly T[]>
  /** A transaction in which only this council's rows exist. The outer handle is never used inside it. */
  readonly inCouncil: <T>(council: CouncilId, work: (trx: Transaction<unknown>) => Promise<T>) => Promise<T>
  /** As last seen; while away it is looked for every second. */
  readonly database: () => 'up' | 'away'
  readonly safety: SafetyMirror
  /** On disk when it returns; in the database as soon as that can be. */
  readonly noteSafety: (shown: SafetyShown) => void
  /** Brings the safety mirror to what the database says now: another instance may have changed it. */
  readonly refreshSafety: () => Promise<void>
  /** The same connections, as pg-boss wants them. */
  readonly queueDb: Db
  /** Calls back after each commit that queued a notice. Returns how to stop that. */
  readonly onNotices: (listener: () => void) => () => void
  readonly announceNotices: () => void
  readonly stop: () => Promise<void>
}

const nothing = () => undefined
export const quiet: Log = { info: nothing, warn: nothing, error: nothing }
