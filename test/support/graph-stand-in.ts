/** A stand-in for Microsoft Graph and its file host: one library, with eTags, locks, throttling, quota and sign-in. */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readBody } from '../../bot/read-body.ts'

export type GraphFile = { id: string; content: Uint8Array; version: number; locked?: boolean }
export type GraphRequest = { readonly method: string; readonly path: string; readonly headers: IncomingMessage['headers'] }
export type GraphRefusal = { readonly status: number; readonly code: string; readonly retryAfter?: string }
/** `hang`: carried out and never answered. `lost`: carried out, and the answer does not arrive. */
export type GraphMood = GraphRefusal | 'hang' | 'lost' | undefined

export type GraphStandIn = {
  readonly files: Map<string, GraphFile>
  readonly folders: Set<string>
  readonly requests: readonly GraphRequest[]
  /** Asked before each request; an answer takes the place of the library's own. */
  readonly mood: (decide: (request: GraphRequest) => GraphMood) => void
  /** Runs before a write is looked at: somebody else is faster. */
  readonly beforeWrite: (act: (() => void) | null) => void
  /** Where it listens: for a bot that is a process of its own. */
  readonly base: string
  readonly fetch: typeof fetch
  readonly stop: () => Promise<void>
}

export const driveId = 'b!library-of-the-council'
export const goodToken = 'token-for-graph'
const limitBytes = 4 * 1024 * 1024

export async function startGraph(): Promise<GraphStandIn> {
  const library = new Library()
  const server = createServer((req, res) => void library.answer(req, res).catch(() => res.destroy()))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    files: library.files,
    folders: library.folders,
    requests: library.requests,
    mood: decide => {
      library.mood = decide
    },
    beforeWrite: act => {
      library.beforeWrite = act
    },
    base,
    fetch: fetchTo(base),
    stop: () => {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

/** The real client speaks to Microsoft's own names; only the last step leads to the stand-in. */
export const fetchTo =
  (base: string): typeof fetch =>
  (input, init) =>
    fetch(
      String(input)
        .replace('https://graph.microsoft.com/', `${base}/graph/`)
        .replace('https://council.sharepoint.com/', `${base}/host/`),
      init,
    )

class Library {
  readonly files = new Map<string, GraphFile>()
  readonly folders = new Set(['', 'Meetings', 'Meetings/swindon'])
  readonly requests: GraphRequest[] = []
  mood: (request: GraphRequest) => GraphMood = () => undefined
  beforeWrite: (() => void) | null = null

  async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', 'http://graph')
    const request = { method: req.method ?? '', path: decodeURIComponent(url.pathname), headers: req.headers }
    this.requests.push(request)
    const body = (await readBody(req, 50_000_000)) ?? new Uint8Array()
    const mood = this.mood(request)
    if (typeof mood === 'object') return refuse(res, mood)
    if (request.path.startsWith('/host/')) return this.handOver(request, res)
    const answer = this.decide(request, url.searchParams, body)
    if (mood === 'hang') return
    if (mood === 'lost') return void res.destroy()
    if ('status' in answer && 'code' in answer) return refuse(res, answer)
    res.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
    res.end(JSON.stringify(answer.body ?? {}))
  }

  /** The file host: it needs no sign-in, and is not to be shown one. */
  handOver({ path, headers }: GraphRequest, res: ServerResponse): void {
    const file = [...this.files.values()].find(({ id }) => path === `/host/download/${id}`)
    if (!file || headers.authorization) return refuse(res, { status: 403, code: 'accessDenied' })
    res.end(file.content)
  }

  decide({ method, path, headers }: GraphRequest, query: URLSearchParams, body: Uint8Array): GraphRefusal | Answered {
    if (headers.authorization !== `Bearer ${goodToken}`) return { status: 401, code: 'InvalidAuthenticationToken' }
    const [, drive, rest = ''] = /^\/graph\/v1\.0\/drives\/([^/]+)\/(.*)$/.exec(path) ?? []
    if (drive !== driveId) return { status: 403, code: 'accessDenied' }
    const byPath = /^root:\/(.*?)(:\/content)?$/.exec(rest)
    const byId = /^items\/([^/]+)\/content$/.exec(rest)
    const name = byPath?.[1] ?? [...this.files].find(([, { id }]) => id === byId?.[1])?.[0]
    const notFound = { status: 404, code: 'itemNotFound' }
    if (name === undefined) return notFound
    if (method === 'PUT') return this.write(name, { ifMatch: headers['if-match'], query, body })
    const file = this.files.get(name)
    if (!file) return notFound
    if (!byId) return { status: 200, body: itemOf(name, file) }
    return { status: 302, headers: { location: `https://council.sharepoint.com/download/${file.id}` } }
  }

  write(name: string, { ifMatch, query, body }: Writing): GraphRefusal | Answered {
    this.beforeWrite?.()
    const file = this.files.get(name)
    if (!this.folders.has(name.split('/').slice(0, -1).join('/'))) return { status: 404, code: 'itemNotFound' }
    if (body.byteLength > limitBytes) return { status: 413, code: 'maxFileSizeExceeded' }
    if (file && query.get('@microsoft.graph.conflictBehavior') === 'fail') return { status: 409, code: 'nameAlreadyExists' }
    if (file?.locked) return { status: 423, code: 'resourceLocked' }
    if (ifMatch !== undefined && ifMatch !== eTagOf(file)) return { status: 412, code: 'resourceModified' }
    const next = { id: file?.id ?? randomUUID(), content: body, version: (file?.version ?? 0) + 1 }
    this.files.set(name, next)
    return { status: file ? 200 : 201, body: itemOf(name, next) }
  }
}

type Answered = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: object }
type Writing = { readonly ifMatch: string | undefined; readonly query: URLSearchParams; readonly body: Uint8Array }

const eTagOf = (file: GraphFile | undefined): string => (file ? `"{${file.id}},${file.version}"` : '')

const itemOf = (name: string, file: GraphFile) => ({
  id: file.id,
  name: name.split('/').at(-1),
  eTag: eTagOf(file),
  cTag: `"c:{${file.id}},${file.version}"`,
  size: file.content.byteLength,
})

function refuse(res: ServerResponse, { status, code, retryAfter }: GraphRefusal): void {
  if (retryAfter !== undefined) res.setHeader('retry-after', retryAfter)
  res.writeHead(status, { 'content-type': 'application/json' })
  const innerError = { date: new Date().toISOString(), 'request-id': randomUUID() }
  res.end(JSON.stringify({ error: { code, message: `Somebody’s file: ${code}`, innerError } }))
}
