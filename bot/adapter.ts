/** The SDK's adapter, entered after our own checks of the envelope. */
import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder'
import type { Authentication } from './authentication.ts'
import { type Log, loggedError } from './log.ts'

export type Caller = Awaited<ReturnType<Authentication['authenticateRequest']>>

export class Adapter extends CloudAdapter {
  readonly #authentication: Authentication
  /** A failed turn is logged; its text never becomes an answer. */
  constructor(authentication: Authentication, log: Log) {
    super(authentication)
    this.#authentication = authentication
    this.onTurnError = async (_context, error) => {
      log.error({ error: loggedError(error) }, 'a turn failed')
    }
  }
  /** Throws the SDK's AuthenticationError for a missing or wrong token. */
  authenticate(activity: Activity, header: string): Promise<Caller> {
    return this.#authentication.authenticateRequest(activity, header)
  }
  /** Runs a turn for a caller who was authenticated; what an invoke is answered with, else undefined. */
  take(
    caller: Caller,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(caller, activity, logic)
  }
}

/** The SDK does not export its class from `botbuilder`. */
export const isAuthenticationError = (error: unknown): boolean =>
  error instanceof Error && (error as { readonly statusCode?: unknown }).statusCode === 401
