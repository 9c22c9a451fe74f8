import { understand } from '../understand.ts'

for (const t of process.argv.slice(2)) {
  const u = understand(t, { today: '2026-11-22', lastIntent: 'timescale_question', lastCaseRef: 'CS-1042' })
  console.log(
    t,
    '\n ',
    u.intents
      .slice(0, 3)
      .map(i => i.intent + ' ' + i.confidence.toFixed(2))
      .join(', '),
    u.sure,
    u.also,
    JSON.stringify(u.entities),
    u.safety,
    JSON.stringify(u.identifying),
  )
}
