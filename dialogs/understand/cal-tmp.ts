import { readTrainLines, readTemplateLines, readTemplateSlots, readDevelopmentLines } from '/work/main/bot/commands/read-utterances.ts'
import { trainModels } from '/work/main/dialogs/understand/training/train-models.ts'
import { openModels } from '/work/main/dialogs/understand/models.ts'
import { featuresOf } from '/work/main/dialogs/understand/features.ts'
import { readSafety } from '/work/main/dialogs/understand/safety.ts'
import { rankIntents } from '/work/main/dialogs/understand/intents.ts'
import { intentFigures, safetyFigures, confusions } from '/work/main/dialogs/understand/training/figures.ts'
import { writeFileSync } from 'node:fs'
const all = [...readTrainLines(), ...readTemplateLines(), ...readDevelopmentLines()]
for (const h of process.argv.slice(2)) {
  const models = openModels(trainModels(all.filter(l => !l.author.startsWith(h)), readTemplateSlots()))
  const rows: any[] = []
  const out = all.filter(l => l.author.startsWith(h)).map(line => { const f = featuresOf(line.text), s = readSafety(line.text, f, models), r = rankIntents(f, s, models.intents)
    rows.push({ safety: line.safety, risk: s.risk, p: r[0]!.confidence, d: r[0]!.confidence - r[1]!.confidence, ok: r[0]!.intent === line.intent || line.alt?.includes(r[0]!.intent), stop: s.signal === 'stop', text: line.text, got: r[0]!.intent, want: line.intent })
    return { line, top: r.slice(0, 3).map(x => x.intent), safety: s.signal } })
  writeFileSync(`/tmp/rows-${h}.json`, JSON.stringify(rows))
  console.log(h, JSON.stringify(intentFigures(out)), ...(['now', 'not_now', 'none'] as const).map(k => JSON.stringify(safetyFigures(out, k))))
  for (const t of [.3, .45, .6, .7, .8, .9, .95]) { const x = rows.filter(r => !r.stop && r.p >= t); console.log('  p>=', t, 'share', (x.length / rows.filter(r => !r.stop).length).toFixed(2), 'right', (x.filter(r => r.ok).length / x.length).toFixed(3)) }
}
