/** Writes `policies/answers/compiled.json` from the YAML beside it. Run it after every change of that YAML. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { askedLines, type Compiled, compileMatrix } from '../../policies/answers/compile.ts'
import type { AskedLine, Matrix } from '../../policies/answers/matrix.ts'
import { buildModel, netSettings } from '../../policies/answers/model.ts'

const folder = new URL('../../policies/answers/', import.meta.url)
const shared = ['topics', 'words', 'national'] as const

/** Reads every YAML file of the answer matrix: the shared ones by name, each other one is a council. */
export function readAnswerMatrix(): Compiled {
  const [topics, words, national] = shared.map(readYaml)
  const names = readdirSync(folder)
    .filter(file => file.endsWith('.yaml'))
    .map(file => file.slice(0, -'.yaml'.length))
    .filter(name => !shared.some(other => other === name))
  const councils = Object.fromEntries(names.sort().map(name => [name, readYaml(name)]))
  return compileMatrix({ topics, words, national, councils })
}

/** Further ways to ask, each file by one author: a topic and its questions a line. */
export function readAsked(): readonly unknown[] {
  const asked = new URL('asked/', folder)
  return readdirSync(asked)
    .filter(file => file.endsWith('.jsonl'))
    .sort()
    .flatMap(file => readFileSync(new URL(file, asked), 'utf8').trim().split('\n'))
    .map(line => JSON.parse(line))
}

/** A fingerprint of everything the model learns from: it shows whether the compiled file is out of date. */
export function digestOfAnswers(matrix: Matrix, lines: readonly AskedLine[]): string {
  return createHash('sha256')
    .update(JSON.stringify([matrix, lines, netSettings]))
    .digest('hex')
}

function readYaml(name: string): unknown {
  return parse(readFileSync(new URL(`${name}.yaml`, folder), 'utf8'))
}

function main(): void {
  const compiled = readAnswerMatrix()
  if (!compiled.ok) {
    process.stderr.write(`${compiled.problems.join('\n')}\n`)
    process.exitCode = 1
    return
  }
  const { matrix } = compiled
  const lines = askedLines(matrix, readAsked())
  const learnedFrom = digestOfAnswers(matrix, lines)
  const model = buildModel(matrix, lines)
  writeFileSync(new URL('compiled.json', folder), `${JSON.stringify({ learnedFrom, matrix, model })}\n`)
  process.stdout.write(`${matrix.topics.length} topics compiled\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
