/** `npm run train`: compiles the word lists and rebuilds the weights from the repository's own data. */
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'
import { compileLexicon } from '../../dialogs/understand/training/compile-lexicon.ts'
import { readTrainingLines } from './read-utterances.ts'

const FOLDER = new URL('../../dialogs/understand/', import.meta.url)

function readList(name: string) {
  return parse(readFileSync(new URL(`data/${name}.yaml`, FOLDER), 'utf8'))
}

function write(name: string, value: unknown): void {
  writeFileSync(new URL(name, FOLDER), `${JSON.stringify(value, null, 1)}\n`)
}

const started = performance.now()
write(
  'data/lexicon.json',
  compileLexicon({
    words: readList('words'),
    concepts: readList('concepts'),
    safety: readList('safety'),
    councils: readList('councils'),
  }),
)
// Only now: what follows reads the word lists just written.
const { trainModels } = await import('../../dialogs/understand/training/train-models.ts')
const lines = readTrainingLines()
const { intents, safety } = trainModels(lines)
write('weights-intents.json', intents)
write('weights-safety.json', safety)
console.log(`${lines.length} lines, ${Math.round((performance.now() - started) / 1000)} seconds`)
