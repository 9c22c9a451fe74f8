/** The council's own headings, read off the first row of a workbook: each marked kept, identity or filled by Stepwise. */
import type { Person } from './case.ts'
import { accept, type Decision, refuse } from './decision.ts'
import type { Setting } from './meeting-record.ts'
import type { Procedure } from './procedure.ts'
import { headingKey, type RowHeading } from './transfer-row.ts'

export const headingsSetting = 'spreadsheet.headings'
/** How many headings a council may have, and how long one may be: what a card can ask about and an agenda can show. */
export const headingLimits = { count: 40, length: 80 } as const

/** What a heading may be. `kept` and `identity` are typed by people, the others are filled by Stepwise. */
export const headingKinds = ['kept', 'identity', 'reference', 'worker', 'team', 'locality', 'route'] as const
export type HeadingKind = (typeof headingKinds)[number]

export const isHeadingKind = (text: string | undefined): text is HeadingKind => headingKinds.some(kind => kind === text)

export const mayReadHeadings = ({ roles }: Person): boolean =>
  roles.includes('coordinator') || roles.includes('administrator')

/** Why a first row cannot become headings; null when it can. */
export type HeadingsProblem =
  | { readonly code: 'too-many'; readonly limit: number }
  | { readonly code: 'too-long'; readonly limit: number }
  /** A column in the middle has none. */
  | { readonly code: 'gap' }
  /** Two that read the same, capitals and punctuation aside. */
  | { readonly code: 'twice' }
  /** A cell that says who somebody is: these are rows, not headings. */
  | { readonly code: 'identifying' }

export function headingsProblem(names: readonly string[], identifies: (text: string) => boolean): HeadingsProblem | null {
  if (names.some(identifies)) return { code: 'identifying' }
  if (names.length > headingLimits.count) return { code: 'too-many', limit: headingLimits.count }
  if (names.some(name => name.length > headingLimits.length)) return { code: 'too-long', limit: headingLimits.length }
  if (names.some(name => name.trim() === '')) return { code: 'gap' }
  const keys = names.map(name => headingKey({ name, identity: false }))
  return new Set(keys).size < keys.length ? { code: 'twice' } : null
}

export const headingOf = (name: string, kind: HeadingKind): RowHeading => ({
  name,
  identity: kind === 'identity',
  ...(kind === 'kept' || kind === 'identity' ? {} : { source: kind }),
})

export type HeadingsPress = {
  readonly person: Person
  readonly now: Date
  /** Revision of the setting that the form was made for. */
  readonly seen: number
  readonly headings: readonly RowHeading[]
}

/** Keeps the headings with who set them and when. Coordinators and administrators may; nobody over somebody else's. */
export function setHeadings(procedure: Procedure, before: Setting | undefined, press: HeadingsPress): Decision {
  const { person, now, headings } = press
  if (!mayReadHeadings(person)) return refuse({ code: 'not-your-role', needs: 'coordinator' })
  const { council } = procedure
  if (before && !before.sample && printOf(before.value) === printOf(headings))
    return accept({ council, writes: [], events: [], outbox: [] })
  const expects = before?.revision ?? 0
  if (expects !== press.seen)
    return refuse({ code: 'setting-changed', by: before?.setBy ?? null, at: before?.setAt ?? now.toISOString() })
  const at = now.toISOString()
  const setting: Setting = {
    council,
    id: headingsSetting,
    value: headings,
    revision: expects + 1,
    setBy: person.id,
    setAt: at,
  }
  const facts = { id: headingsSetting, from: before?.value ?? null, to: headings }
  return accept({
    council,
    writes: [{ kind: 'setting', setting, expects }],
    events: [{ stream: `council:${council}`, type: 'setting-changed', at, by: person.id, facts }],
    outbox: [],
  })
}

/** The same headings in the same order read the same, however a database keeps them. */
const printOf = (value: unknown): string =>
  Array.isArray(value) ? JSON.stringify(value.map(({ name, identity, source }) => [name, identity, source])) : ''
