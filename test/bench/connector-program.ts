/** The stand-in connector, in a process of its own: takes every message as cheaply as it can and hands them over when asked. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Asked, Taken, Told } from './connector.ts'

const taken: Taken[] = []
const created = Buffer.from('{"id":"taken"}')
const address = /^\/v3\/conversations\/([^/]+)\/activities/

const server = createServer((req, res) => {
  const chunks: Buffer[] = []
  req.on('data', (chunk: Buffer) => chunks.push(chunk))
  req.on('end', () => {
    const conversation = decodeURIComponent(address.exec(req.url ?? '')?.[1] ?? '')
    taken.push({ conversation, body: Buffer.concat(chunks).toString('utf8') })
    res.writeHead(201, { 'content-type': 'application/json', 'content-length': created.length })
    res.end(created)
  })
})
server.keepAliveTimeout = 60_000

const tell = (told: Told) => process.send?.(told)
process.on('message', (asked: Asked) => {
  if (asked.kind === 'count') tell({ kind: 'count', count: taken.length })
  else tell({ kind: 'taken', taken: taken.slice(asked.from) })
})
process.once('disconnect', () => process.exit(0))
server.listen(0, '127.0.0.1', () => tell({ kind: 'listening', port: (server.address() as AddressInfo).port }))
