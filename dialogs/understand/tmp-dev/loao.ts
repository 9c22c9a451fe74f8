// full pipeline, leave one author out

import { writeFileSync } from 'node:fs'
import {
  readDevelopmentLines,
  readTemplateLines,
  readTrainLines,
} from '../../../bot/commands/read-utterances.ts'
import { featuresOf } from '../features.ts'
import { rankIntents } from '../intents.ts'
import { openModels } from '../models.ts'
import { readSafety } from '../safety.ts'
import { trainModels } from '../training/train-models.ts'
import { joinedLines } from '../training/vary.ts'
import { INTENTS } from '../understanding.ts'

const held = process.argv[2]!.split(','),
  verbose = process.argv[3] ?? ''
const train = [...readTrainLines(), ...readTemplateLines(), ...readDevelopmentLines()]
for (const h of held) {
  const models = openModels(trainModels(train.filter(l => !l.author.startsWith(h))))
  const test = train.filter(l => l.author.startsWith(h))
  const tp: any = {},
    fp: any = {},
    fn: any = {}
  let n = 0,
    ok = 0,
    t3 = 0
  const c: any = { now: {}, not_now: {}, none: {}, either: {} }
  const rows: any[] = []
  for (const l of test) {
    const f = featuresOf(l.text),
      s = readSafety(l.text, f, models),
      r = rankIntents(f, s, models.intents)
    c[l.safety][s.signal] = (c[l.safety][s.signal] ?? 0) + 1
    const live = s.cues.filter(x => !x.cancelledBy)
    rows.push({
      safety: l.safety,
      risk: s.risk,
      clear: live.some(x => x.strength === 'stop'),
      live: live.length > 0,
    })
    if (
      verbose.includes('s') &&
      ((l.safety === 'now' && s.signal !== 'stop') ||
        (l.safety === 'not_now' && s.signal === 'stop') ||
        (l.safety === 'none' && s.signal !== 'none'))
    )
      console.log(
        l.safety,
        s.signal,
        s.risk.toFixed(2),
        live.map(x => x.category + ':' + x.strength).join(','),
        '|',
        l.text,
      )
    if (!l.intent || l.safety === 'either') continue
    let p = r[0]!.intent
    n++
    if (l.alt?.includes(p)) p = l.intent
    if (p === l.intent) {
      ok++
      tp[p] = (tp[p] ?? 0) + 1
    } else {
      fp[p] = (fp[p] ?? 0) + 1
      fn[l.intent] = (fn[l.intent] ?? 0) + 1
      if (verbose.includes('i')) console.log(l.intent, '>', p, '|', l.text)
    }
    if (r.slice(0, 3).some(x => x.intent === l.intent || l.alt?.includes(x.intent))) t3++
  }
  const jc: any = { now: {}, none: {} }
  for (const l of joinedLines(test, 99, 400)) {
    const f = featuresOf(l.text),
      s = readSafety(l.text, f, models)
    jc[l.safety][s.signal] = (jc[l.safety][s.signal] ?? 0) + 1
  }
  console.log('   joined', JSON.stringify(jc))
  const f1 = INTENTS.map(i => {
    const t = tp[i] ?? 0
    return (2 * t) / Math.max(1, 2 * t + (fp[i] ?? 0) + (fn[i] ?? 0))
  })
  const tot = (x: any) => Object.values(x as Record<string, number>).reduce((a, b) => a + b, 0) || 1
  const rate = (x: any, ...k: string[]) => (k.reduce((a, b) => a + (x[b] ?? 0), 0) / tot(x)).toFixed(3)
  console.log(
    h,
    n,
    'acc',
    (ok / n).toFixed(3),
    'F1',
    (f1.reduce((a, b) => a + b) / INTENTS.length).toFixed(3),
    'top3',
    (t3 / n).toFixed(3),
    '| now stop',
    rate(c.now, 'stop'),
    'any',
    rate(c.now, 'stop', 'lead'),
    '| not stop',
    rate(c.not_now, 'stop'),
    'any',
    rate(c.not_now, 'stop', 'lead'),
    '| none stop',
    rate(c.none, 'stop'),
    'any',
    rate(c.none, 'stop', 'lead'),
  )
  writeFileSync(`/tmp/rows-${h}.json`, JSON.stringify(rows))
}
