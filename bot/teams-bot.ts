/** What Teams sends, hook by hook: read it, answer it, send the answer. */
import { type InvokeResponse, TeamsActivityHandler, type TurnContext } from 'botbuilder'
import type { Incoming, Outgoing } from '../dialogs/incoming.ts'
import { readFileConsent, readInstallation, readMessage, readPress } from './incoming.ts'
import { type Answering, answerInvoke, sendAll } from './send.ts'

export type Send<T> = (answering: Answering, outgoing: readonly Outgoing[]) => Promise<T>
/** The conversation is there: it is kept, and nothing is said. */
export type TakeNote = (context: TurnContext) => Promise<void>
/** One turn: what comes in, and how its answer goes out. */
export type TakeTurn = <T>(context: TurnContext, incoming: Incoming, send: Send<T>) => Promise<T>

export class TeamsBot extends TeamsActivityHandler {
  readonly #takeTurn: TakeTurn
  constructor(takeTurn: TakeTurn, takeNote: TakeNote) {
    super()
    this.#takeTurn = takeTurn
    this.onMessage(context => takeTurn(context, readMessage(context.activity), sendAll))
    this.onMessageUpdate(context => takeTurn(context, readMessage(context.activity), sendAll))
    this.onMembersAdded(takeNote)
    this.onInstallationUpdate(async context => {
      const incoming = readInstallation(context.activity)
      if (incoming) await takeTurn(context, incoming, sendAll)
    })
  }

  override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    if (context.activity.name === 'adaptiveCard/action') {
      return this.#takeTurn(context, readPress(context.activity), answerInvoke)
    }
    if (context.activity.name === 'fileConsent/invoke') {
      await this.#takeTurn(context, readFileConsent(context.activity), sendAll)
      return { status: 200 }
    }
    return super.onInvokeActivity(context)
  }
}
