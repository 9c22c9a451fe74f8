/** What only local mode answers: the clock, and files that the stand-in client cannot show. */
import type { Request, Response, Server } from 'restify'
import * as z from 'zod'
import type { StoredFile } from '../../policies/decision.ts'
import { readBody } from '../read-body.ts'
import type { MovableClock } from './move-clock.ts'

const bodySchema = z.object({ now: z.iso.datetime({ offset: true }) })
const statusOf = { moved: 200, backwards: 409, 'too-long': 504 } as const

export type LocalRoutes = {
  readonly clock: MovableClock
  readonly findFile: (name: string) => Promise<StoredFile | undefined>
}

export function addLocalRoutes(server: Server, { clock, findFile }: LocalRoutes): void {
  server.put('/local/clock', async (req: Request, res: Response) => {
    const body = bodySchema.safeParse(parsed(await readBody(req, 4096)))
    if (!body.success) return json(res, 400, { error: { message: 'send {"now": "2026-11-26T15:55:00Z"}' } })
    const { kind, ...rest } = await clock.moveTo(new Date(body.data.now))
    return json(res, statusOf[kind], rest)
  })
  server.get('/local/files/:name', async (req: Request, res: Response) => {
    const file = await findFile(String(req.params.name))
    if (!file) return json(res, 404, { error: { message: 'no such file' } })
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`
    res.writeHead(200, { 'content-type': file.contentType, 'content-disposition': disposition })
    res.end(Buffer.from(file.content))
  })
}

/** null for what is not JSON. */
function parsed(body: Uint8Array | null): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body ?? new Uint8Array()))
  } catch {
    return null
  }
}

function json(res: Response, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  res.end(JSON.stringify(body))
}
