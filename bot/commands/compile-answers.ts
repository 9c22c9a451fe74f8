/** Writes `policies/answers/compiled.json` from the YAML beside it. Run it after every change of that YAML. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { type Compiled, compileMatrix } from '../../policies/answers/compile.ts'
import { buildModel } from '../../policies/answers/model.ts'

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
  writeFileSync(new URL('compiled.json', folder), `${JSON.stringify({ matrix, model: buildModel(matrix) })}\n`)
  process.stdout.write(`${matrix.topics.length} topics compiled\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
