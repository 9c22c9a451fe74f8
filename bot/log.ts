/** Structured logs. Never a message's text: what was typed is taken out of an error's words before it is written. */
import { type Logger, pino } from 'pino'

export type Log = Logger

/** JSON lines to standard output, or `to` a file; `silent` for tests. */
export function createLog({ level = 'info', to }: { readonly level?: 'info' | 'silent'; readonly to?: string } = {}): Log {
  const options = {
    level,
    base: null,
    serializers: { error: (error: unknown) => (error instanceof Error ? loggedError(error) : error) },
    timestamp: pino.stdTimeFunctions.isoTime,
  }
  return to ? pino(options, pino.destination({ dest: to, mkdir: true, sync: true })) : pino(options)
}

export type LoggedError = {
  readonly name: string
  readonly message: string
  readonly code?: string
  readonly stack?: string
  readonly cause?: LoggedError
}

/** An error with no field but these, and without any of the `typed` words in them. */
export function loggedError(error: unknown, typed: readonly string[] = []): LoggedError {
  if (!(error instanceof Error)) return { name: 'Unknown', message: redact(String(error), typed) }
  const { code } = error as { readonly code?: unknown }
  return {
    name: error.name,
    message: redact(error.message, typed),
    ...(typeof code === 'string' ? { code } : {}),
    stack: framesOf(error),
    ...(error.cause === undefined ? {} : { cause: loggedError(error.cause, typed) }),
  }
}

/** The places only: a stack's first lines repeat the message. */
const framesOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n')

/** Takes out what was typed, whole and line by line, and every quoted piece of a parser's or a database's complaint. */
function redact(message: string, typed: readonly string[]): string {
  const pieces = typed.flatMap(text => [text, ...text.split(/\s*[\n.!?]\s*/)]).filter(piece => piece.trim().length > 3)
  const without = pieces.reduce((left, piece) => left.replaceAll(piece, '[typed]'), message)
  return typed.length === 0 ? without : without.replace(/"[^"]*"|'[^']*'|“[^”]*”/g, '[quoted]')
}
