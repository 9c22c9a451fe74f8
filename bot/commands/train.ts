/** `npm run train`: compiles the word lists and rebuilds the weights from the repository's own data. */
import { writeFileSync } from 'node:fs'
import { compileLexicon } from '../../dialogs/understand/training/compile-lexicon.ts'
import { digestOf, readLexiconSource, readTemplateSlots, readTrainingLines, UNDERSTAND } from './read-utterances.ts'

function write(name: string, value: unknown): void {
  writeFileSync(new URL(name, UNDERSTAND), `${JSON.stringify(value, null, 1)}\n`)
}

const started = performance.now()
write('data/lexicon.json', compileLexicon(readLexiconSource()))
// Only now: what follows reads the word lists just written.
const { trainModels } = await import('../../dialogs/understand/training/train-models.ts')
const lines = readTrainingLines()
const trainedOn = digestOf(lines)
const { intents, safety, net } = trainModels(lines, readTemplateSlots())
write('weights-intents.json', { trainedOn, ...intents })
write('weights-safety.json', { trainedOn, ...safety })
write('weights-net.json', { trainedOn, ...net })
console.log(`${lines.length} lines, ${Math.round((performance.now() - started) / 1000)} seconds`)
