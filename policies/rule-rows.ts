/** Every rule of a procedure as one plain row: for lists, for comparing councils, and for telling versions apart. */
import type { Ambiguity, CouncilId, RuleId } from './council.ts'
import type { Force, Procedure } from './procedure.ts'

/** U, D routes up and down · C checklist · T time limits · F meetings · R roles · K contacts · X refusals · A ambiguities · S silences */
export type RuleKind = 'U' | 'D' | 'C' | 'T' | 'F' | 'R' | 'K' | 'X' | 'A' | 'S'
/** Kinds that say something; the others say what the document leaves open. */
export const everyRule: readonly RuleKind[] = ['U', 'D', 'C', 'T', 'F', 'R', 'K', 'X']

/**
 * `force`: M must, E expected, G good practice; null for what is no checklist item. `section`: null for a silence,
 * and for an ambiguity about nothing in particular; an ambiguity stands in the sections of the rules it is about.
 */
export type RuleRow = {
  readonly id: RuleId
  readonly council: CouncilId
  readonly kind: RuleKind
  readonly section: string | null
  readonly force: 'M' | 'E' | 'G' | null
  readonly text: string
}

export const forceLetter = { must: 'M', expected: 'E', 'good-practice': 'G' } as const satisfies Record<Force, string>

type Bare = Pick<RuleRow, 'id' | 'section' | 'text'> & { readonly force?: Force }

/** All rows of one council, in the order of the kinds and, within a kind, of the files. */
export function ruleRows(procedure: Procedure): readonly RuleRow[] {
  return [...routeRows(procedure), ...ruleTexts(procedure), ...peopleRows(procedure), ...openRows(procedure)].map(
    ({ id, section, text, force }) => ({
      id,
      council: procedure.council,
      kind: id.charAt(3) as RuleKind,
      section,
      force: force ? forceLetter[force] : null,
      text,
    }),
  )
}

function routeRows({ routes }: Procedure): readonly Bare[] {
  const rows = routes.map(({ id, section, name, chosenWhen }) => ({
    id,
    section,
    text: `${name}. ${chosenWhen}`,
  }))
  return [...rows.filter(row => row.id.charAt(3) === 'U'), ...rows.filter(row => row.id.charAt(3) !== 'U')]
}

function ruleTexts({ items, limits, forums }: Procedure): readonly Bare[] {
  return [
    ...items.map(({ id, section, text, force }) => ({ id, section, text, force })),
    ...limits.map(({ id, section, text }) => ({ id, section, text })),
    ...forums.map(({ id, section, name, cadence, attends }) => ({
      id,
      section,
      text: sentences(name, cadence, attends),
    })),
  ]
}

function peopleRows({ roles, contacts, refusals }: Procedure): readonly Bare[] {
  return [
    ...roles.map(({ id, section, name }) => ({ id, section: section ?? null, text: name })),
    ...contacts.map(({ id, section, name, purpose, phone, email, hours }) => ({
      id,
      section,
      text: sentences(name, purpose, phone, email, hours?.printed),
    })),
    ...refusals.map(({ id, section, when, then }) => ({ id, section, text: sentences(when, then) })),
  ]
}

function openRows(procedure: Procedure): readonly Bare[] {
  return [
    ...procedure.ambiguities.map(entry => ({
      id: entry.id,
      section: sectionOf(procedure, entry),
      text: entry.text,
    })),
    ...procedure.silences.map(({ id, text, ask }) => ({
      id,
      section: null,
      text: sentences(text, `Ask: ${ask}`),
    })),
  ]
}

function sectionOf(procedure: Procedure, { about }: Ambiguity): string | null {
  const rules: readonly { readonly id: string; readonly section?: string }[] = [
    ...procedure.routes,
    ...procedure.items,
    ...procedure.limits,
    ...procedure.forums,
    ...procedure.roles,
    ...procedure.contacts,
    ...procedure.refusals,
  ]
  const sections = about.flatMap(id => rules.find(rule => rule.id === id)?.section?.split(/,\s+/) ?? [])
  return sections.length > 0 ? [...new Set(sections)].join(', ') : null
}

/** Parts put together as sentences; those that are not there are left out. */
export function sentences(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .map(part => (/[.!?:]$/.test(part) ? part : `${part}.`))
    .join(' ')
}
