import { readdirSync, readFileSync } from 'node:fs'
import { INTENTS } from '../understanding.ts'

const rows = readdirSync('/tmp')
  .filter(f => f.startsWith('dump-'))
  .flatMap(f => JSON.parse(readFileSync('/tmp/' + f, 'utf8')).map((r: any) => ({ ...r, a: f })))
const g = (name: string, score: (r: any) => number) => {
  const s = rows.filter(r => r.safety !== 'either').map(r => ({ safety: r.safety, v: score(r) }))
  const at = (t: number) =>
    (['now', 'not_now', 'none'] as const)
      .map(k => {
        const x = s.filter(y => y.safety === k)
        return (x.filter(y => y.v >= t).length / x.length).toFixed(3)
      })
      .join(' ')
  const now = s
    .filter(y => y.safety === 'now')
    .map(y => y.v)
    .sort((a, b) => a - b)
  console.log(
    name,
    now.length,
    [0.01, 0.03, 0.05]
      .map(q => {
        const t = now[Math.floor(q * now.length)]!
        return `rec${1 - q} t=${t.toFixed(3)}: ${at(t)}`
      })
      .join(' | '),
  )
}
const lo = (p: number) => Math.log(Math.max(p, 1e-6) / Math.max(1 - p, 1e-6))
const sg = (x: number) => 1 / (1 + Math.exp(-x))
g('whole', r => r.w)
g('sentmax.9', r => Math.max(r.w, 0.9 * r.sm))
g('intent', r => r.p[2])
g('avg logit', r => sg((lo(r.w) + lo(r.p[2])) / 2))
g('avg logit + sent', r => sg((lo(r.w) + lo(r.p[2])) / 2 + 0.25 * (Math.max(lo(r.sm), -2) + 2)))
g('avg logit+cue', r => sg((lo(r.w) + lo(r.p[2])) / 2 + (r.clear ? 1 : 0) + (r.live ? 0.5 : 0)))
g('avg logit+cue+sent', r =>
  sg(
    (lo(r.w) + lo(r.p[2])) / 2 + (r.clear ? 1 : 0) + (r.live ? 0.5 : 0) + 0.25 * (Math.max(lo(r.sm), -2) + 2),
  ),
)
const by: any = {}
for (const mode of ['p', 'nosg']) {
  const f: any = {}
  for (const r of rows) {
    if (!r.intent || r.safety === 'either') continue
    const sc = r.p.map((x: number, i: number) => (i === 2 ? (mode === 'p' ? x : -1) : x))
    let o = [...INTENTS.keys()].sort((a, b) => sc[b] - sc[a])
    if (mode === 'nosg') {
      const risk = sg((lo(r.w) + lo(r.p[2])) / 2 + (r.clear ? 0.5 : 0))
      if (risk >= 0.4) o = [2, ...o.filter(x => x !== 2)]
      else o = [...o.filter(x => x !== 2).slice(0, 2), 2, ...o.filter(x => x !== 2).slice(2)]
    }
    const ok = INTENTS[o[0]!] === r.intent || r.alt?.includes(INTENTS[o[0]!]!)
    const t3 = o.slice(0, 3).some((x: number) => INTENTS[x] === r.intent || r.alt?.includes(INTENTS[x]!))
    const e = (f[r.a] ??= { n: 0, ok: 0, t3: 0 })
    e.n++
    if (ok) e.ok++
    if (t3) e.t3++
  }
  console.log(
    mode,
    Object.entries(f)
      .map(([a, e]: any) => `${a.slice(5, 12)} ${(e.ok / e.n).toFixed(3)} ${(e.t3 / e.n).toFixed(3)}`)
      .join('  '),
  )
}
