/** What a document leaves out and a council may set: read from a form, checked by kind, never defaulted. */
import { isDay } from './calendar.ts'
import type { Person } from './case.ts'
import { type SettingSpec, type Silence, weekday } from './council.ts'
import { accept, type Decision, refuse } from './decision.ts'
import type { Setting } from './meeting-record.ts'
import type { Procedure } from './procedure.ts'
import { retentionSilence } from './retention.ts'
import type { RowHeading } from './transfer-row.ts'

export type OpenSilence = {
  readonly silence: Silence
  readonly spec: SettingSpec
  readonly setting: Setting | undefined
}

/** Every setting that a silence of the document asks for, with what is set so far, in the document's order. */
export const silencesToSet = (procedure: Procedure, settings: readonly Setting[]): readonly OpenSilence[] =>
  [...procedure.silences, retentionSilence].flatMap(silence =>
    silence.settings.map(spec => ({
      silence,
      spec,
      setting: settings.find(setting => setting.id === spec.id),
    })),
  )

/** When a forum meets, as a council sets it. */
export type MeetingPattern = {
  readonly weekday: string
  readonly time: string
  readonly everyWeeks: number
  readonly anchor: string
  readonly cutOff: { readonly weekday: string; readonly time: string } | null
  readonly place: string | null
}

export type ReadSetting = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string }
const good = (value: unknown): ReadSetting => ({ ok: true, value })
const bad = (problem: string): ReadSetting => ({ ok: false, problem })

/** Reads the inputs of one setting's form. */
export function readSetting(spec: SettingSpec, inputs: Readonly<Record<string, string>>): ReadSetting {
  const typed = (inputs.value ?? '').trim()
  switch (spec.kind) {
    case 'meeting-pattern':
      return readPattern(inputs)
    case 'yes-no':
      return typed === 'yes' || typed === 'no' ? good(typed === 'yes') : bad('Choose yes or no.')
    case 'number':
      return /^\d{1,4}$/.test(typed) ? good(Number(typed)) : bad('Type a whole number.')
    case 'phone':
      return /^[\d\s()+-]{3,20}(\D.{0,40})?$/.test(typed)
        ? good(typed)
        : bad('Type a phone number, for example 01632 960001.')
    case 'email':
      return /^\S+@\S+\.\S+$/.test(typed) ? good(typed) : bad('Type an email address.')
    case 'headings':
      return readHeadings(inputs.value ?? '')
    case 'reference-pattern':
      return readReferencePattern(typed)
    case 'hours':
    case 'text':
      return typed ? good(typed) : bad('Type a few words.')
  }
}

export const isTime = (text: string | undefined): text is string => /^([01]\d|2[0-3]):[0-5]\d$/.test(text ?? '')

/** Reads when a forum meets: weekday, time, how often, cut-off, place. */
export function readPattern(inputs: Readonly<Record<string, string>>): ReadSetting {
  const { weekday: day, time, weeks, anchor, 'cut-off-day': cutOffDay, 'cut-off-time': cutOffTime, place } = inputs
  if (!weekday.safeParse(day).success || !isTime(time)) return bad('Choose the weekday and the time of the meeting.')
  const everyWeeks = Number(weeks ?? '1')
  if (![1, 2, 3, 4].includes(everyWeeks)) return bad('Choose how often it meets.')
  if (everyWeeks > 1 && !isDay(anchor ?? ''))
    return bad('For a meeting that is not every week, choose a day on which it meets.')
  const hasCutOff = Boolean(cutOffDay || cutOffTime)
  if (hasCutOff && (!weekday.safeParse(cutOffDay).success || !isTime(cutOffTime)))
    return bad('Choose both the weekday and the time of the cut-off, or neither.')
  const cutOff = hasCutOff ? { weekday: String(cutOffDay), time: String(cutOffTime) } : null
  const pattern: MeetingPattern = {
    weekday: String(day),
    time,
    everyWeeks,
    anchor: anchor || '2024-01-01',
    cutOff,
    place: place?.trim() || null,
  }
  return good(pattern)
}

/** One heading a line. `*` at the end: typed in the workbook only. */
function readHeadings(text: string): ReadSetting {
  const lines = text
    .split(/[\n;]+/)
    .map(line => line.trim())
    .filter(Boolean)
  const headings: RowHeading[] = lines.map(line => ({
    name: line.replace(/\s*\*$/, ''),
    identity: line.endsWith('*'),
  }))
  const names = new Set(headings.map(heading => heading.name.toLowerCase()))
  if (headings.length === 0) return bad('Type the headings, one on each line. Put * after those that identify a person.')
  if (names.size !== headings.length) return bad('Two headings have the same name.')
  return good(headings)
}

/** `CS-1042` as an example stands for: these letters, then as many digits. */
function readReferencePattern(example: string): ReadSetting {
  const tidy = example.toUpperCase().replace(/\s+/g, '-')
  if (!/\d/.test(tidy) || !/^[A-Z0-9/-]{2,24}$/.test(tidy))
    return bad('Type an example of a reference, with letters, digits, hyphens or slashes, such as CS-1042.')
  const pattern = `^${tidy.replace(/\d+/g, digits => `\\d{${digits.length}}`)}$`
  return good({ pattern, example: tidy })
}

export type SettingPress = {
  readonly person: Person
  readonly now: Date
  readonly id: string
  readonly inputs: Readonly<Record<string, string>>
}

/** Keeps a setting with who set it and when. Only an administrator of the council, only for a silence of its document. */
export function setSetting(procedure: Procedure, settings: readonly Setting[], press: SettingPress): Decision {
  if (!press.person.roles.includes('administrator')) return refuse({ code: 'not-your-role', needs: 'administrator' })
  const open = silencesToSet(procedure, settings).find(({ spec }) => spec.id === press.id)
  if (!open) return refuse({ code: 'route-not-offered', route: press.id })
  const read = readSetting(open.spec, press.inputs)
  if (!read.ok)
    return refuse({
      code: 'answer-needs',
      fields: [{ field: open.spec.label, problem: `: ${read.problem}` }],
    })
  const before = open.setting
  const nothing = { council: procedure.council, writes: [], events: [], outbox: [] }
  if (before && !before.sample && JSON.stringify(before.value) === JSON.stringify(read.value)) return accept(nothing)
  const at = press.now.toISOString()
  const setting: Setting = {
    council: procedure.council,
    id: press.id,
    value: read.value,
    revision: (before?.revision ?? 0) + 1,
    setBy: press.person.id,
    setAt: at,
  }
  return accept({
    council: procedure.council,
    writes: [{ kind: 'setting', setting, expects: before?.revision ?? 0 }],
    events: [
      {
        stream: `council:${procedure.council}`,
        type: 'setting-changed',
        at,
        by: press.person.id,
        facts: { id: press.id, from: before?.value ?? null, to: read.value },
      },
    ],
    outbox: [],
  })
}
