/** `POST /api/messages`: envelope, token, tenant, then the turn. Says which HTTP answer it comes to. */
import type { Activity, TurnContext } from 'botbuilder'
import { type Adapter, type Caller, isAuthenticationError } from './adapter.ts'
import type { Hosts } from './delivery/hosts.ts'
import { readEnvelope } from './envelope.ts'
import { tenantOf } from './incoming.ts'

export type Answer = { readonly status: number; readonly body?: unknown }
export type Posted = { readonly body: Uint8Array; readonly authorization: string }

export type MessageParts = {
  readonly adapter: Adapter
  readonly run: (context: TurnContext) => Promise<void>
  /** The one tenant that is served; null: any, in local mode. */
  readonly tenant: string | null
  readonly hosts: Hosts
  /** Told of each activity that is let in. */
  readonly onActivity: (tenant: string) => void
}

const refused = (status: number, problem: string): Answer => ({
  status,
  body: { error: { message: problem } },
})

/** 400 for a wrong envelope, 401 for a wrong token, 403 for another tenant, channel or service, else the turn's own. */
export async function answerPosted(parts: MessageParts, posted: Posted): Promise<Answer> {
  const envelope = readEnvelope(posted.body)
  if (!envelope.ok) return refused(400, envelope.problem)
  const { activity } = envelope
  const caller = await callerOf(parts.adapter, activity, posted.authorization)
  if (!caller) return refused(401, 'the token is missing or wrong')
  const stranger = strangerIn(parts, activity)
  if (stranger) return refused(403, stranger)
  parts.onActivity(tenantOf(activity))
  const response = await parts.adapter.take(caller, activity, parts.run)
  return { status: response?.status ?? 200, body: response?.body }
}

async function callerOf(adapter: Adapter, activity: Activity, header: string): Promise<Caller | null> {
  try {
    return await adapter.authenticate(activity, header)
  } catch (error) {
    if (isAuthenticationError(error)) return null
    throw error
  }
}

/** A token is good for any tenant and channel that the bot is registered for; Stepwise serves one of each. */
function strangerIn({ tenant, hosts }: MessageParts, activity: Activity): string | null {
  if (!hosts.service(activity.serviceUrl)) return 'the service address is not one that Stepwise speaks to'
  if (tenant === null) return null
  if (tenantOf(activity).toLowerCase() !== tenant.toLowerCase()) return 'this tenant is not served here'
  return activity.channelId === 'msteams' ? null : 'this channel is not served here'
}
