import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { loopbackHosts, microsoftHosts } from '../../bot/delivery/hosts.ts'
import { workbookReading } from '../../bot/files/fetch-workbook.ts'
import { rowXml, workbookOf } from '../files/workbook-parts.ts'

const secret = 'tempauth=key-to-the-file'
const workbook = workbookOf(rowXml(1, ['Reference']) + rowXml(2, ['Jamie Sample']))
let server: Server
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** Reads what a file host that answers like this hands over; `log` is everything that was logged. */
async function read(listener: RequestListener, { hosts = loopbackHosts, longestMs = 5_000 } = {}) {
  server = createServer(listener).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const log: unknown[] = []
  const reading = workbookReading({ hosts, longestMs, log: { warn: (...given: unknown[]) => void log.push(given) } })
  const answer = await reading(`http://127.0.0.1:${(server.address() as AddressInfo).port}/list.xlsx?${secret}`)
  return { answer, log: JSON.stringify(log) }
}
const whyOf = ({ answer }: Awaited<ReturnType<typeof read>>) =>
  answer.ok ? 'read' : answer.refusal.code === 'not-fetched' ? answer.refusal.why : answer.refusal.code

describe('a workbook is fetched from where Teams says it lies', () => {
  it('and read', async () => {
    const { answer, log } = await read((_, res) => res.end(workbook))
    expect(answer).toMatchObject({ ok: true, headings: ['Reference'], rows: [['Jamie Sample']] })
    expect(log).toBe('[]')
  })

  it('from Microsoft’s own hosts alone: no other is spoken to', async () => {
    let asked = 0
    const answer = await read(
      (_, res) => {
        asked += 1
        res.end(workbook)
      },
      { hosts: microsoftHosts },
    )
    expect(whyOf(answer)).toBe('address')
    expect(asked).toBe(0)
  })

  it('never after a redirect, which could lead anywhere', async () => {
    const paths: (string | undefined)[] = []
    const answer = await read((req, res) => {
      paths.push(req.url)
      res.writeHead(302, { location: '/elsewhere' }).end()
    })
    expect(whyOf(answer)).toBe('refused')
    expect(paths).toHaveLength(1)
  })

  it.each([401, 403, 404, 410, 500])('and a %i is said to be a refusal', async status => {
    expect(whyOf(await read((_, res) => res.writeHead(status).end('no')))).toBe('refused')
  })

  it('within a time: one that trickles in is given up', async () => {
    const answer = await read((_, res) => void res.write(workbook.slice(0, 10)), { longestMs: 200 })
    expect(whyOf(answer)).toBe('slow')
  })

  it('and one that breaks off is a refusal', async () => {
    const answer = await read((_, res) => {
      res.writeHead(200, { 'content-length': workbook.byteLength })
      res.write(workbook.slice(0, 10), () => res.destroy())
    })
    expect(whyOf(answer)).toBe('refused')
  })

  it.each([
    ['that says so', true],
    ['that does not say so', false],
  ])('up to a size: a larger one %s is not read to its end', async (_, declares) => {
    const chunk = Buffer.alloc(1024 * 1024)
    let sent = 0
    const answer = await read((_req, res) => {
      if (declares) res.setHeader('content-length', 50 * chunk.length)
      const more = () => {
        while (sent < 50 && !res.destroyed) {
          sent += 1
          if (!res.write(chunk)) return
        }
      }
      res.on('drain', more)
      more()
    })
    expect(whyOf(answer)).toBe('too-large')
    expect(sent).toBeLessThan(50)
  })

  it('and neither its address nor its content ever reaches the log', async () => {
    const all = [
      await read((_, res) => res.writeHead(403).end('Jamie Sample')),
      await read((_, res) => res.destroy()),
      await read((_, res) => res.write('Jamie'), { longestMs: 200 }),
    ].map(({ log }) => log)
    expect(all.join()).toContain('workbook')
    expect(all.join()).not.toMatch(/key-to-the-file|127\.0\.0\.1|Jamie/)
  })
})
