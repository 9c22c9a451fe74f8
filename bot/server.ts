/** The HTTP side: messages, health, readiness; metrics on a port of their own. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import restify from 'restify'
import { maxBodyBytes } from './envelope.ts'
import { type Log, loggedError } from './log.ts'
import type { Answer, Posted } from './messages.ts'
import type { Metrics } from './metrics.ts'
import { readBody } from './read-body.ts'

/** Absent until wiring has ended. */
export type Ready = {
  readonly answer: (posted: Posted) => Promise<Answer>
  readonly database: () => 'up' | 'away'
}
export type Gate = { ready: Ready | null }
export type ServerParts = { readonly gate: Gate; readonly log: Log; readonly metrics: Metrics }

type Handler = (req: IncomingMessage) => Promise<Answer>

/** Not listening yet. Local mode adds routes of its own before it listens. */
export function createServer(parts: ServerParts): restify.Server {
  const server = restify.createServer({ name: 'stepwise' })
  server.post(
    '/api/messages',
    route(parts, req => takeMessage(parts, req)),
  )
  server.get(
    '/healthz',
    route(parts, async () => ({ status: 200, body: { status: 'ok' } })),
  )
  server.get(
    '/readyz',
    route(parts, async () => {
      const { ready } = parts.gate
      return ready ? { status: 200, body: { database: ready.database() } } : { status: 503, body: { status: 'starting' } }
    }),
  )
  return server
}

/** On the loopback only: figures are for whoever runs the machine. */
export function createMetricsServer(metrics: Metrics): restify.Server {
  const server = restify.createServer({ name: 'stepwise-metrics' })
  server.get('/metrics', async (_req: restify.Request, res: restify.Response) => {
    res.writeHead(200, { 'content-type': metrics.contentType })
    res.end(await metrics.print())
  })
  return server
}

/** A fault answers 500 and never with its own words. */
export function route({ log, metrics }: Omit<ServerParts, 'gate'>, handler: Handler) {
  return async (req: restify.Request, res: restify.Response): Promise<void> => {
    const answer = await handler(req).catch((error: unknown): Answer => {
      log.error({ error: loggedError(error) }, 'a request failed')
      metrics.faults.inc({ where: 'request' })
      return { status: 500, body: { error: { message: 'something went wrong on our side' } } }
    })
    if (answer.status >= 400) metrics.refused.inc({ status: String(answer.status) })
    write(res, answer)
  }
}

async function takeMessage({ gate }: ServerParts, req: IncomingMessage): Promise<Answer> {
  const body = await readBody(req, maxBodyBytes)
  if (!body) return { status: 413, body: { error: { message: 'the body is larger than 256 KB' } } }
  if (!gate.ready) return { status: 503, body: { error: { message: 'starting' } } }
  return gate.ready.answer({ body, authorization: req.headers.authorization ?? '' })
}

function write(res: ServerResponse, { status, body }: Answer): void {
  if (body === undefined) {
    res.writeHead(status, { 'content-length': 0 })
    res.end()
    return
  }
  const text = Buffer.from(JSON.stringify(body))
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': text.length })
  res.end(text)
}
