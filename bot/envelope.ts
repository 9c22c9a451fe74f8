/** What every message must have before the SDK sees it. */
import type { Activity } from 'botbuilder'

/** A body longer than this is not read. */
export const maxBodyBytes = 256 * 1024

export type Envelope = { readonly ok: true; readonly activity: Activity } | { readonly ok: false; readonly problem: string }

/** The activity in a body of JSON; or what is missing in it. */
export function readEnvelope(body: Uint8Array): Envelope {
  const value = readObject(body)
  if (!value) return { ok: false, problem: 'the body is not a JSON object' }
  const missing = required(value).filter(path => !isText(at(value, path)))
  if (missing.length > 0) return { ok: false, problem: `missing: ${missing.join(', ')}` }
  return { ok: true, activity: withDates(value) as unknown as Activity }
}

type Fields = Record<string, unknown>

/** null for anything else: an envelope that cannot be read is no fault of ours. */
function readObject(body: Uint8Array): Fields | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null
  } catch {
    return null
  }
}

function required(value: Fields): readonly string[] {
  const always = ['type', 'channelId', 'serviceUrl', 'from.id', 'conversation.id']
  return value.type === 'message' || value.type === 'invoke' ? [...always, 'id'] : always
}

function at(value: Fields, path: string): unknown {
  return path.split('.').reduce<unknown>((found, name) => (found as Fields | null | undefined)?.[name], value)
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''

/** The SDK works with dates where the wire has text; anything unreadable is left out. */
function withDates(value: Fields): Fields {
  const dated = ['timestamp', 'localTimestamp', 'expiration'].map(name => {
    const date = new Date(String(value[name]))
    return [name, Number.isNaN(date.getTime()) ? undefined : date] as const
  })
  return { ...value, ...Object.fromEntries(dated) }
}
