/**
 * The few calls of the connector's REST service that the bot makes, over kept-alive connections. It stands in for the
 * SDK's own client, which retries on rules of its own and is built anew for every turn.
 */
import type { Activity, ResourceResponse } from 'botbuilder'
import { type HttpRequest, sendHttp } from './http.ts'
import { ConnectorError } from './rules.ts'

export type Connector = {
  readonly reply: (conversation: string, to: string, activity: Partial<Activity>) => Promise<ResourceResponse>
  readonly post: (conversation: string, activity: Partial<Activity>) => Promise<ResourceResponse>
  readonly update: (conversation: string, id: string, activity: Partial<Activity>) => Promise<ResourceResponse>
  readonly remove: (conversation: string, id: string) => Promise<void>
}

export type Send = (request: HttpRequest) => Promise<ResourceResponse>

/** `send` makes one request and throws ConnectorError for a refusal; retrying and pacing are wrapped around it. */
export function createConnector(serviceUrl: string, send: Send): Connector {
  const base = `${serviceUrl.replace(/\/+$/, '')}/v3/conversations`
  const at = (conversation: string, id?: string) =>
    `${base}/${encodeURIComponent(conversation)}/activities${id === undefined ? '' : `/${encodeURIComponent(id)}`}`
  const body = (activity: Partial<Activity>) => JSON.stringify(activity)
  return {
    reply: (conversation, to, activity) => send({ method: 'POST', url: at(conversation, to), body: body(activity) }),
    post: (conversation, activity) => send({ method: 'POST', url: at(conversation), body: body(activity) }),
    update: (conversation, id, activity) => send({ method: 'PUT', url: at(conversation, id), body: body(activity) }),
    remove: async (conversation, id) => void (await send({ method: 'DELETE', url: at(conversation, id), body: null })),
  }
}

/** One attempt. `token` is null in local mode. */
export async function sendOnce(request: HttpRequest, token: string | null): Promise<ResourceResponse> {
  const answer = await sendHttp({
    ...request,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
  })
  if (answer.status >= 200 && answer.status < 300) return { id: idOf(answer.body) }
  throw new ConnectorError({
    status: answer.status,
    code: codeOf(answer.body),
    retryAfterMs: retryAfterMs(answer.retryAfter, Date.now()),
  })
}

function idOf(body: string): string {
  const read = readJson(body) as { readonly id?: unknown } | null
  return typeof read?.id === 'string' ? read.id : ''
}

function codeOf(body: string): string {
  const read = readJson(body) as { readonly error?: { readonly code?: unknown } } | null
  return typeof read?.error?.code === 'string' ? read.error.code : ''
}

/** null for what is not JSON: a proxy's page says nothing that we could use. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Seconds or a date, as HTTP allows both. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  if (!header) return null
  const seconds = Number(header)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now
  return Number.isNaN(ms) ? null : Math.max(0, ms)
}
