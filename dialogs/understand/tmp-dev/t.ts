import { featuresOf } from '/work/main/dialogs/understand/features.ts'
import { findCues } from '/work/main/dialogs/understand/safety-cues.ts'

console.log(featuresOf('can you put CS-1042 down for tues').buckets.length)
console.log(findCues('Nursery found purple marks on his thighs and nobody can account for them, no abuse'))

import { readFileSync } from 'node:fs'

const lines = readFileSync('/work/shared/data/dev-safeguarding.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map(l => JSON.parse(l))
const t = performance.now()
for (const l of lines) featuresOf(l.text)
console.log((performance.now() - t) / lines.length)
for (const l of lines) {
  const c = findCues(l.text).filter(c => !c.cancelledBy)
  const s = c.some(x => x.strength == 'stop') ? 'stop' : c.length ? 'lead' : 'none'
  if ((l.label == 'now') != (s == 'stop')) console.log(l.label, s, l.text, JSON.stringify(findCues(l.text)))
}
