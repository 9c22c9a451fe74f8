/** One SharePoint library through Microsoft Graph: whole files, and never over what somebody else wrote. */
import type { Client, GraphRequest } from '@microsoft/microsoft-graph-client'
import * as z from 'zod'
import { faultOf, faultOnTheWay } from './graph-fault.ts'

export type DriveFile = { readonly id: string; readonly eTag: string; readonly size: number }
/** `changed`: somebody was faster; nothing was written. */
export type Put = 'written' | 'changed'
export type Drive = {
  /** The file at this path, or null. */
  readonly find: (path: string) => Promise<DriveFile | null>
  readonly read: (file: DriveFile) => Promise<Uint8Array>
  /** Only while nothing is at the path. */
  readonly create: (path: string, content: Uint8Array) => Promise<Put>
  /** Only while the file is as it was found. */
  readonly replace: (file: DriveFile, content: Uint8Array) => Promise<Put>
}

const answersWithinMs = 8_000
const itemSchema = z.object({ id: z.string(), eTag: z.string(), size: z.number() })
const contentType = 'application/octet-stream'

/** Every method throws a GraphFault where Graph says no or does not answer. */
export function graphDrive(open: () => Promise<Client>, driveId: string, longestMs = answersWithinMs): Drive {
  const drive = `/drives/${encodeURIComponent(driveId)}`
  const at = (path: string) => `${drive}/root:/${path.split('/').map(encodeURIComponent).join('/')}`
  const ask = <T>(path: string, asking: Asking<T>) => asked(open, { path, longestMs }, asking)
  return {
    find: path =>
      ask(at(path), {
        send: request => request.select(['id', 'eTag', 'size']).get(),
        take: async response => (response.status === 404 ? null : itemSchema.parse(await good(response).json())),
      }),
    read: file =>
      ask(`${drive}/items/${file.id}/content`, {
        send: request => request.get(),
        take: async response => new Uint8Array(await good(response).arrayBuffer()),
      }),
    create: (path, content) =>
      ask(`${at(path)}:/content`, {
        send: request => request.query(onlyIfNew).header('content-type', contentType).put(Buffer.from(content)),
        take: putOf,
      }),
    replace: (file, content) =>
      ask(`${drive}/items/${file.id}/content`, {
        send: request => request.headers({ 'if-match': file.eTag, 'content-type': contentType }).put(Buffer.from(content)),
        take: putOf,
      }),
  }
}

const onlyIfNew = { '@microsoft.graph.conflictBehavior': 'fail' }

type Asking<T> = {
  readonly send: (request: GraphRequest) => Promise<Response>
  readonly take: (response: Response) => Promise<T>
}

/** One question and its whole answer, within the time. */
async function asked<T>(
  open: () => Promise<Client>,
  { path, longestMs }: { readonly path: string; readonly longestMs: number },
  { send, take }: Asking<T>,
): Promise<T> {
  try {
    const client = await open()
    const { ResponseType } = await import('@microsoft/microsoft-graph-client')
    const request = client.api(path).responseType(ResponseType.RAW).option('signal', AbortSignal.timeout(longestMs))
    return await take(await send(request))
  } catch (error) {
    throw faultOnTheWay(error)
  }
}

function good(response: Response): Response {
  if (response.ok) return response
  throw faultOf(response)
}

/** 412: it is not as it was found. 409 with that code: something is at the path by now. */
async function putOf(response: Response): Promise<Put> {
  const said = await response.text()
  if (response.status === 412) return 'changed'
  if (response.status === 409 && /"code"\s*:\s*"nameAlreadyExists"/.test(said)) return 'changed'
  good(response)
  return 'written'
}
