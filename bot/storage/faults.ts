/** What a database says, in the words that dialogs know. */
import { AlreadyHandledError, ConflictError, MeetingFullError, StorageAwayError } from '../../dialogs/ports.ts'

/** The database is there but may not be used: wrong role, wrong schema, born for the other mode. Stops the start. */
export class StorageRefusedError extends Error {
  override readonly name = 'StorageRefusedError'
}

/** Raised by our own functions, or by a constraint that they run into. */
const conflicts: Readonly<Record<string, ConflictError['what']>> = {
  SWCAS: 'case',
  SWBOO: 'booking',
  SWMEE: 'meeting',
  SWSER: 'series',
  SWSET: 'setting',
}
const constraints: Readonly<Record<string, ConflictError['what']>> = {
  cases_reference: 'case',
  bookings_pkey: 'booking',
  bookings_once: 'booking',
  meetings_places: 'meeting',
}
/** Two changes met head-on: deadlock, serialisation. Whoever lost decides once more. */
const collisions = ['40P01', '40001']
/** Connection classes of the server (08, 57P, 53) and of the network below it. */
const away = /^(08|57P|53)|^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/
/** pg and PGlite say these without a code. */
const awayMessage =
  /connection (terminated|error)|timeout exceeded|read timeout|not queryable|PGlite is closed|pool after calling end/i

/** The same fault as one of the errors of `dialogs/ports.ts`, or as it was. */
export function domainError(error: unknown): unknown {
  const { code = '', constraint = '', message = '' } = fieldsOf(error)
  const what = conflicts[code] ?? (code.startsWith('23') ? constraints[constraint] : undefined)
  if (what) return withCause(new ConflictError(what, message), error)
  if (collisions.includes(code)) return withCause(new ConflictError('case', message), error)
  if (code === 'SWFUL') return withCause(new MeetingFullError(message), error)
  if (code === 'SWSEE') return withCause(new AlreadyHandledError(message), error)
  if (away.test(code) || (!code && awayMessage.test(message))) {
    return withCause(new StorageAwayError('the database cannot be reached'), error)
  }
  return error
}

type Fields = { readonly code?: string; readonly constraint?: string; readonly message?: string }
function fieldsOf(error: unknown): Fields {
  return typeof error === 'object' && error !== null ? (error as Fields) : {}
}

function withCause<E extends Error>(made: E, cause: unknown): E {
  made.cause = cause
  return made
}
