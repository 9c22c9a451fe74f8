/** What Graph's answers mean for the workbook. */
import type { NotKept } from '../../policies/workbook-place.ts'

/** Thrown where the place says no; caught where the workbook is put there. */
export class GraphFault extends Error {
  override readonly name = 'GraphFault'
  readonly why: NotKept
  readonly status: number | null
  readonly afterSeconds: number | null
  constructor(why: NotKept, status: number | null, afterSeconds: number | null = null) {
    super(`the place for workbooks: ${why}`)
    this.why = why
    this.status = status
    this.afterSeconds = afterSeconds
  }
}

const meanings: Readonly<Record<number, NotKept>> = {
  401: 'signed-out',
  403: 'not-allowed',
  404: 'no-place',
  // A parent folder that is not there; a name that is taken is judged before.
  409: 'no-place',
  413: 'too-large',
  423: 'locked',
  429: 'throttled',
  507: 'full',
}

/** The fault for an answer that is no success. Its body is not read: it may quote the file's name or a person's. */
export function faultOf(response: Response, now = Date.now()): GraphFault {
  const why = meanings[response.status] ?? 'away'
  return new GraphFault(why, response.status, secondsOf(response.headers.get('retry-after'), now))
}

/** Retry-After: seconds, or a date. */
function secondsOf(header: string | null, now: number): number | null {
  if (!header) return null
  if (/^\d{1,6}$/.test(header.trim())) return Number(header)
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000))
}

/** What Azure's library says when it is the proof of identity that is wrong, and not the way to Entra. */
const refusedSignIn = /AADSTS\d|ManagedIdentityCredential|PEM/

/** A sign-in that was refused is the administrator's to put right; anything else on the way passes. */
export function faultOnTheWay(error: unknown): GraphFault {
  if (error instanceof GraphFault) return error
  const said = error instanceof Error ? error.message : ''
  return new GraphFault(refusedSignIn.test(said) ? 'signed-out' : 'away', null)
}
