/**
 * Loaded before the stand-in client. The client would listen on every interface of the computer, and live on when
 * whoever started it is killed.
 */
import { Server } from 'node:net'

const listen = Server.prototype.listen as (this: Server, ...given: unknown[]) => Server

Server.prototype.listen = function listenOnLoopback(this: Server, ...given: unknown[]): Server {
  const [port, ...rest] = given
  const isOpen = typeof port === 'number' && typeof rest[0] !== 'string'
  return isOpen ? listen.call(this, port, '127.0.0.1', ...rest) : listen.apply(this, given)
} as typeof Server.prototype.listen

process.stdin.resume().once('end', () => process.exit())
