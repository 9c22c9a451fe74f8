/** YAML text to a checked Procedure: every problem at once, each with its file and line. */
import { LineCounter, parseDocument } from 'yaml'
import type * as z from 'zod'
import { councilSchema } from './council.ts'
import { directionSchema, type Procedure } from './procedure.ts'

export type Problem = { readonly file: string; readonly line: number; readonly message: string }
export type ProcedureFile = { readonly name: string; readonly text: string }
export type ProcedureFiles = {
  readonly council: ProcedureFile
  readonly stepDown: ProcedureFile
  readonly stepUp: ProcedureFile
}
export type Loaded =
  | { readonly ok: true; readonly procedure: Procedure; readonly lineOf: LineOf }
  | { readonly ok: false; readonly problems: readonly Problem[] }
/** Where the entry with this id (or the file's first line) stands. */
export type LineOf = (id: string) => { readonly file: string; readonly line: number }

type Parsed<T> = { readonly value: T | undefined; readonly problems: Problem[] }

/** Reads one council's three files. Wrong YAML, unknown keys and wrong values are all reported together. */
export function loadProcedure(files: ProcedureFiles): Loaded {
  const council = parse(files.council, councilSchema)
  const down = parse(files.stepDown, directionSchema)
  const up = parse(files.stepUp, directionSchema)
  const problems = [...council.problems, ...down.problems, ...up.problems]
  if (!council.value || !down.value || !up.value) return { ok: false, problems }
  const procedure: Procedure = {
    ...council.value,
    routes: [...down.value.routes, ...up.value.routes],
    questions: [...down.value.questions, ...up.value.questions],
    items: [...down.value.items, ...up.value.items],
    texts: [...down.value.texts, ...up.value.texts],
  }
  return { ok: true, procedure, lineOf: linesOf([files.council, files.stepDown, files.stepUp]) }
}

function parse<S extends z.ZodType>(file: ProcedureFile, schema: S): Parsed<z.output<S>> {
  const lines = new LineCounter()
  const document = parseDocument(file.text, { lineCounter: lines, uniqueKeys: true })
  if (document.errors.length > 0) {
    const problems = document.errors.map(error => ({
      file: file.name,
      line: lines.linePos(error.pos[0]).line,
      message: error.message.split('\n')[0] ?? error.message,
    }))
    return { value: undefined, problems }
  }
  const result = schema.safeParse(document.toJS() ?? {})
  if (result.success) return { value: result.data, problems: [] }
  const problems = result.error.issues.map(issue => ({
    file: file.name,
    line: lineAt(document, lines, issue.path),
    message: `${issue.path.join('.') || 'file'}: ${issue.message}`,
  }))
  return { value: undefined, problems }
}

/** The nearest node that exists on the path tells the line: a missing key is reported at its parent. */
function lineAt(document: ReturnType<typeof parseDocument>, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined
    if (node?.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

function linesOf(files: readonly ProcedureFile[]): LineOf {
  const found = new Map<string, { file: string; line: number }>()
  for (const file of files) {
    for (const [index, line] of file.text.split('\n').entries()) {
      const id = /^\s*-?\s*\{?\s*id:\s*([A-Za-z0-9.-]+)/.exec(line)?.[1]
      if (id && !found.has(id)) found.set(id, { file: file.name, line: index + 1 })
    }
  }
  return id => found.get(id) ?? { file: files[0]?.name ?? '', line: 1 }
}
