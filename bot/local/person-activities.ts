/** What Teams posts when a person writes or presses: for playing, and for tests. */
import type { Activity } from 'botbuilder'
import type { Person } from '../../policies/case.ts'

export type Chat = {
  readonly person: Pick<Person, 'id' | 'name'>
  readonly serviceUrl: string
  readonly tenant: string
  readonly botId: string
}

let count = 0

/** A personal chat's common part; every call has an id of its own. */
export function activityOf({ person, serviceUrl, tenant, botId }: Chat, more: Partial<Activity>): Partial<Activity> {
  return {
    id: `play-${process.pid}-${++count}`,
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${person.id}`, name: person.name, aadObjectId: person.id } as Activity['from'],
    recipient: { id: botId, name: 'Stepwise' } as Activity['recipient'],
    conversation: {
      id: chatId(person),
      conversationType: 'personal',
      tenantId: tenant,
    } as Activity['conversation'],
    channelData: { tenant: { id: tenant } },
    timestamp: new Date(),
    ...more,
  }
}

export const chatId = (person: Pick<Person, 'id'>): string => `chat-${person.id}`

export const textOf = (chat: Chat, text: string): Partial<Activity> => activityOf(chat, { type: 'message', text })

/** An `Action.Submit`: a message whose value holds the data. */
export const submitOf = (chat: Chat, value: object, replyToId?: string): Partial<Activity> =>
  activityOf(chat, { type: 'message', value, ...(replyToId ? { replyToId } : {}) })

/** An `Action.Execute`: an invoke. */
export const executeOf = (chat: Chat, data: object, replyToId?: string): Partial<Activity> =>
  activityOf(chat, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', data }, trigger: 'manual' },
    ...(replyToId ? { replyToId } : {}),
  })

export const installOf = (chat: Chat, action: 'add' | 'remove' = 'add'): Partial<Activity> =>
  activityOf(chat, { type: 'installationUpdate', action })

/** Posts it to the bot. */
export async function postActivity(
  botAddress: string,
  activity: Partial<Activity>,
  token?: string,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const headers = {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  }
  const answer = await fetch(`${botAddress}/api/messages`, {
    method: 'POST',
    headers,
    body: JSON.stringify(activity),
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) }
}
