/** A plain HTTP request over kept-alive connections: cheaper than fetch, and all that the connector needs. */
import http from 'node:http'
import https from 'node:https'

export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly body: string | Uint8Array | null
  readonly headers?: Readonly<Record<string, string>>
}
export type HttpAnswer = {
  readonly status: number
  readonly body: string
  readonly retryAfter: string | undefined
}

const agents = {
  'http:': new http.Agent({ keepAlive: true, maxSockets: 64 }),
  'https:': new https.Agent({ keepAlive: true, maxSockets: 64 }),
}
const timeoutMs = 10_000

/** Rejects when nothing was answered within ten seconds. Redirects are not followed. */
export function sendHttp(request: HttpRequest): Promise<HttpAnswer> {
  const url = new URL(request.url)
  const isSecure = url.protocol === 'https:'
  const length = request.body === null ? 0 : Buffer.byteLength(request.body)
  const options = {
    method: request.method,
    headers: { ...request.headers, 'content-length': length },
    agent: isSecure ? agents['https:'] : agents['http:'],
    timeout: timeoutMs,
  }
  return new Promise((resolve, reject) => {
    const sent = (isSecure ? https : http).request(url, options, answer => readAnswer(answer, resolve, reject))
    sent.once('error', reject)
    sent.once('timeout', () => sent.destroy(new Error('no answer within ten seconds')))
    sent.end(request.body ?? undefined)
  })
}

function readAnswer(
  answer: http.IncomingMessage,
  resolve: (answer: HttpAnswer) => void,
  reject: (error: Error) => void,
): void {
  const chunks: Buffer[] = []
  answer.on('data', (chunk: Buffer) => chunks.push(chunk))
  answer.once('error', reject)
  answer.once('end', () => {
    const body = Buffer.concat(chunks).toString('utf8')
    resolve({ status: answer.statusCode ?? 0, body, retryAfter: answer.headers['retry-after'] })
  })
}
