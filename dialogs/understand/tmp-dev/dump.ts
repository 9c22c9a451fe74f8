import { writeFileSync } from 'node:fs'
import {
  readDevelopmentLines,
  readTemplateLines,
  readTrainLines,
} from '../../../bot/commands/read-utterances.ts'
import { sentencesOf } from '../clauses.ts'
import { featuresOf } from '../features.ts'
import { tidy } from '../normalise.ts'
import { findCues } from '../safety-cues.ts'
import { safetyExamples } from '../training/examples.ts'
import { fit, softmax } from '../training/fit.ts'
import { joinedLines, variantsOf } from '../training/vary.ts'
import { INTENTS } from '../understanding.ts'

const held = process.argv[2]!
const train = [...readTrainLines(), ...readTemplateLines(), ...readDevelopmentLines()]
const S = { rounds: 10, rate: 0.3, decay: 3e-5, seed: 20261123 }
const src = train.filter(l => !l.author.startsWith(held))
const varied = src.flatMap(variantsOf)
const K = INTENTS.length
const mi = fit(
  varied
    .filter(l => l.intent)
    .map(l => ({
      features: featuresOf(l.text),
      weight: l.weight ?? 1,
      target: l.alt?.length
        ? [
            { label: INTENTS.indexOf(l.intent!), share: 0.7 },
            ...l.alt.map(a => ({ label: INTENTS.indexOf(a), share: 0.3 / l.alt!.length })),
          ]
        : [{ label: INTENTS.indexOf(l.intent!), share: 1 }],
    })),
  { ...S, labels: K },
)
const ms = fit(safetyExamples([...varied, ...joinedLines(src, S.seed, 1200)]), { ...S, labels: 2 })
const dot = (m: any, f: any, k: number) => {
  const s = Float64Array.from(m.bias)
  for (let i = 0; i < f.buckets.length; i++)
    for (let j = 0; j < k; j++) s[j]! += f.values[i] * m.weights[f.buckets[i] * k + j]!
  return softmax(s)
}
const rows = train
  .filter(l => l.author.startsWith(held))
  .map(l => {
    const f = featuresOf(l.text)
    const sents = sentencesOf(tidy(l.text))
    const sp = sents.length > 1 ? sents.map(s => dot(ms, featuresOf(s), 2)[1]!) : []
    const si = sents.length > 1 ? sents.map(s => dot(mi, featuresOf(s), K)[2]!) : []
    const live = findCues(l.text).filter(c => !c.cancelledBy)
    return {
      text: l.text,
      intent: l.intent,
      alt: l.alt,
      safety: l.safety,
      w: dot(ms, f, 2)[1]!,
      sm: Math.max(0, ...sp),
      p: [...dot(mi, f, K)],
      sim: Math.max(0, ...si),
      clear: live.some(c => c.strength === 'stop'),
      live: live.length > 0,
    }
  })
writeFileSync(`/tmp/dump-${held}.json`, JSON.stringify(rows))
console.log(held, rows.length)
