/** A port to listen on. */
import { createServer } from 'node:net'

/** This port, else the first free one of the hundred after it. */
export async function freePort(wished: number): Promise<number> {
  for (let port = wished; port < wished + 100; port++) if (await isFree(port)) return port
  throw new Error(`no port is free from ${wished} on`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
