/** Reads a request's body, up to a limit. */
import type { IncomingMessage } from 'node:http'

/** Further than this nobody is listened to: the connection is cut. */
const patienceFactor = 40

/** The body, or null when it is longer than the limit; the rest is then read away so that the answer arrives. */
export function readBody(req: IncomingMessage, maxBytes: number): Promise<Uint8Array | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= maxBytes) chunks.push(chunk)
      else if (size > maxBytes * patienceFactor) req.destroy()
    })
    req.once('end', () => resolve(size > maxBytes ? null : Buffer.concat(chunks)))
    req.once('close', () => (size > maxBytes ? resolve(null) : undefined))
    req.once('error', reject)
  })
}
