/** Opening and closing a server. */
import type { AddressInfo } from 'node:net'
import type { Server } from 'restify'

/** Rejects when the port is taken. Port 0 takes any that is free. */
export function listen(server: Server, at: { readonly port: number; readonly host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    // restify says it again as its own, and what nobody hears there ends the process.
    server.once('error', (cause: Error) => reject(inWords(cause, at.port)))
    server.listen(at.port, at.host, () => resolve())
  })
}

function inWords(cause: Error, port: number): Error {
  const { code } = cause as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return new Error(`port ${port} is in use. Stop what listens there, or set PORT.`, { cause })
  return code === 'EACCES' ? new Error(`port ${port} may not be used by this account. Set PORT.`, { cause }) : cause
}

/** Where it listens, without a path; a server on every interface is named by the loopback. */
export function addressOf(server: Server): string {
  const { port } = server.server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

/** Answers what is being answered, then ends; idle connections are cut at once. */
export function closeServer(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    ;(server.server as { closeIdleConnections?: () => void }).closeIdleConnections?.()
    setTimeout(() => (server.server as { closeAllConnections?: () => void }).closeAllConnections?.(), 2_000).unref()
  })
}
