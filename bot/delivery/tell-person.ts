/** Sends a delivery to a person's conversation, unasked, and says what came of it. */
import type { Activity, TurnContext } from 'botbuilder'
import type { Delivery } from '../../dialogs/incoming.ts'
import { cardActivity } from '../activities.ts'
import type { Adapter } from '../adapter.ts'
import type { Log } from '../log.ts'
import type { DeliveryOutcome } from '../storage/notices.ts'
import type { Known, KnownConversations } from './conversations.ts'
import type { TellPerson } from './deliver-notice.ts'
import { judge, type Verdict } from './rules.ts'
import type { Switch } from './switch.ts'

export type TellingParts = {
  readonly adapter: Adapter
  readonly appId: string
  readonly conversations: KnownConversations
  /** The messages with a delivery's files, ready to send. */
  readonly filesOf: (delivery: Delivery) => Promise<readonly Partial<Activity>[]>
  readonly off: Switch
  readonly now: () => Date
  readonly log: Log
}

export function personTelling(parts: TellingParts): TellPerson {
  return async delivery => {
    if (parts.off.isOff()) return { kind: 'retry', reason: 'switched off by an administrator' }
    const open = await parts.conversations.openOf(delivery.to)
    let last: DeliveryOutcome = { kind: 'unreachable', reason: 'no conversation with this person' }
    for (const conversation of open) {
      const verdict = await post(parts, conversation, delivery)
      if (verdict === 'sent') return { kind: 'delivered' }
      last = await outcomeOf(parts, conversation, verdict)
      if (verdict.kind !== 'end-conversation') return last
    }
    return last
  }
}

/** What goes wrong comes out here and not in the adapter's own handler, which would swallow it. */
async function post(parts: TellingParts, conversation: Known, delivery: Delivery): Promise<Verdict | 'sent'> {
  const activities = [cardActivity(delivery.card, delivery.text, delivery.preview), ...(await parts.filesOf(delivery))]
  const reference = { ...conversation.reference, serviceUrl: conversation.serviceUrl }
  let result: Verdict | 'sent' = 'sent'
  const logic = async (context: TurnContext) => {
    try {
      for (const activity of activities) await context.sendActivity(activity)
    } catch (error) {
      result = judge(error)
      parts.log.warn({ key: delivery.notice.key, verdict: result.kind }, 'a notice was not taken')
    }
  }
  await parts.adapter.continueConversationAsync(parts.appId, reference, logic)
  return result
}

async function outcomeOf(parts: TellingParts, conversation: Known, verdict: Verdict): Promise<DeliveryOutcome> {
  switch (verdict.kind) {
    case 'again':
      if (verdict.afterMs === null) return { kind: 'retry', reason: 'the connector could not take it' }
      return {
        kind: 'wait',
        until: new Date(parts.now().getTime() + verdict.afterMs).toISOString(),
        reason: 'asked to wait',
      }
    case 'never':
      return { kind: 'dead', reason: verdict.why }
    case 'end-conversation':
      await parts.conversations.end(conversation, verdict.why)
      return { kind: 'unreachable', reason: verdict.why }
    case 'stop-all':
      parts.off.turnOff()
      parts.log.error({}, 'an administrator has switched the bot off: nothing more is sent until somebody writes to it')
      return { kind: 'retry', reason: verdict.why }
  }
}
