/** Every TypeScript file of the project, with what it imports. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { bareCode } from './bare-code.ts'

export const root = join(import.meta.dirname, '../..')
export const folders = ['bot', 'cards', 'dialogs', 'policies', 'test'] as const

export type Import = {
  /** As written: `../policies/case.ts`, `zod`, `node:fs`. */
  readonly from: string
  /** The file it means, from the project's root; null for a package. */
  readonly file: string | null
  /** Only types: gone at run time. */
  readonly type: boolean
  /** `await import(…)` */
  readonly dynamic: boolean
  readonly names: readonly string[]
  readonly line: number
}
export type Source = {
  readonly path: string
  readonly text: string
  readonly lines: number
  readonly code: string
  readonly bare: string
  readonly imports: readonly Import[]
}

/** All sources under the five folders and beside them. */
export function readSources(): readonly Source[] {
  const beside = readdirSync(root).filter(name => name.endsWith('.ts'))
  const within = folders.flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts'))
      .map(name => posix.join(folder, name)),
  )
  return [...beside, ...within].sort().map(path => sourceOf(path, readFileSync(join(root, path), 'utf8')))
}

export function sourceOf(path: string, text: string): Source {
  const { code, bare } = bareCode(text)
  return { path, text, lines: text.trimEnd().split('\n').length, code, bare, imports: importsOf(path, code) }
}

const statement = /^[ \t]*(?:import|export)\b(?<clause>[^'";]*?)\bfrom\s*['"](?<from>[^'"]+)['"]/gm
const effect = /^[ \t]*import\s*['"](?<from>[^'"]+)['"]/gm
const dynamic = /\b(?:import|require)\(\s*['"](?<from>[^'"]+)['"]/g

function importsOf(path: string, code: string): Import[] {
  const found = (pattern: RegExp) => [...code.matchAll(pattern)]
  const make = (match: RegExpExecArray | RegExpMatchArray, more: Partial<Import>): Import => {
    const from = match.groups?.from ?? ''
    const file = from.startsWith('.') ? posix.join(dirname(path), from) : null
    const line = code.slice(0, match.index).split('\n').length
    return { from, file, line, type: false, dynamic: false, names: [], ...more }
  }
  return [
    ...found(statement).map(match => make(match, clauseOf(match.groups?.clause ?? ''))),
    ...found(effect).map(match => make(match, {})),
    ...found(dynamic).map(match => make(match, { dynamic: true })),
  ]
}

/** `type { A }`, `{ type A, b }`, `* as z`, `a, { b }` */
function clauseOf(clause: string): Pick<Import, 'type' | 'names'> {
  const inner = /\{([^}]*)\}/.exec(clause)?.[1]
  const parts = (inner ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)
  const whole = /^\s*type\b/.test(clause)
  const outside = clause.replace(/\{[^}]*\}/, '').replace(/[,\s]/g, '')
  const values = parts.filter(part => !part.startsWith('type '))
  const type = whole || (inner !== undefined && parts.length > 0 && values.length === 0 && outside === '')
  return {
    type,
    names: type ? [] : [...values.map(part => part.split(/\s+as\s+/)[0] ?? part), ...(outside ? [outside] : [])],
  }
}

/** The package an import names: `@scope/name`, `name`, or `node:fs`. */
export function packageOf({ from }: Import): string {
  if (from.startsWith('node:')) return from
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')
}

export const folderOf = (path: string): string => path.split('/')[0] ?? ''
