import { readTrainLines } from '../../../bot/commands/read-utterances.ts'
import { entitiesOf } from '../entities.ts'
import { featuresOf } from '../features.ts'
import { identifyingIn } from '../identifying.ts'
import { trained } from '../models.ts'
import { normalise } from '../normalise.ts'
import { findCues } from '../safety-cues.ts'
import { severalIntents } from '../several-intents.ts'
import { understand } from '../understand.ts'

const texts = readTrainLines()
  .slice(0, 1500)
  .map(l => l.text)
const time = (n: string, f: (t: string) => unknown) => {
  for (const t of texts.slice(0, 300)) f(t)
  const s = performance.now()
  for (const t of texts) f(t)
  console.log(n, (((performance.now() - s) / texts.length) * 1000).toFixed(0), 'us')
}
time('understand', t => understand(t, { today: '2026-11-23' }))
time('features', featuresOf)
const norm = new Map(texts.map(t => [t, normalise(t)]))
time('cues', t => findCues(norm.get(t)!))
time('normalise', normalise)
time('entities', t => entitiesOf(t, '2026-11-23'))
time('identifying', identifyingIn)
time('several', t => severalIntents(t, trained.intents))
