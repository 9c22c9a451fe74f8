/** A stand-in for the service that carries a bot's messages: it keeps what each conversation was sent. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Activity } from 'botbuilder'
import { readBody } from '../read-body.ts'

export type Carried = {
  readonly method: string
  readonly conversation: string
  /** The activity that was answered or updated; null for a new message. */
  readonly target: string | null
  /** The id it was given. */
  readonly id: string
  readonly activity: Partial<Activity>
  readonly authorization: string | null
}
/** What to answer instead of taking a request; undefined takes it. */
export type Refusal = { readonly status: number; readonly code?: string; readonly retryAfter?: string }

export type StandIn = {
  readonly serviceUrl: string
  readonly carried: () => readonly Carried[]
  /** Asked before each request is taken. */
  readonly refuse: (decide: ((request: Carried) => Refusal | undefined) | null) => void
  /** Resolves with the first carried thing (also an earlier one) that is wanted; rejects after `ms`. */
  readonly until: (wanted: (carried: Carried) => boolean, ms?: number) => Promise<Carried>
  readonly stop: () => Promise<void>
}

const address = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/

/** Listens on a free port of 127.0.0.1. */
export async function startStandIn(): Promise<StandIn> {
  const carried: Carried[] = []
  const watchers = new Set<() => void>()
  let decide: Parameters<StandIn['refuse']>[0] = null
  let ids = 0
  const take = async (req: IncomingMessage, res: ServerResponse) => {
    const found = address.exec(new URL(req.url ?? '/', 'http://local').pathname)
    if (!found) return answer(res, 200, membersOf(req.url ?? ''))
    const request = await read(req, found, `stand-in-${++ids}`)
    const refusal = decide?.(request)
    if (refusal) return refuseWith(res, refusal)
    carried.push(request)
    for (const watcher of watchers) watcher()
    return answer(res, req.method === 'POST' ? 201 : 200, { id: request.id })
  }
  const server = createServer((req, res) => void take(req, res).catch(error => res.destroy(error)))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    carried: () => carried,
    refuse: next => {
      decide = next
    },
    until: (wanted, ms = 5_000) => waitFor(watchers, () => carried.find(wanted), ms),
    stop: () => {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

async function read(req: IncomingMessage, found: RegExpExecArray, freshId: string): Promise<Carried> {
  const body = await readBody(req, 1_000_000)
  const text = new TextDecoder().decode(body ?? new Uint8Array())
  const target = found[2] ? decodeURIComponent(found[2]) : null
  return {
    method: req.method ?? '',
    conversation: decodeURIComponent(found[1] ?? ''),
    target,
    id: req.method === 'PUT' && target ? target : freshId,
    activity: text ? JSON.parse(text) : {},
    authorization: req.headers.authorization ?? null,
  }
}

const membersOf = (path: string): unknown => (path.endsWith('/members') ? [] : { id: 'stand-in', members: [] })

function answer(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json' })
  res.end(JSON.stringify(body))
}

function refuseWith(res: ServerResponse, { status, code = 'Refused', retryAfter }: Refusal): void {
  if (retryAfter) res.setHeader('retry-after', retryAfter)
  answer(res, status, { error: { code, message: code } })
}

function waitFor<T>(watchers: Set<() => void>, find: () => T | undefined, ms: number): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const look = () => {
    const found = find()
    if (found !== undefined) resolve(found)
  }
  const timer = setTimeout(() => reject(new Error(`nothing of the kind came within ${ms} ms`)), ms)
  watchers.add(look)
  look()
  return promise.finally(() => {
    clearTimeout(timer)
    watchers.delete(look)
  })
}
