const t = performance.now()
const { understand } = await import('../understand.ts')
console.log('load', performance.now() - t, 'since start', performance.now())
const { readFileSync } = await import('node:fs')
const lines = readFileSync('/work/shared/data/dev-intents.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map(l => JSON.parse(l).text)
const ts: number[] = []
for (let r = 0; r < 5; r++)
  for (const l of lines) {
    const a = performance.now()
    understand(l, { today: '2026-11-23' })
    ts.push(performance.now() - a)
  }
ts.sort((a, b) => a - b)
console.log('median', ts[ts.length >> 1], 'p99', ts[Math.floor(ts.length * 0.99)], 'max', ts.at(-1))
