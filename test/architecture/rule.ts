/** What a rule of the architecture is: a sentence, the reason for it, how it is checked, and a file that breaks it. */
import { type Import, type Source, sourceOf } from './source-files.ts'

export type Rule = {
  /** Reads after "the code": `the code … keeps arrows pointing down`. */
  readonly title: string
  readonly because: string
  readonly find: (sources: readonly Source[]) => readonly string[]
  /** A file, by path, that must be found: the rule is proved by it. */
  readonly broken: Readonly<Record<string, string>>
}

export const planted = (broken: Rule['broken']): readonly Source[] =>
  Object.entries(broken).map(([path, text]) => sourceOf(path, text))

/** `path:line what` for every import that `wrong` says something about. */
export function findImports(sources: readonly Source[], wrong: (source: Source, imported: Import) => boolean): string[] {
  return sources.flatMap(source =>
    source.imports
      .filter(imported => wrong(source, imported))
      .map(imported => `${source.path}:${imported.line} imports ${imported.from}`),
  )
}

type Part = 'text' | 'code' | 'bare'
/** `path:line what` for every place where a pattern (with the flag `g`) matches. */
export function findText(sources: readonly Source[], pattern: RegExp, part: Part = 'bare'): string[] {
  return sources.flatMap(source =>
    [...source[part].matchAll(pattern)].map(match => {
      const line = source[part].slice(0, match.index).split('\n').length
      return `${source.path}:${line} has ${match[0].trim().replaceAll(/\s+/g, ' ')}`
    }),
  )
}

/** Files whose path matches. */
export const findPaths = (sources: readonly Source[], wrong: (source: Source) => string | null): string[] =>
  sources.flatMap(source => {
    const problem = wrong(source)
    return problem ? [`${source.path} ${problem}`] : []
  })
