/** Outgoing -> what the person sees: a new card, the pressed card in its new state, a file. */
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder'
import type { Incoming, Outgoing } from '../dialogs/incoming.ts'
import { cardActivity, cardType, withText } from './activities.ts'
import { ConnectorError } from './delivery/rules.ts'
import type { FileSender } from './send-file.ts'

/** What a lock screen shows of an answer: whose it is, nothing of what it says. */
const summary = 'Stepwise'
type CardOut = Extract<Outgoing, { kind: 'card' }>
export type Answering = {
  readonly context: TurnContext
  readonly incoming: Incoming
  readonly files: FileSender
}

/** Answers a message: in the order given, the first card that replaces the pressed one in its place. */
export async function sendAll(answering: Answering, outgoing: readonly Outgoing[]): Promise<void> {
  for (const out of outgoing) await sendOne(answering, out)
}

/**
 * Answers an invoke in the HTTP body: with the card that takes the place of the pressed one, else with the words of
 * the first card, which then comes as a message of its own and leaves the pressed card and what was typed in it alone.
 */
export async function answerInvoke(answering: Answering, outgoing: readonly Outgoing[]): Promise<InvokeResponse> {
  const shown = outgoing.find((out): out is CardOut => out.kind === 'card' && out.replaces === 'pressed')
  await sendAll(
    answering,
    outgoing.filter(out => out !== shown),
  )
  if (!shown) return invokeMessage(outgoing[0]?.text ?? '')
  return { status: 200, body: { statusCode: 200, type: cardType, value: withText(shown.card, shown.text) } }
}

const invokeMessage = (text: string): InvokeResponse => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: shortened(text) },
})

/** Shown in a bar under the pressed card; the card that follows says the rest. */
const shortened = (text: string): string => (text.length <= 160 ? text : `${text.slice(0, text.lastIndexOf(' ', 160))} …`)

async function sendOne({ context, incoming, files }: Answering, out: Outgoing): Promise<void> {
  if (out.kind === 'file') return files.send(context, incoming, out)
  const activity = cardActivity(out.card, out.text, summary)
  const replyTo = incoming.kind === 'press' ? incoming.replyTo : null
  if (out.replaces === 'pressed' && replyTo) await replaceCard(context, activity, replyTo)
  else await context.sendActivity(activity)
}

/** A card that is no longer there (deleted, or too old to be changed) is answered with a new one. */
async function replaceCard(context: TurnContext, activity: Partial<Activity>, id: string): Promise<void> {
  try {
    await context.updateActivity({ ...activity, id })
  } catch (error) {
    if (!(error instanceof ConnectorError) || ![403, 404, 405].includes(error.status)) throw error
    await context.sendActivity(activity)
  }
}
