/** Sixteen connections that post one turn after the other, each as soon as its last is answered. */
import http from 'node:http'

export const connections = 16

export type Answered = { readonly status: number; readonly body: string; readonly ms: number }
export type Loaded = {
  /** In the order of the bodies. */
  readonly answers: readonly Answered[]
  readonly seconds: number
}

/** Posts every body to the bot. A turn that the bot refuses is answered too: judging is the caller's. */
export async function load(address: string, bodies: readonly string[]): Promise<Loaded> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  const answers: Answered[] = []
  let next = 0
  const connection = async () => {
    for (let turn = next++; turn < bodies.length; turn = next++) {
      answers[turn] = await post(agent, address, bodies[turn] ?? '')
    }
  }
  const from = performance.now()
  await Promise.all(Array.from({ length: connections }, connection))
  const seconds = (performance.now() - from) / 1000
  agent.destroy()
  return { answers, seconds }
}

function post(agent: http.Agent, address: string, body: string): Promise<Answered> {
  const from = performance.now()
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const asked = http.request(`${address}/api/messages`, { method: 'POST', agent, headers }, answer => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.once('error', reject)
      answer.once('end', () => {
        const ms = performance.now() - from
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8'), ms })
      })
    })
    asked.once('error', reject)
    asked.end(body)
  })
}

/** The value below which this share of them lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
