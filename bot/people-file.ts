/** `PEOPLE_FILE`: CSV text -> people, or every problem at once with its line. */
import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import * as z from 'zod'
import type { Person, StepwiseRole } from '../policies/case.ts'

export const peopleHeader = ['id', 'name', 'council', 'roles', 'team', 'locality', 'manager', 'deputy'] as const
const roles = [
  'practitioner',
  'manager',
  'coordinator',
  'duty-manager',
  'administrator',
] as const satisfies readonly StepwiseRole[]

/** People as they were kept after a good reading. */
export const peopleSchema: z.ZodType<readonly Person[]> = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    council: z.string(),
    roles: z.array(z.enum(roles)),
    team: z.string(),
    locality: z.string(),
    manager: z.string().nullable(),
    deputy: z.string().nullable(),
  }),
)

export type People =
  | { readonly ok: true; readonly people: readonly Person[] }
  | { readonly ok: false; readonly problems: readonly string[] }

type Row = { readonly line: number; readonly cells: readonly string[] }

/** UTF-8 with or without a BOM, RFC 4180. `councils`: those that are served here. */
export function readPeople(bytes: Uint8Array, councils: readonly string[]): People {
  const rows = readRows(bytes)
  if (typeof rows === 'string') return { ok: false, problems: [rows] }
  const [header, ...lines] = rows
  const headerProblem = judgeHeader(header)
  if (headerProblem) return { ok: false, problems: [headerProblem] }
  const found = lines.map(row => ({ row, person: toPerson(row.cells) }))
  const byId = new Map(found.map(({ person }) => [person.id, person]))
  const problems = found.flatMap(({ row, person }) =>
    [...judgeRow(row, person, councils), ...judgeLinks(person, byId)].map(problem => `line ${row.line}: ${problem}`),
  )
  const all = [...problems, ...repeated(found)].sort((a, b) => lineOf(a) - lineOf(b))
  return all.length > 0 ? { ok: false, problems: all } : { ok: true, people: found.map(({ person }) => person) }
}

const lineOf = (problem: string): number => Number(/^line (\d+)/.exec(problem)?.[1])

function readRows(bytes: Uint8Array): readonly Row[] | string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const options = { info: true, raw: true, relax_column_count: true, skip_empty_lines: true } as const
    const records = parse(text, options) as unknown as readonly {
      info: { lines: number }
      raw: string
      record: string[]
    }[]
    return records.map(({ info, raw, record }) => ({
      line: firstLine(info.lines, raw),
      cells: record.map(cell => cell.trim()),
    }))
  } catch (error) {
    if (error instanceof CsvError) return `line ${Number(error.lines ?? 1)}: ${error.message}`
    if (error instanceof TypeError) return 'line 1: the file is not written in UTF-8'
    throw error
  }
}

/** The parser counts to the end of a record; a quoted cell may hold line breaks. */
const firstLine = (last: number, raw: string): number => last - (raw.trim().match(/\r\n|\n|\r/g)?.length ?? 0)

function judgeHeader(header: Row | undefined): string | null {
  const wanted = peopleHeader.join(',')
  return header?.cells.join(',') === wanted ? null : `line ${header?.line ?? 1}: the first line must read ${wanted}`
}

function toPerson(cells: readonly string[]): Person {
  const cell = (name: (typeof peopleHeader)[number]) => cells[peopleHeader.indexOf(name)] ?? ''
  return {
    id: personId(cell('id')),
    name: cell('name'),
    council: cell('council'),
    roles: cell('roles').split(/\s+/).filter(Boolean) as StepwiseRole[],
    team: cell('team'),
    locality: cell('locality'),
    manager: personId(cell('manager')) || null,
    deputy: personId(cell('deputy')) || null,
  }
}

/** Microsoft's ids mean the same in capitals. */
export const personId = (id: string): string => (/^[0-9a-f-]{36}$/i.test(id) ? id.toLowerCase() : id)

function judgeRow(row: Row, person: Person, councils: readonly string[]): readonly string[] {
  const problems: string[] = []
  if (row.cells.length !== peopleHeader.length)
    problems.push(`has ${row.cells.length} columns instead of ${peopleHeader.length}`)
  if (!person.id) problems.push('id is empty')
  else if (/\s/.test(person.id)) problems.push('id holds a space')
  if (!person.name) problems.push('name is empty')
  if (!councils.includes(person.council)) problems.push(`council "${person.council}" is not one of ${councils.join(', ')}`)
  if (person.roles.length === 0) problems.push('roles is empty')
  for (const role of person.roles) {
    if (!roles.includes(role)) problems.push(`role "${role}" is not one of ${roles.join(', ')}`)
  }
  return problems
}

function judgeLinks(person: Person, byId: ReadonlyMap<string, Person>): readonly string[] {
  return (['manager', 'deputy'] as const).flatMap(field => {
    const id = person[field]
    if (!id) return []
    const other = byId.get(id)
    if (!other) return [`${field} "${id}" is not in the file`]
    return other.council === person.council ? [] : [`${field} "${id}" is of another council`]
  })
}

function repeated(found: readonly { readonly row: Row; readonly person: Person }[]): readonly string[] {
  const first = new Map<string, number>()
  return found.flatMap(({ row, person }) => {
    const before = first.get(person.id)
    if (before === undefined) first.set(person.id, row.line)
    return before === undefined || !person.id
      ? []
      : [`line ${row.line}: id "${person.id}" stands in line ${before} already`]
  })
}
