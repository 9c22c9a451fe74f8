/** Fetches a workbook that somebody attached, from Microsoft's own file hosts alone, within a size and a time. */
import type { Ports } from '../../dialogs/ports.ts'
import { type WorkbookRefusal, workbookLimits } from '../../policies/workbook-refusal.ts'
import type { Hosts } from '../delivery/hosts.ts'
import type { Log } from '../log.ts'
import { readWorkbook } from './read-workbook.ts'

/** A turn has about ten seconds: so long may the file take to arrive, whole. */
const longestMs = 7_000

export type Fetching = { readonly hosts: Pick<Hosts, 'file'>; readonly log: Pick<Log, 'warn'>; readonly longestMs?: number }

/** Reads what is at the address. Neither the address, which is a key to the file, nor anything in the file is logged. */
export function workbookReading(fetching: Fetching): Ports['readWorkbook'] {
  return async address => {
    const fetched = await fetchBytes(address, fetching)
    return fetched instanceof Uint8Array ? readWorkbook(fetched) : { ok: false, refusal: fetched }
  }
}

const notFetched = (why: 'address' | 'refused' | 'slow') => ({ code: 'not-fetched', why }) as const

async function fetchBytes(address: string, fetching: Fetching): Promise<Uint8Array | WorkbookRefusal> {
  if (!fetching.hosts.file(address)) return notFetched('address')
  const signal = AbortSignal.timeout(fetching.longestMs ?? longestMs)
  try {
    // A redirect could lead to any host: it is an answer that is not taken.
    const answer = await fetch(address, { signal, redirect: 'manual' })
    if (answer.status !== 200 || !answer.body) {
      fetching.log.warn({ status: answer.status }, 'a workbook was not handed over')
      await answer.body?.cancel()
      return notFetched('refused')
    }
    return await bytesOf(answer.body, Number(answer.headers.get('content-length') ?? 0))
  } catch (error) {
    const { name } = error as Error
    fetching.log.warn({ reason: name }, 'a workbook could not be fetched')
    return notFetched(name === 'TimeoutError' ? 'slow' : 'refused')
  }
}

/** Stops reading at the limit, whatever length was declared. */
async function bytesOf(body: ReadableStream<Uint8Array>, declared: number): Promise<Uint8Array | WorkbookRefusal> {
  const tooLarge = { code: 'too-large', limitBytes: workbookLimits.bytes } as const
  const chunks: Uint8Array[] = []
  let length = 0
  if (declared > workbookLimits.bytes) {
    await body.cancel()
    return tooLarge
  }
  for await (const chunk of body) {
    length += chunk.byteLength
    if (length > workbookLimits.bytes) return tooLarge
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
