/** Loaded before the stand-in client, which would listen on every interface of the computer. */
import { Server } from 'node:net'

const listen = Server.prototype.listen as (this: Server, ...given: unknown[]) => Server

Server.prototype.listen = function listenOnLoopback(this: Server, ...given: unknown[]): Server {
  const [port, ...rest] = given
  return typeof port === 'number' && typeof rest[0] !== 'string'
    ? listen.call(this, port, '127.0.0.1', ...rest)
    : listen.apply(this, given)
} as typeof Server.prototype.listen
